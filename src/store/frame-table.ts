import type { Frame } from '../model/frame.js';
import { FRAME_KINDS, type FrameKind } from '../model/stored-frame.js';
import { Blocks, placeOf } from './blocks.js';
import { exchangeRows } from './exchange-rows.js';
import { FurtherLives } from './further-lives.js';
import { lifeRows } from './life-rows.js';
import { FLAG, NONE, RowBlock } from './row-block.js';

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

const numbers = ({ nos }: RowBlock): Float64Array => nos;
const times = ({ timesNs }: RowBlock): Float64Array => timesNs;

/** Rows of control frames in columns, by ids from 0 on. Past its bound it forgets the oldest rows, a block at a time. */
export class FrameTable {
  readonly #blocks: Blocks<RowBlock>;
  readonly #further = new FurtherLives();

  constructor(maxRows: number) {
    this.#blocks = new Blocks(maxRows, () => new RowBlock());
  }

  /** Id of the oldest row that is kept: as many were forgotten. */
  get first(): number {
    return this.#blocks.first;
  }

  /** Id behind the newest row. */
  get end(): number {
    return this.#blocks.end;
  }

  /** How often it was forgotten that a row is about one more life. */
  get livesDropped(): number {
    return this.#further.dropped;
  }

  /** Adds a row, whose `no` is above those before; gives its id. */
  add(row: NewRow): number {
    const id = this.#blocks.add();
    const block = this.#blocks.newest;
    const at = placeOf(id);
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
    const block = this.#blocks.of(id);
    if (block === null) return null;
    const at = placeOf(id);
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
      vsi: vsi === NONE || (flags & FLAG.told) !== 0 ? null : vsi,
      hasMoreVsis: (flags & FLAG.moreVsis) !== 0,
      exchange: this.exchangeOf(id),
    };
  }

  /** The id of the row of a frame, by its number; null where there is none. */
  idOf(no: number): number | null {
    const id = this.atNumber(no);
    return this.#blocks.of(id)?.nos[placeOf(id)] === no ? id : null;
  }

  /** Id of the first row whose frame has that number or a later one, `end` without one. */
  atNumber(no: number): number {
    return this.#blocks.find(numbers, no);
  }

  /** Id of the first row at that time or later, `end` without one; about, where times go back. */
  atTime(timeNs: number): number {
    return this.#blocks.find(times, timeNs);
  }

  /** Ids of the rows from `from` on that are about each of some lives; see `lifeRows`. */
  rowsOf(lives: readonly number[], from: number): Map<number, number[]> {
    return lifeRows(this.#blocks, lives, from, this.#further.rowsOf(lives));
  }

  /** Ids of the rows before `end` that belong to the exchange of the row `root`; see `exchangeRows`. */
  rowsOfExchange(root: number, end: number): number[] {
    return exchangeRows(this.#blocks, root, end);
  }

  /** Which lives rows are about beyond their first one. */
  furtherLives(): Iterable<readonly [row: number, life: number]> {
    return this.#further.pairs();
  }

  /** What the frame of a row is; null where there is no row. */
  kindOf(id: number): FrameKind | null {
    const block = this.#blocks.of(id);
    return block && FRAME_KINDS[block.kinds[placeOf(id)]!]!;
  }

  /** Id of the row that the exchange of a row began with, null for none. */
  exchangeOf(id: number): number | null {
    const back = this.#blocks.of(id)?.exchanges[placeOf(id)] ?? NONE;
    return back === NONE ? null : id - back;
  }

  setKind(id: number, kind: FrameKind): void {
    const block = this.#blocks.of(id);
    if (block) block.kinds[placeOf(id)] = FRAME_KINDS.indexOf(kind);
  }

  setPlace(id: number, place: number): void {
    const block = this.#blocks.of(id);
    if (block) block.places[placeOf(id)] = place;
  }

  /** `id` is about the VSI of that life; the first one has a column. */
  addVsi(id: number, life: number): void {
    const block = this.#blocks.of(id);
    if (!block) return;
    const at = placeOf(id);
    if (block.vsis[at] === NONE || (block.flags[at]! & FLAG.told) !== 0) {
      block.vsis[at] = Math.min(life, NONE);
      block.flags[at]! &= ~FLAG.told;
    } else if (block.vsis[at] !== life) {
      block.flags[at]! |= FLAG.moreVsis;
      this.#further.add(id, life);
    }
  }

  /** `id` belongs to the exchange that began with the row `root`, one before it or itself. */
  setExchange(id: number, root: number): void {
    const block = this.#blocks.of(id);
    if (!block) return;
    const at = placeOf(id);
    block.exchanges[at] = id - root;
    // What says nothing of its own is about what its exchange is about: so nearly all walks need no second look.
    const from = this.#blocks.of(root);
    if (root === id || from === null || (block.vsis[at] !== NONE && (block.flags[at]! & FLAG.told) === 0)) return;
    block.vsis[at] = from.vsis[placeOf(root)]!;
    block.flags[at]! |= FLAG.told;
  }
}
