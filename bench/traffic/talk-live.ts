import { setTimeout as sleep } from 'node:timers/promises';
import { FAST_TIMERS } from './evb-timers.js';
import { linkTalkers } from './links.js';
import { Random } from './random.js';
import { Talk } from './talk.js';
import { VsiStates } from './vsi-states.js';
import { Wire } from './wire.js';

const TICK_MS = 1;
/** Of 1000 keep-alives so many are de-associates: a VSI leaves every 13 s or so, and comes back. */
const LEAVE = 100;

/** What was sent, and in what state that left each VSI. */
export interface Talked {
  readonly sent: number;
  readonly states: Readonly<Record<string, string>>;
}

/** Both ends of a link with `vsis` VSIs that come and go, with short timers, in real time, on a network device; until `signal`; an exchange under way ends before. */
export async function talkLive(device: string, vsis: number, signal: AbortSignal): Promise<Talked> {
  const wire = new Wire(device);
  const to = new VsiStates(wire);
  const plan = { links: 1, vsis, upInNs: 0, comeInNs: 3e9, preassociate: 50, leave: LEAVE, timers: FAST_TIMERS };
  const talk = new Talk(linkTalkers(plan, new Random(1)));
  const beginMs = performance.now();
  while (!signal.aborted || to.isBusy) {
    const nowNs = (performance.now() - beginMs) * 1e6;
    while (talk.nextNs <= nowNs && !(signal.aborted && !to.isBusy)) talk.speak(to);
    await sleep(TICK_MS);
  }
  to.close();
  return { sent: wire.sent, states: Object.fromEntries(to.states) };
}
