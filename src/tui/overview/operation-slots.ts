import type { Operation } from '../../model/stat.js';
import { slotsOf, type Slots } from '../digest/slots.js';
import type { TimeAxis } from '../draw/time-axis.js';
import { OPERATIONS } from '../operations.js';
import type { World } from '../world.js';

/** Measured times of each operation in slots of time, of all links or of one; made anew when something was measured or the axis is another one. */
export class OperationSlots {
  #basis = '';
  #slots: readonly Slots[] = [];

  of({ recording: { latencies: table } }: World, axis: TimeAxis, link: string | null): (operation: Operation) => Slots | null {
    const basis = [table.first, table.end, axis.startNs, axis.slotNs, axis.columns, link].join(' ');
    if (basis !== this.#basis) {
      this.#basis = basis;
      this.#slots = slotsOf(table, axis, (line) => (link === null || table.linkNameOf(line) === link ? OPERATIONS.indexOf(table.operationOf(line)) : -1));
    }
    return (operation) => this.#slots[OPERATIONS.indexOf(operation)] ?? null;
  }
}
