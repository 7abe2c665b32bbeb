import type { Operation } from '../../model/stat.js';
import { slotsOf } from '../digest/slots.js';
import type { TimeAxis } from '../draw/time-axis.js';
import type { World } from '../world.js';

/** What a bridge answers: an acknowledgement says nothing of how it is with VSIs. */
const ANSWERED: ReadonlySet<Operation> = new Set(['assoc', 'preassoc', 'deassoc', 'keepalive']);

/** The slowest answer of VDP in each slot, by link; made anew when something was measured or the axis is another one. */
export class LinkSparks {
  #basis = '';
  #byLink: ReadonlyMap<string, Float64Array> = new Map();

  of({ recording: { latencies: table } }: World, axis: TimeAxis): ReadonlyMap<string, Float64Array> {
    const basis = [table.first, table.end, axis.startNs, axis.slotNs, axis.columns].join(' ');
    if (basis === this.#basis) return this.#byLink;
    this.#basis = basis;
    const groups = new Map<string, number>();
    const groupOf = (line: number): number => {
      if (!ANSWERED.has(table.operationOf(line))) return -1;
      const name = table.linkNameOf(line);
      if (!groups.has(name)) groups.set(name, groups.size);
      return groups.get(name)!;
    };
    const slots = slotsOf(table, axis, groupOf);
    this.#byLink = new Map(Array.from(groups, ([name, group]) => [name, slots[group]!.maxNs]));
    return this.#byLink;
  }
}
