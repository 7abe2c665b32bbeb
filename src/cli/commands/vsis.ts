import { vsiJson } from '../../export/vsi-json.js';
import { linkTable } from '../../export/link-table.js';
import { stackTable } from '../../export/stack-table.js';
import { migrationTable } from '../../export/migration-table.js';
import { vsiTable } from '../../export/vsi-table.js';
import { count } from '../../text/number.js';
import { jsonLine } from '../../text/safe.js';
import { timeFormatter } from '../../text/time.js';
import type { Context } from '../context.js';
import type { ExitStatus } from '../exit.js';
import { readCapture, type Capture } from '../read-capture.js';
import { shownLives } from '../shown-lives.js';

/** Prints the links and the lives of a capture as tables; a note when there is none in an input that could be read. */
export function printVsiTable(context: Context, capture: Capture): void {
  const lives = shownLives(context, capture);
  if (lives.length === 0) {
    if (!capture.damaged) context.note(`no VSI in ${count(capture.analysis.summary().controlFrames, 'control frame')}`);
    return;
  }
  const names = new Set(lives.map(({ link }) => link));
  const links = capture.analysis.links().filter(({ name }) => context.filter === null || names.has(name));
  if (links.length > 0) context.output.lines([...linkTable(links, context.paint), '', ...stackTable(links, context.paint), '']);
  const time = timeFormatter(context.timeFormat, capture.timebase.originSec, capture.startNs);
  context.output.lines(vsiTable(lives, time, context.paint));
  const moved = migrationTable(lives, time, context.paint);
  if (moved.length > 0) context.output.lines(['', ...moved]);
}

/** `vsis`: the links, and a line per life of a VSI. */
export async function vsis(context: Context): Promise<readonly ExitStatus[]> {
  // Lives are all that it prints, and it prints them at the end: live, too, it keeps as many as of a file.
  const capture = await readCapture(context, () => ({ maxEndedLives: undefined }));
  if (context.has('json')) {
    const withFile = context.files.length > 1;
    for (const life of shownLives(context, capture)) context.output.line(jsonLine(vsiJson(life, capture.timebase, withFile)));
  } else printVsiTable(context, capture);
  return capture.statuses;
}
