import type { FieldTable } from '../../export/field-table.js';
import { frameColumns, type FrameColumns } from '../../export/frame-columns.js';
import type { FrameStore } from '../../store/frame-store.js';
import { narrow } from '../draw/narrow.js';
import { GONE_WORDS } from './gone-words.js';

/** Frames whose words are kept: some screens of them. */
const MOST_KEPT = 1024;

/** The words of frames for a table: decoded when a frame is shown, and kept for a while. */
export class FrameCells {
  readonly #kept = new Map<number, FrameColumns>();
  #frames: FrameStore | null = null;

  /** The words of the frame of a row; of one whose octets are gone why they are. */
  of(frames: FrameStore, table: FieldTable, id: number): FrameColumns {
    if (frames !== this.#frames) this.#kept.clear();
    this.#frames = frames;
    const known = this.#kept.get(id);
    if (known) {
      // The one that was asked for last is forgotten last.
      this.#kept.delete(id);
      this.#kept.set(id, known);
      return known;
    }
    const row = frames.decode(id);
    // Octets that are gone stay away, but a file that cannot be read now may be read later.
    if (row === null) return { ends: {}, protocol: '-', info: goneText(frames, id) };
    const columns = frameColumns(row.decoded, table);
    const cells = { ...columns, info: narrow(columns.info) };
    this.#kept.set(id, cells);
    if (this.#kept.size > MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    return cells;
  }
}

function goneText(frames: FrameStore, id: number): string {
  const octets = frames.octets(id);
  return typeof octets === 'string' ? `[${GONE_WORDS[octets]}]` : '';
}
