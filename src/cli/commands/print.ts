import { DISSECTORS } from '../../../dissectors/index.js';
import { Engine } from '../../dissect/engine.js';
import { fieldTable } from '../../export/field-table.js';
import { FrameJson } from '../../export/frame-json.js';
import { FrameLine } from '../../export/frame-line.js';
import { FrameTree } from '../../export/frame-tree.js';
import { writeHexLines } from '../../export/hex-lines.js';
import type { FrameRow } from '../../model/analysis.js';
import type { Decoded } from '../../model/decoded.js';
import type { Frame } from '../../model/frame.js';
import type { TextBuffer } from '../../text/text-buffer.js';
import { timeWriter } from '../../text/time.js';
import type { Context } from '../context.js';
import type { ExitStatus } from '../exit.js';
import { readCapture, type Reading } from '../read-capture.js';
import { UsageError } from '../usage-error.js';

/** How `print` shows control frames. */
interface Printer {
  decode(frame: Frame): Decoded;
  write(to: TextBuffer, row: FrameRow): void;
}

function jsonPrinter(context: Context, { timebase }: Reading): Printer {
  const engine = new Engine(DISSECTORS);
  const json = new FrameJson(DISSECTORS, timebase.originSec, context.files.length > 1);
  return { decode: (frame) => engine.decode(frame), write: (to, row) => json.write(to, row) };
}

/** A control frame as text: a line, or with `-V` its tree, with `-x` its octets and a blank line at the end. */
function textPrinter(context: Context, { timebase: { originSec }, startNs }: Reading): Printer {
  const engine = new Engine(DISSECTORS);
  const line = new FrameLine(fieldTable(DISSECTORS), timeWriter(context.timeFormat, originSec, startNs), context.paint);
  const tree = context.has('tree') ? new FrameTree(engine, originSec) : null;
  const isHex = context.has('hex');
  return {
    decode: (frame) => (tree !== null && context.window.includes(frame.timeNs) ? tree : engine).decode(frame),
    write(to, row) {
      line.write(to, row);
      if (tree === null && !isHex) return;
      tree?.write(to, row);
      if (isHex) writeHexLines(to, row.frame.data);
      to.text('\n');
    },
  };
}

/** `print`: every control frame, as it is read. */
export async function print(context: Context): Promise<readonly ExitStatus[]> {
  const isJson = context.value('format') === 'jsonl';
  if (isJson && (context.has('tree') || context.has('hex'))) throw new UsageError('-V and -x show text, they do not go with -T jsonl');
  const capture = await readCapture(context, (reading) => {
    let made: Printer | null = null;
    // The times of the reading are known once frames come.
    const printer = (): Printer => (made ??= (isJson ? jsonPrinter : textPrinter)(context, reading));
    return {
      judges: false,
      decode: (frame) => printer().decode(frame),
      onFrame: (row) => {
        if (context.window.includes(row.frame.timeNs)) context.output.put(printer().write, row);
      },
    };
  });
  return capture.statuses;
}
