import type { Dissector } from '../dissect/types.js';
import { decodedFields, layerFields } from './decoded-fields.js';
import { FieldTable } from './field-table.js';
import { FRAME_FIELDS, LINK_FIELDS } from './frame-fields.js';
import { ruleField, STORY_FIELDS } from './story-fields.js';
import { VSI_FIELDS } from './vsi-fields.js';

/** The table of all fields: those that the dissectors name, their layers, and what is made of them. `rules`: ids of the rules. */
export function filterFields(dissectors: readonly Dissector[], rules: readonly string[]): FieldTable {
  return new FieldTable([...decodedFields(dissectors), ...layerFields(dissectors), ...FRAME_FIELDS, ...LINK_FIELDS, ...VSI_FIELDS, ruleField(rules), ...STORY_FIELDS]);
}
