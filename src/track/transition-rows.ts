import type { Cause, Confidence, Side, Transition, VsiState } from '../model/vsi.js';

const STATES: readonly VsiState[] = ['UNKNOWN', 'UNASSOCIATED', 'PREASSOC_PROCESSING', 'PREASSOCIATED', 'ASSOC_PROCESSING', 'ASSOCIATED', 'DEASSOC_PROCESSING', 'EXIT'];
const CAUSES: readonly Cause[] = ['request', 'response', 'unsolicited', 'refused', 'mismatch', 'timeout', 'superseded', 'link-down', 'first-seen', 'capture-gap'];
const CONFIDENCES: readonly Confidence[] = ['confirmed', 'inferred', 'stale'];
const SIDES: readonly Side[] = ['station', 'bridge'];

/** Rows of a block. Blocks are added, never copied. */
const BLOCK = 4096;
/** No row. */
export const NO_ROW = -1;

/** A row: time, frame (0 for none), the rest packed, and the row before it in its list. */
class Block {
  readonly timesNs = new Float64Array(BLOCK);
  readonly frames = new Uint32Array(BLOCK);
  readonly packed = new Uint16Array(BLOCK);
  readonly before = new Int32Array(BLOCK);
}

function pack({ side, from, to, cause, confidence }: Transition): number {
  return SIDES.indexOf(side) | (STATES.indexOf(from) << 1) | (STATES.indexOf(to) << 4) | (CAUSES.indexOf(cause) << 7) | (CONFIDENCES.indexOf(confidence) << 11);
}

/** The transitions of all lives in columns: an object for each would cost four times as much. Rows that are freed are used again. */
export class TransitionRows {
  readonly #blocks: Block[] = [];
  #size = 0;
  #free = NO_ROW;

  add(transition: Transition, before: number): number {
    let row = this.#free;
    if (row === NO_ROW) {
      row = this.#size++;
      if (row % BLOCK === 0) this.#blocks.push(new Block());
    } else this.#free = this.before(row);
    const block = this.#blocks[Math.floor(row / BLOCK)]!;
    const at = row % BLOCK;
    block.timesNs[at] = transition.timeNs;
    block.frames[at] = transition.frame ?? 0;
    block.packed[at] = pack(transition);
    block.before[at] = before;
    return row;
  }

  get(row: number): Transition {
    const block = this.#blocks[Math.floor(row / BLOCK)]!;
    const at = row % BLOCK;
    const bits = block.packed[at]!;
    const frame = block.frames[at]!;
    return {
      timeNs: block.timesNs[at]!,
      side: SIDES[bits & 1]!,
      from: STATES[(bits >> 1) & 7]!,
      to: STATES[(bits >> 4) & 7]!,
      cause: CAUSES[(bits >> 7) & 15]!,
      frame: frame === 0 ? null : frame,
      confidence: CONFIDENCES[(bits >> 11) & 3]!,
    };
  }

  timeNs(row: number): number {
    return this.#blocks[Math.floor(row / BLOCK)]!.timesNs[row % BLOCK]!;
  }

  before(row: number): number {
    return this.#blocks[Math.floor(row / BLOCK)]!.before[row % BLOCK]!;
  }

  link(row: number, before: number): void {
    this.#blocks[Math.floor(row / BLOCK)]!.before[row % BLOCK] = before;
  }

  free(row: number): void {
    this.link(row, this.#free);
    this.#free = row;
  }
}
