import { DISSECTORS } from '../../dissectors/index.js';
import { filterFields } from '../filter/filter-fields.js';
import type { FieldTable } from '../filter/field-table.js';
import { RULES } from '../rules/index.js';

/** Every field of the display filter, in the order of the names. */
export function filterTable(): FieldTable {
  return filterFields(DISSECTORS, RULES.map(({ id }) => id));
}
