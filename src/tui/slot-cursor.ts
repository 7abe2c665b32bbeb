import type { Slots } from './digest/slots.js';
import { age } from './draw/age.js';
import { columnOf, type TimeAxis } from './draw/time-axis.js';
import { count } from '../text/number.js';
import type { Outcome } from './view.js';
import type { World } from './world.js';

/** The selected slot of a time line: it stays at its time while newer ones come; without one that was chosen, the newest. */
export class SlotCursor {
  #timeNs: number | null = null;

  /** The column of the axis that is selected. */
  column(axis: TimeAxis): number {
    const at = this.#timeNs === null ? -1 : columnOf(axis, this.#timeNs);
    return at >= 0 ? at : axis.columns - 1;
  }

  move(axis: TimeAxis, steps: number): void {
    const column = Math.max(0, Math.min(axis.columns - 1, this.column(axis) + steps));
    this.#timeNs = column === axis.columns - 1 ? null : axis.startNs + (column + 0.5) * axis.slotNs;
  }

  /** When the slot is, and what was measured in it. */
  text(world: World, axis: TimeAxis, slots: Slots | null): string {
    const column = this.column(axis);
    const startNs = axis.startNs + column * axis.slotNs;
    const measured = slots && slots.counts[column]! > 0 ? `${count(slots.counts[column]!, 'answer')}, max ${age(slots.maxNs[column]!)}` : 'nothing measured';
    return `${world.times.clock(Math.max(0, startNs), axis.slotNs < 1e9 ? 3 : 0)} + ${age(axis.slotNs)}: ${measured}`;
  }

  /** The packets of the slot, at the slowest answer. */
  open(world: World, axis: TimeAxis, slots: Slots | null): Outcome {
    const { recording, focus } = world;
    const column = this.column(axis);
    const sample = slots?.slowest[column] ?? -1;
    const no = sample < 0 ? null : recording.latencies.frame(sample);
    if (no !== null) focus.frame = recording.frames.idOf(no);
    return { filter: this.filter(world, axis), open: 'packets' };
  }

  /** The frames of the slot. */
  filter({ times }: World, axis: TimeAxis): string {
    const startNs = axis.startNs + this.column(axis) * axis.slotNs;
    return `frame.time >= ${times.exact(startNs)} and frame.time < ${times.exact(startNs + axis.slotNs)}`;
  }
}
