import type { FilterField } from '../filter/field.js';

/** The values of a field that have names: `0 bridge, 1 station`, or the names alone; empty where it has none. */
export function fieldValues({ type, names, words }: FilterField): string {
  if (type === 'enum' && names) return Object.entries(names).map(([value, name]) => `${value} ${name}`).join(', ');
  return words.join(', ');
}
