import { DISSECTORS } from '../../../dissectors/index.js';
import { listFields } from '../../dissect/fields.js';
import { table } from '../../export/table.js';
import type { Context } from '../context.js';

const TITLES = ['Field', 'Type', 'Title', 'Clause', 'Wireshark'];

/** `fields`: every field by its public name. */
export function fields(context: Context): void {
  const rows = listFields(DISSECTORS).map(({ name, type, title, spec, alias }) => [name, type, title, spec, alias ?? ''].map((text) => ({ text })));
  context.output.lines(table(TITLES.map((title) => ({ title })), rows, context.paint));
}
