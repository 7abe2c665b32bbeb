import { table } from '../../export/table.js';
import type { Context } from '../context.js';
import { fieldList } from '../field-list.js';

const TITLES = ['Field', 'Type', 'Title', 'Clause', 'Wireshark'];

/** `fields`: every field by its public name. */
export function fields(context: Context): void {
  const rows = fieldList().map(({ name, type, title, spec, alias }) => [name, type, title, spec, alias ?? ''].map((text) => ({ text })));
  context.output.lines(table(TITLES.map((title) => ({ title })), rows, context.paint));
}
