import type { LiveInterface } from '../model/live-status.js';

/** The `interface` event: how the capture on an interface is doing now; `time` is the wall clock's. */
export function interfaceJson(time: string, { name, nameNow, state, sentence, backend, clock, hasCarrier, frames, lost, restarts }: LiveInterface): object {
  return { v: 1, event: 'interface', time, interface: name, nameNow, state, sentence, backend, clock, carrier: hasCarrier, frames, lost, restarts };
}
