import { compileFilter } from '../filter/compile.js';
import { complete, type Candidate } from '../filter/complete.js';
import type { FieldTable } from '../filter/field-table.js';
import { FilterError } from '../filter/filter-error.js';
import { FilterRows } from '../filter/filter-rows.js';
import type { Completion } from './prompt.js';
import type { Recording } from './recording.js';
import { NO_FILTER, type RowFilter } from './row-filter.js';

/** The display filter of the screens: on frames, lives and findings of a recording. */
export class Filtering {
  readonly #recording: Recording;
  readonly #table: FieldTable;
  #rows: FilterRows;

  constructor(recording: Recording, table: FieldTable) {
    this.#recording = recording;
    this.#table = table;
    this.#rows = new FilterRows(recording);
  }

  /** The recording has grown. */
  renew(): void {
    this.#rows = new FilterRows(this.#recording);
  }

  /** What a text lets pass; '' lets everything. Throws FilterError. */
  compile(text: string): RowFilter {
    if (text.trim() === '') return NO_FILTER;
    const filter = compileFilter(text, this.#table);
    const { frames } = this.#recording;
    return {
      frame: (id) => {
        const row = frames.row(id);
        return row !== null && filter.matches(this.#rows.ofFrame(row));
      },
      life: (life) => filter.matches(this.#rows.ofLife(life)),
      finding: (finding) => filter.matches(this.#rows.ofFinding(finding)),
      isLasting: !filter.needs.has('story'),
    };
  }

  /** What is wrong with a text, and at which of its characters; null for nothing. */
  check(text: string): string | null {
    try {
      this.compile(text);
      return null;
    } catch (error) {
      if (!(error instanceof FilterError)) throw error;
      return `${error.message} (at ${error.at + 1})`;
    }
  }

  complete(text: string, cursor: number): Completion {
    const { at, candidates } = complete(text, cursor, this.#table, ({ name }) => this.#known(name));
    return { start: at, candidates };
  }

  /** Values that the recording has. */
  #known(field: string): readonly Candidate[] {
    if (field === 'link.name') return this.#recording.analysis.links().map(({ name }) => ({ text: name, title: '' }));
    if (field !== 'rule') return [];
    const rules = new Map(this.#recording.analysis.findings().map(({ rule, message }) => [rule, message]));
    return Array.from(rules, ([text, title]) => ({ text, title }));
  }
}
