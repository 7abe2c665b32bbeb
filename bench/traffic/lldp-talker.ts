import type { CaptureFile } from './capture-file.js';
import type { Who } from './control-frame.js';
import { type EvbTimers, TIMERS } from './evb-timers.js';
import { lldpFrame } from './lldp-frame.js';
import type { Talker } from './talker.js';

const FAST_NS = 1e9;
/** So often an end speaks at the start of a link before it goes over to the slow pace. */
const FAST_COUNT = 4;

/** LLDP of one end of link number `link`: fast at first, then at the pace of its timers. */
export class LldpTalker implements Talker {
  nextNs: number;
  #sent = 0;
  readonly #link: number;
  readonly #timers: EvbTimers;
  readonly #first: Buffer;
  readonly #later: Buffer;

  /** `hasHeard`: the other end spoke before `beginNs`. */
  constructor(who: Who, link: number, beginNs: number, hasHeard: boolean, timers = TIMERS) {
    this.nextNs = beginNs;
    this.#link = link;
    this.#timers = timers;
    this.#first = lldpFrame(who, link, hasHeard, timers);
    this.#later = lldpFrame(who, link, true, timers);
  }

  speak(to: CaptureFile): void {
    const frame = this.#sent === 0 ? this.#first : this.#later;
    to.frame(this.#link, this.nextNs, frame, frame.length);
    this.nextNs += ++this.#sent < FAST_COUNT ? FAST_NS : this.#timers.lldpNs;
  }
}
