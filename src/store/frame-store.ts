import type { FrameOctets, Gone } from '../capture/frame-octets.js';
import type { Engine } from '../dissect/engine.js';
import type { Dissector } from '../dissect/types.js';
import type { FrameRow } from '../model/analysis.js';
import type { TreeNode } from '../model/decoded.js';
import type { Frame } from '../model/frame.js';
import type { StoredFrame } from '../model/stored-frame.js';
import { checksum } from './checksum.js';
import { FrameRecorder } from './frame-recorder.js';
import { FrameTable } from './frame-table.js';
import { Places } from './places.js';

/** Rows that are kept where nothing else is said, 48 octets each: 200 MB. */
const MAX_ROWS = 4_194_304;
/** So many rows behind its first one an exchange is looked for: it takes seconds. */
const EXCHANGE_ROWS = 131_072;

/**
 * The control frames of a capture, by ids from 0 on in the order of reading. A row is written for each while the capture is
 * read; all else is made from its octets when it is asked for.
 */
export class FrameStore {
  /** Who fills the store. */
  readonly recorder: FrameRecorder;
  readonly #table: FrameTable;
  readonly #places = new Places();
  readonly #octets: FrameOctets;
  readonly #engine: Engine;

  /** Of the last `maxRows` frames it keeps at least all but 8192. */
  constructor(octets: FrameOctets, engine: Engine, maxRows = MAX_ROWS) {
    this.#table = new FrameTable(maxRows);
    this.#octets = octets;
    this.#engine = engine;
    this.recorder = new FrameRecorder(this.#table, this.#places, octets);
  }

  /** Id of the oldest row. */
  get first(): number {
    return this.#table.first;
  }

  /** Id behind the newest row; it grows while the capture is read. */
  get end(): number {
    return this.#table.end;
  }

  /** The tables that its frames are decoded by. */
  get dissectors(): readonly Dissector[] {
    return this.#engine.dissectors;
  }

  /** The row of a frame; null where it was dropped, or never was. */
  row(id: number): StoredFrame | null {
    const row = this.#table.get(id);
    if (row === null) return null;
    const { no, timeNs, kind, exchange, captured, origLen, direction } = row;
    const { point, channel } = this.#places.at(row.place);
    // Acknowledgements and copies are about what their exchange is about.
    const { vsi, hasMoreVsis } = row.vsi === null && exchange !== null ? (this.#table.get(exchange) ?? row) : row;
    const [link, svid] = channel === null ? ['', null] : [channel.link.current.name, channel.svid];
    const offset = row.isSpooled ? null : row.offset;
    return { id, no, timeNs, point, link, channel: svid, kind, vsi, hasMoreVsis, exchange, captured, origLen, direction, offset };
  }

  /** The id of a frame by its number; null where it is no control frame, or was dropped. */
  idOf(no: number): number | null {
    return this.#table.idOf(no);
  }

  /** The id of the first control frame with that number or a later one; `end` without one. */
  nearestId(no: number): number {
    return this.#table.atNumber(no);
  }

  /** The id of the first control frame at that time or later, `end` without one; about, where times of the capture go back. */
  idAt(timeNs: number): number {
    return this.#table.atTime(timeNs);
  }

  /**
   * The ids from `from` on of all frames that are about a life, by its `id`: those that name its VSI, first or further on,
   * their copies and their acknowledgements. A growing capture is asked for more from its former `end` on; what is learnt of
   * older frames later (a de-associate that nobody asked for is known as such after a while) shows when all are asked for.
   */
  framesOf(life: number, from = this.first): number[] {
    return this.#table.rowsOf([life], from).get(life)!;
  }

  /** The same of several lives, by their ids: the rows are walked over once for all of them. */
  framesOfEach(lives: readonly number[], from = this.first): ReadonlyMap<number, readonly number[]> {
    return this.#table.rowsOf(lives, from);
  }

  /** The ids of the frames of an exchange, by its `exchange`: request, copies, acknowledgement, response. What comes very much later is left out. */
  framesOfExchange(exchange: number): number[] {
    return this.#table.rowsOfExchange(exchange, exchange + EXCHANGE_ROWS);
  }

  /** Pairs of the id of a row and that of a life that it is about, where that is not its `vsi`. */
  furtherLives(): Iterable<readonly [id: number, life: number]> {
    return this.#table.furtherLives();
  }

  /** The captured octets, read again; or why they are gone. */
  octets(id: number): Uint8Array | Gone {
    const row = this.#table.get(id);
    if (row === null) return 'overwritten';
    const { offset, captured: length, isSpooled } = row;
    const octets = this.#octets.read({ file: this.#places.at(row.place).point.file, offset, length, isSpooled });
    return typeof octets === 'string' || checksum(octets) === row.checksum ? octets : 'changed';
  }

  /** The frame as the pipeline saw it, decoded anew; null where its octets are gone. */
  decode(id: number): FrameRow | null {
    const seen = this.#frame(id);
    return seen && { frame: seen.frame, decoded: this.#engine.decode(seen.frame), link: seen.row.link, channel: seen.row.channel };
  }

  /** The tree of the frame, with the position of every field; null where its octets are gone. */
  tree(id: number): readonly TreeNode[] | null {
    const seen = this.#frame(id);
    return seen && this.#engine.tree(seen.frame);
  }

  /** What was dropped for want of room: rows, links of rows, and which VSIs beyond the first rows are about; empty when nothing was. */
  dropped(): Readonly<Record<string, number>> {
    const { frames, links } = this.recorder.dropped;
    const counts = { rows: frames + this.first, 'links of rows': links, 'further VSIs of rows': this.#table.livesDropped };
    return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  }

  #frame(id: number): { readonly frame: Frame; readonly row: StoredFrame } | null {
    const row = this.row(id);
    const data = this.octets(id);
    if (row === null || typeof data === 'string') return null;
    const { no, timeNs, point, origLen, direction, offset } = row;
    return { frame: { kind: 'frame', no, timeNs, point, data, origLen, direction, offset }, row };
  }
}
