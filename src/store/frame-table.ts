import type { Frame } from '../model/frame.js';
import { FRAME_KINDS, type FrameKind } from '../model/stored-frame.js';
import { BLOCK_ROWS, FLAG, NONE, RowBlock } from './row-block.js';

/** A row as it stands in the columns. */
export interface Row {
  readonly no: number;
  readonly timeNs: number;
  /** Of the octets, in the file or the spool. */
  readonly offset: number;
  readonly isSpooled: boolean;
  readonly captured: number;
  readonly origLen: number;
  readonly checksum: number;
  readonly direction: Frame['direction'];
  readonly kind: FrameKind;
  /** Number of the place. */
  readonly place: number;
  /** `id` of a life, null for none. */
  readonly vsi: number | null;
  readonly hasMoreVsis: boolean;
  /** Id of the row that the exchange began with, null for none. */
  readonly exchange: number | null;
}

/** A row to be added. */
export type NewRow = Omit<Row, 'vsi' | 'hasMoreVsis' | 'exchange'>;

const MASK = BLOCK_ROWS - 1;
const SHIFT = Math.log2(BLOCK_ROWS);

/** Rows of control frames in columns, by ids from 0 on. Past its bound it forgets the oldest rows, a block at a time. */
export class FrameTable {
  readonly #maxBlocks: number;
  readonly #blocks: RowBlock[] = [];
  #first = 0;
  #end = 0;

  constructor(maxRows: number) {
    this.#maxBlocks = Math.max(2, Math.floor(maxRows / BLOCK_ROWS));
  }

  /** Id of the oldest row that is kept: as many were forgotten. */
  get first(): number {
    return this.#first;
  }

  /** Id behind the newest row. */
  get end(): number {
    return this.#end;
  }

  /** Adds a row, whose `no` is above those before; gives its id. */
  add(row: NewRow): number {
    const id = this.#end++;
    if ((id & MASK) === 0) this.#grow();
    const block = this.#blocks.at(-1)!;
    const at = id & MASK;
    block.nos[at] = row.no;
    block.timesNs[at] = row.timeNs;
    block.offsets[at] = row.offset;
    block.captured[at] = row.captured;
    block.origLens[at] = row.origLen;
    block.checksums[at] = row.checksum;
    block.kinds[at] = FRAME_KINDS.indexOf(row.kind);
    block.places[at] = row.place;
    block.vsis[at] = NONE;
    block.exchanges[at] = NONE;
    block.flags[at] = (row.direction === null ? 0 : FLAG[row.direction]) | (row.isSpooled ? FLAG.spooled : 0);
    return id;
  }

  /** A row; null where it is forgotten, or was never there. */
  get(id: number): Row | null {
    const block = this.#blockOf(id);
    if (block === null) return null;
    const at = id & MASK;
    const [vsi, flags] = [block.vsis[at]!, block.flags[at]!];
    return {
      no: block.nos[at]!,
      timeNs: block.timesNs[at]!,
      offset: block.offsets[at]!,
      isSpooled: (flags & FLAG.spooled) !== 0,
      captured: block.captured[at]!,
      origLen: block.origLens[at]!,
      checksum: block.checksums[at]!,
      direction: (flags & FLAG.in) !== 0 ? 'in' : (flags & FLAG.out) !== 0 ? 'out' : null,
      kind: FRAME_KINDS[block.kinds[at]!]!,
      place: block.places[at]!,
      vsi: vsi === NONE ? null : vsi,
      hasMoreVsis: (flags & FLAG.moreVsis) !== 0,
      exchange: this.exchangeOf(id),
    };
  }

  /** The id of the row of a frame, by its number; null where there is none. */
  idOf(no: number): number | null {
    // Nearly always one of the newest is asked for.
    const index = this.#blocks.findLastIndex(({ nos }) => nos[0]! <= no);
    if (index < 0) return null;
    const { nos } = this.#blocks[index]!;
    const start = this.#first + index * BLOCK_ROWS;
    let low = 0;
    let high = Math.min(BLOCK_ROWS, this.#end - start) - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (nos[middle]! <= no) low = middle;
      else high = middle - 1;
    }
    return nos[low] === no ? start + low : null;
  }

  /** What the frame of a row is; null where there is no row. */
  kindOf(id: number): FrameKind | null {
    const block = this.#blockOf(id);
    return block && FRAME_KINDS[block.kinds[id & MASK]!]!;
  }

  /** Id of the row that the exchange of a row began with, null for none. */
  exchangeOf(id: number): number | null {
    const back = this.#blockOf(id)?.exchanges[id & MASK] ?? NONE;
    return back === NONE ? null : id - back;
  }

  setKind(id: number, kind: FrameKind): void {
    const block = this.#blockOf(id);
    if (block) block.kinds[id & MASK] = FRAME_KINDS.indexOf(kind);
  }

  setPlace(id: number, place: number): void {
    const block = this.#blockOf(id);
    if (block) block.places[id & MASK] = place;
  }

  /** `id` is about the VSI of that life; the first one is kept. */
  addVsi(id: number, life: number): void {
    const block = this.#blockOf(id);
    if (!block) return;
    const at = id & MASK;
    if (block.vsis[at] === NONE) block.vsis[at] = Math.min(life, NONE);
    else if (block.vsis[at] !== life) block.flags[at]! |= FLAG.moreVsis;
  }

  /** `id` belongs to the exchange that began with the row `root`, one before it or itself. */
  setExchange(id: number, root: number): void {
    const block = this.#blockOf(id);
    if (block) block.exchanges[id & MASK] = id - root;
  }

  #blockOf(id: number): RowBlock | null {
    return id >= this.#first && id < this.#end ? this.#blocks[(id - this.#first) >>> SHIFT]! : null;
  }

  #grow(): void {
    if (this.#blocks.length === this.#maxBlocks) {
      this.#blocks.shift();
      this.#first += BLOCK_ROWS;
    }
    this.#blocks.push(new RowBlock());
  }
}
