import { compileFilter, type Filter } from '../filter/compile.js';
import { FilterError } from '../filter/filter-error.js';
import { safe } from '../text/safe.js';
import { width } from '../text/width.js';
import { filterTable } from './filter-table.js';
import { UsageError } from './usage-error.js';

/** Characters that are shown in front of the mistake, and of a long filter at all. */
const BEFORE = 40;
const SHOWN = 76;

/** The filter as far as it fits on a line, and carets below what is wrong with it. */
function pointed(text: string, { at, length }: FilterError): string[] {
  const from = text.length <= SHOWN ? 0 : Math.max(0, Math.min(at - BEFORE, text.length - SHOWN));
  const to = from + SHOWN;
  const columns = (start: number, end: number): number => width(safe(text.slice(start, Math.min(end, to))));
  return [`  ${safe(text.slice(from, to))}`, `  ${' '.repeat(columns(from, at))}${'^'.repeat(Math.max(1, columns(at, at + length)))}`];
}

/** Makes the filter of `-Y`; throws UsageError, which shows where it is wrong. */
export function readFilter(text: string): Filter {
  try {
    return compileFilter(text, filterTable());
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    throw new UsageError(`-Y: ${error.message}`, pointed(text, error));
  }
}
