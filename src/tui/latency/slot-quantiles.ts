import { columnOf, type TimeAxis } from '../draw/time-axis.js';
import type { World } from '../world.js';
import type { Slots } from '../digest/slots.js';
import type { LatencyChoice } from './latency-choice.js';

/** Slots with the 95th percentile of each; NaN in an empty one. */
export interface QuantileSlots extends Slots {
  readonly p95Ns: Float64Array;
}

const Q = 0.95;

/** The chosen times in slots of time. */
export function slotQuantiles(choice: LatencyChoice, world: World, axis: TimeAxis): QuantileSlots {
  const { count, samples, timesNs, valuesNs } = choice.chosen(world);
  const slots = new Int32Array(count);
  const counts = new Float64Array(axis.columns);
  for (let i = 0; i < count; i++) {
    const column = (slots[i] = columnOf(axis, timesNs[i]!));
    if (column >= 0) counts[column]!++;
  }
  const values = Array.from(counts, (length) => new Float64Array(length));
  const filled = new Int32Array(axis.columns);
  const slowest = new Float64Array(axis.columns).fill(-1);
  const maxNs = new Float64Array(axis.columns).fill(NaN);
  for (let i = 0; i < count; i++) {
    const column = slots[i]!;
    if (column < 0) continue;
    const valueNs = valuesNs[i]!;
    values[column]![filled[column]!++] = valueNs;
    if (maxNs[column]! >= valueNs) continue;
    maxNs[column] = valueNs;
    slowest[column] = samples[i]!;
  }
  const p95Ns = Float64Array.from(values, (list) => (list.length === 0 ? NaN : list.sort()[Math.ceil(Q * list.length) - 1]!));
  return { counts, maxNs, slowest, p95Ns };
}
