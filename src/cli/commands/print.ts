import { DISSECTORS } from '../../../dissectors/index.js';
import { Engine } from '../../dissect/engine.js';
import { fieldTable } from '../../export/field-table.js';
import { frameJson } from '../../export/frame-json.js';
import { frameLine } from '../../export/frame-line.js';
import { frameTree } from '../../export/frame-tree.js';
import { hexLines } from '../../export/hex-lines.js';
import type { FrameRow } from '../../model/analysis.js';
import { jsonLine } from '../../text/safe.js';
import { timeFormatter } from '../../text/time.js';
import type { Context } from '../context.js';
import type { ExitStatus } from '../exit.js';
import { readCapture, type Reading } from '../read-capture.js';
import { UsageError } from '../usage-error.js';

/** Lines of a control frame as text: one, or with `-V` its tree, with `-x` its octets and a blank line at the end. */
function textPrinter(context: Context, reading: Reading): (row: FrameRow) => string[] {
  const table = fieldTable(DISSECTORS);
  const engine = new Engine(DISSECTORS);
  const [isTree, isHex] = [context.has('tree'), context.has('hex')];
  let time: ((timeNs: number) => string) | null = null;
  return (row) => {
    time ??= timeFormatter(context.timeFormat, reading.timebase.originSec, reading.startNs);
    const line = frameLine(row, time(row.frame.timeNs), table, context.paint);
    if (!isTree && !isHex) return [line];
    const tree = isTree ? frameTree(row, engine.tree(row.frame), reading.timebase) : [];
    return [line, ...tree, ...(isHex ? hexLines(row.frame.data) : []), ''];
  };
}

/** `print`: every control frame, as it is read. */
export async function print(context: Context): Promise<readonly ExitStatus[]> {
  const isJson = context.value('format') === 'jsonl';
  if (isJson && (context.has('tree') || context.has('hex'))) throw new UsageError('-V and -x show text, they do not go with -T jsonl');
  const capture = await readCapture(context, (reading) => {
    const table = fieldTable(DISSECTORS);
    const withFile = context.files.length > 1;
    const text = textPrinter(context, reading);
    const lines = (row: FrameRow): string[] => (isJson ? [jsonLine(frameJson(row, reading.timebase, table, withFile))] : text(row));
    return {
      onFrame: (row) => {
        if (context.window.includes(row.frame.timeNs)) context.output.lines(lines(row));
      },
    };
  });
  return capture.statuses;
}
