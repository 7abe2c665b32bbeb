import { DISSECTORS } from '../../dissectors/index.js';
import { listFields } from '../dissect/fields.js';
import type { FieldInfo } from '../model/decoded.js';

/** Every field by its public name, in the order of the names. */
export function fieldList(): readonly FieldInfo[] {
  return listFields(DISSECTORS).sort((a, b) => (a.name < b.name ? -1 : 1));
}
