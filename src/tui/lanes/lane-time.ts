import { zoomedSlotNs } from '../draw/time-axis.js';
import type { LaneWindow } from './lane.js';

/** What a lane can show: from the first frame to the newest one. */
export interface LaneRange {
  readonly startNs: number;
  readonly endNs: number;
}

/** The least time of a column. */
const LEAST_NS = 1e3;
const FOLLOWED_NS = 60e9;
const PAN = 0.25;

/** Which time lanes show: all of it, the newest, or what was panned to. */
export class LaneTime {
  /** Time of a column; null where all of the time is to fit. */
  #columnNs: number | null = null;
  /** What is in the middle; null where the end is the newest. */
  #centreNs: number | null = null;

  /** All of the time. */
  fit(): void {
    this.#columnNs = this.#centreNs = null;
  }

  /** The end is the newest from now on; a minute of it where all of the time was shown, or of a file that is shorter all. */
  follow(range: LaneRange, columns: number, isLive: boolean): void {
    const minute = FOLLOWED_NS / columns;
    this.#columnNs ??= isLive ? minute : Math.min(minute, this.window(range, columns).columnNs);
    this.#centreNs = null;
  }

  /** Less time a column, or more; the middle stays where it is unless the end is followed. */
  zoom(isIn: boolean, range: LaneRange, columns: number): void {
    const { startNs, columnNs } = this.window(range, columns);
    if (this.#columnNs === null) this.#centreNs = startNs + (columnNs * columns) / 2;
    const next = zoomedSlotNs(columnNs, isIn);
    if (!isIn && next * columns >= range.endNs - range.startNs) this.fit();
    else this.#columnNs = next;
  }

  /** A quarter of what is shown to the left or to the right, not beyond what there is. */
  pan(isRight: boolean, range: LaneRange, columns: number): void {
    const { startNs, columnNs } = this.window(range, columns);
    const middleNs = startNs + (columnNs * columns) / 2;
    const movedNs = middleNs + (isRight ? 1 : -1) * PAN * columnNs * columns;
    this.#columnNs ??= columnNs;
    this.#centreNs = Math.max(range.startNs, Math.min(range.endNs, movedNs));
  }

  window({ startNs, endNs }: LaneRange, columns: number): LaneWindow {
    if (this.#columnNs === null) return { startNs, columnNs: Math.max(LEAST_NS, ((endNs - startNs) * (1 + 1e-9)) / Math.max(1, columns)), columns };
    const spanNs = this.#columnNs * columns;
    // The column of the newest is the last one.
    const fromNs = this.#centreNs === null ? endNs - spanNs + this.#columnNs / 2 : this.#centreNs - spanNs / 2;
    return { startNs: fromNs, columnNs: this.#columnNs, columns };
  }
}
