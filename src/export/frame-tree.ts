import type { Engine } from '../dissect/engine.js';
import type { FrameRow } from '../model/analysis.js';
import type { Decoded } from '../model/decoded.js';
import type { Frame } from '../model/frame.js';
import { TextBuffer } from '../text/text-buffer.js';
import { faultText } from './fault-text.js';
import { FrameHead } from './frame-head.js';
import { TreeWriter } from './tree-writer.js';

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
  readonly #head: FrameHead;

  constructor(engine: Engine, originSec: number) {
    this.#engine = engine;
    this.#head = new FrameHead(originSec);
  }

  /** Decodes a frame that may be written next. */
  decode(frame: Frame): Decoded {
    this.#layers.length = 0;
    return (this.#decoded = this.#engine.visit(frame, this.#writer.begin(this.#layers, frame.data)));
  }

  write(to: TextBuffer, row: FrameRow): void {
    const { frame, decoded } = row;
    if (decoded !== this.#decoded) this.decode(frame);
    this.#head.write(to, row);
    to.put(this.#layers.octets.subarray(0, this.#layers.length));
    for (const fault of decoded.faults) to.text(`${faultText(fault)}\n`);
    if (decoded.truncated) to.text('[cut by the snap length]\n');
  }
}
