import type { Engine } from '../dissect/engine.js';
import type { FrameRow } from '../model/analysis.js';
import type { Decoded, Fault } from '../model/decoded.js';
import type { Frame } from '../model/frame.js';
import { makeSafe, safe } from '../text/safe.js';
import { encoded, TextBuffer } from '../text/text-buffer.js';
import { timeWriter, type WriteTime } from '../text/time.js';
import { TreeWriter } from './tree-writer.js';

const FRAME = encoded('Frame ');
const ON_THE_WIRE = encoded(' octets on the wire, ');
const TIME = encoded(' captured\n    Time: ');
const LINK = encoded('\n    Link: ');
const DEFAULT_CHANNEL = encoded('\n    S-channel: default\n');

/** Wire text in a line of its own. */
function writeLine(to: TextBuffer, head: string, text: string): void {
  to.text(head);
  const from = to.length;
  to.text(text);
  makeSafe(to, from);
  to.text('\n');
}

function writeFault(to: TextBuffer, { layer, at, kind, expected, need, have }: Fault): void {
  to.text(`[${layer}: ${kind} at octet ${at}: expected ${safe(expected)}; ${need} octets wanted, ${have} there]\n`);
}

/**
 * Writes the whole tree of control frames: the frame itself, its layers with their fields, and the faults of its octets.
 * The lines of the layers are written while the frame is decoded, which costs less than to decode it twice.
 */
export class FrameTree {
  readonly #engine: Engine;
  readonly #writer = new TreeWriter();
  readonly #layers = new TextBuffer();
  /** Whose layers these are. */
  #decoded: Decoded | null = null;
  readonly #time: WriteTime;

  constructor(engine: Engine, originSec: number) {
    this.#engine = engine;
    this.#time = timeWriter('utc', originSec, 0);
  }

  /** Decodes a frame that may be written next. */
  decode(frame: Frame): Decoded {
    this.#layers.length = 0;
    return (this.#decoded = this.#engine.visit(frame, this.#writer.begin(this.#layers, frame.data)));
  }

  write(to: TextBuffer, row: FrameRow): void {
    const { frame, decoded } = row;
    if (decoded !== this.#decoded) this.decode(frame);
    this.#writeFrame(to, row);
    to.put(this.#layers.octets.subarray(0, this.#layers.length));
    for (const fault of decoded.faults) writeFault(to, fault);
    if (decoded.truncated) to.text('[cut by the snap length]\n');
  }

  #writeFrame(to: TextBuffer, { frame, link, channel }: FrameRow): void {
    const { file, name } = frame.point;
    to.put(FRAME);
    to.decimal(frame.no);
    to.text(': ');
    to.decimal(frame.origLen);
    to.put(ON_THE_WIRE);
    to.decimal(frame.data.length);
    to.put(TIME);
    this.#time(to, frame.timeNs);
    to.put(LINK);
    const from = to.length;
    to.text(link);
    makeSafe(to, from);
    if (channel === null) to.put(DEFAULT_CHANNEL);
    else to.text(`\n    S-channel: SVID ${channel}\n`);
    if (name !== null) writeLine(to, '    Interface: ', name);
    if (file !== null) writeLine(to, '    File: ', file);
    if (frame.direction !== null) to.text(`    Direction: ${frame.direction}\n`);
  }
}
