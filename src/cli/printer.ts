import { DISSECTORS } from '../../dissectors/index.js';
import { Engine } from '../dissect/engine.js';
import { fieldTable } from '../export/field-table.js';
import { FrameJson } from '../export/frame-json.js';
import { FrameLine } from '../export/frame-line.js';
import { FrameTree } from '../export/frame-tree.js';
import { writeHexLines } from '../export/hex-lines.js';
import type { FrameRow } from '../model/analysis.js';
import type { Decoded } from '../model/decoded.js';
import type { Frame } from '../model/frame.js';
import type { TextBuffer } from '../text/text-buffer.js';
import { timeWriter } from '../text/time.js';
import type { Context } from './context.js';
import type { Reading } from './read-capture.js';

/** What it needs of a capture. */
type Times = Pick<Reading, 'timebase' | 'startNs'>;

/** How `print` shows control frames. */
export interface Printer {
  /** What a frame that is shown next is decoded by. */
  decode(frame: Frame): Decoded;
  write(to: TextBuffer, row: FrameRow): void;
}

function jsonPrinter(context: Context, { timebase }: Times): Printer {
  const engine = new Engine(DISSECTORS);
  const json = new FrameJson(DISSECTORS, timebase.originSec, context.files.length > 1);
  return { decode: (frame) => engine.decode(frame), write: (to, row) => json.write(to, row) };
}

/** A control frame as text: a line, or with `-V` its tree, with `-x` its octets and a blank line at the end. */
function textPrinter(context: Context, { timebase: { originSec }, startNs }: Times): Printer {
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

/** The printer that the command line asks for; the times of the reading must be known. */
export function printerOf(context: Context, reading: Times): Printer {
  return (context.value('format') === 'jsonl' ? jsonPrinter : textPrinter)(context, reading);
}
