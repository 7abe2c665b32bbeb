import { dataCountJson } from '../../export/data-count-json.js';
import { dataCountTable } from '../../export/data-count-table.js';
import { latencyJson } from '../../export/latency-json.js';
import { latencyTable } from '../../export/latency-table.js';
import { count } from '../../text/number.js';
import { jsonLine } from '../../text/safe.js';
import type { Context } from '../context.js';
import type { ExitStatus } from '../exit.js';
import { readCapture } from '../read-capture.js';

/**
 * `stats`: latency percentiles per link, bridge and operation, of the answers that came within --from and --to; without a
 * filter also the data frames of each MAC address of a VSI, in the whole capture.
 */
export async function stats(context: Context): Promise<readonly ExitStatus[]> {
  const { filter } = context;
  const { analysis, rows, timebase, damaged, statuses } = await readCapture(context, () => ({ measures: (timeNs) => context.window.includes(timeNs) }));
  const found = analysis.stats().filter((stat) => filter === null || filter.matches(rows.ofStat(stat)));
  const counts = filter === null ? analysis.dataCounts() : [];
  if (context.has('json')) {
    const withFile = context.files.length > 1;
    for (const stat of found) context.output.line(jsonLine(latencyJson(stat, timebase, withFile)));
    for (const one of counts) context.output.line(jsonLine(dataCountJson(one, timebase, withFile)));
  } else if (found.length === 0 && counts.length === 0) {
    if (!damaged) context.note(`no latency in ${count(analysis.summary().controlFrames, 'control frame')}`);
  } else {
    if (found.length > 0) context.output.lines(latencyTable(found, context.paint));
    if (counts.length > 0) context.output.lines([...(found.length > 0 ? [''] : []), ...dataCountTable(counts, context.paint)]);
  }
  return statuses;
}
