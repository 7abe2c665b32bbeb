import { nearest } from '../text/nearest.js';
import type { FieldUse } from './ast.js';
import type { FilterField } from './field.js';
import { FilterError } from './filter-error.js';

/** The fields that filters know, by name and alias; case does not count. */
export class FieldTable {
  /** In the order of the names. */
  readonly fields: readonly FilterField[];
  readonly #byName = new Map<string, FilterField>();

  /** Throws where two fields have one name: a mistake in the tables. */
  constructor(fields: readonly FilterField[]) {
    this.fields = fields.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    for (const field of fields) {
      for (const name of new Set([field.name, ...field.aliases].map((one) => one.toLowerCase()))) {
        if (this.#byName.has(name)) throw new Error(`${field.name} and ${this.#byName.get(name)!.name} are both called ${name}`);
        this.#byName.set(name, field);
      }
    }
  }

  /** The field of a name or alias, null where there is none. */
  find(name: string): FilterField | null {
    return this.#byName.get(name.toLowerCase()) ?? null;
  }

  /** The field that is meant; throws FilterError with the nearest name. */
  get(use: FieldUse): FilterField {
    const field = this.find(use.name);
    if (field) return field;
    const meant = nearest(use.name, this.fields.flatMap(({ name, aliases }) => [name, ...aliases]));
    throw new FilterError(`unknown field ${use.name}${meant ? `, did you mean ${meant}?` : '; evbscope fields lists them'}`, use);
  }
}
