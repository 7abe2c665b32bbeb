import { table } from '../../export/table.js';
import type { FilterField } from '../../filter/field.js';
import type { Context } from '../context.js';
import { fieldValues } from '../field-values.js';
import { filterTable } from '../filter-table.js';

const TITLES = ['Field', 'Type', 'From', 'Title', 'Clause', 'Also called', 'Values'];

function cells(field: FilterField): readonly string[] {
  const { name, type, isDerived, title, spec, aliases } = field;
  return [name, type, isDerived ? 'derived' : 'decoded', title, spec, aliases.join(', '), fieldValues(field)];
}

/** `fields`: every field of the display filter by its public name. */
export function fields(context: Context): void {
  const rows = filterTable().fields.map((field) => cells(field).map((text) => ({ text })));
  context.output.lines(table(TITLES.map((title) => ({ title })), rows, context.paint));
}
