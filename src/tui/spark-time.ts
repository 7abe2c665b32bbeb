import { fittingSlotNs, timeAxis, zoomedSlotNs, type TimeAxis } from './draw/time-axis.js';
import type { World } from './world.js';

/** What a live capture shows at first: ten minutes in 60 columns. */
const LIVE_SLOT_NS = 10e9;

/** How much time a column of the sparklines stands for: all of a file fits, until that is changed. */
export class SparkTime {
  #slotNs: number | null = null;

  /** The axis of sparklines that are `columns` wide. */
  axis({ digest: { summary }, isLive }: World, columns: number): TimeAxis {
    const slotNs = this.#slotNs ?? (isLive ? LIVE_SLOT_NS : fittingSlotNs(summary.startNs, summary.timeNs, columns));
    return timeAxis(summary.startNs, summary.timeNs, slotNs, Math.max(1, columns));
  }

  /** Less time a column, or more. */
  zoom(isIn: boolean, world: World, columns: number): void {
    this.#slotNs = zoomedSlotNs(this.axis(world, columns).slotNs, isIn);
  }
}
