import { vsiJson } from '../../export/vsi-json.js';
import { vsiTable } from '../../export/vsi-table.js';
import { count } from '../../text/number.js';
import { jsonLine } from '../../text/safe.js';
import { timeFormatter } from '../../text/time.js';
import type { Context } from '../context.js';
import type { ExitStatus } from '../exit.js';
import { readCapture, type Capture } from '../read-capture.js';
import { shownLives } from '../shown-lives.js';

/** Prints the lives of a capture as a table; a note when there is none in an input that could be read. */
export function printVsiTable(context: Context, capture: Capture): void {
  const lives = shownLives(context, capture);
  if (lives.length === 0) {
    if (!capture.damaged) context.note(`no VSI in ${count(capture.analysis.summary().controlFrames, 'control frame')}`);
  } else context.output.lines(vsiTable(lives, timeFormatter(context.timeFormat, capture.timebase.originSec, capture.startNs), context.paint));
}

/** `vsis`: a line per life of a VSI. */
export async function vsis(context: Context): Promise<readonly ExitStatus[]> {
  const capture = await readCapture(context, () => ({}));
  if (context.has('json')) {
    const withFile = context.files.length > 1;
    for (const life of shownLives(context, capture)) context.output.line(jsonLine(vsiJson(life, capture.timebase, withFile)));
  } else printVsiTable(context, capture);
  return capture.statuses;
}
