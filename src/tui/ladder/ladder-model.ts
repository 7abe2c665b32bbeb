import type { Rows } from '../rows.js';
import type { World } from '../world.js';
import { ladderLife, ladderLives, type LadderLives } from './ladder-lives.js';
import type { FrameRow, LadderRow } from './ladder-row.js';
import { ladderRows, type Ladder } from './ladder-rows.js';
import { shownRows } from './shown-rows.js';
import { timesBefore } from './times-before.js';

/** What is to be seen of a ladder. */
export interface LadderOptions {
  readonly isAllOfLink: boolean;
  readonly hidesAcks: boolean;
}

const EMPTY: Ladder = { lives: [], rows: [], earlier: 0, later: 0 };

/** The rows of the ladder that is looked at; made anew only when something about them has changed. Those of frames have the ids of the frame store. */
export class LadderModel implements Rows {
  ladder: Ladder = EMPTY;
  set: LadderLives = { lives: [], left: 0 };
  /** Those that are shown. */
  rows: readonly LadderRow[] = [];
  /** For each of them when something happened before it. */
  timesBefore: readonly (number | null)[] = [];
  /** Positions of the rows of frames. */
  frameRows: readonly number[] = [];
  #positions: ReadonlyMap<number, number> = new Map();
  #key = '';
  #hidesAcks = false;

  settle(world: World, { isAllOfLink, hidesAcks }: LadderOptions): void {
    const { recording: { frames }, digest: { summary }, focus } = world;
    const life = ladderLife(world);
    const marked = life && focus.marked.has(life.id) ? [...focus.marked].join() : '';
    const key = [life?.id, marked, isAllOfLink, frames.first, frames.end, summary.timeNs].join(' ');
    if (key !== this.#key) {
      this.set = life ? ladderLives(world, life, isAllOfLink) : { lives: [], left: 0 };
      this.ladder = ladderRows(this.set.lives, frames, summary.timeNs, focus.frame);
    } else if (hidesAcks === this.#hidesAcks) return;
    this.#key = key;
    this.#hidesAcks = hidesAcks;
    this.rows = shownRows(this.ladder, hidesAcks);
    this.timesBefore = timesBefore(this.rows);
    this.frameRows = [...this.rows.keys()].filter((index) => this.rows[index]!.type === 'frame');
    this.#positions = new Map(this.frameRows.map((index) => [(this.rows[index] as FrameRow).id, index]));
  }

  get count(): number {
    return this.rows.length;
  }

  /** Rows without a frame have negative ids, which nothing selects. */
  idAt(index: number): number {
    const row = this.rows[index];
    return row?.type === 'frame' ? row.id : -1 - index;
  }

  indexOf(id: number): number {
    return id < 0 ? -1 - id : (this.#positions.get(id) ?? -1);
  }

  /** The row of a frame; null where the ladder does not have it. */
  frameOf(id: number | null): FrameRow | null {
    const index = id === null ? undefined : this.#positions.get(id);
    const row = index === undefined ? undefined : this.rows[index];
    return row?.type === 'frame' ? row : null;
  }
}
