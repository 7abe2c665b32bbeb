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
  const wanted = choice.lines(world);
  const values = Array.from({ length: axis.columns }, (): number[] => []);
  const slowest = new Float64Array(axis.columns).fill(-1);
  const maxNs = new Float64Array(axis.columns).fill(NaN);
  world.recording.latencies.walk((i, line, timeNs, valueNs) => {
    const column = wanted[line] === 1 ? columnOf(axis, timeNs) : -1;
    if (column < 0) return;
    values[column]!.push(valueNs);
    if (maxNs[column]! >= valueNs) return;
    maxNs[column] = valueNs;
    slowest[column] = i;
  });
  const p95Ns = Float64Array.from(values, (list) => (list.length === 0 ? NaN : Float64Array.from(list).sort()[Math.ceil(Q * list.length) - 1]!));
  return { counts: Float64Array.from(values, (list) => list.length), maxNs, slowest, p95Ns };
}
