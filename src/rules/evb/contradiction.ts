import type { Speaker } from '../../track/channel.js';

/** What an end was heard to say takes effect in an LLDPDU that the other one sends this much later (10.9). */
const TAKEN_OVER_NS = 2e9;

/**
 * An end goes on saying what the other end's word makes wrong. A second of that is normal: it is judged by an LLDPDU that its
 * sender sent 2 s later, and one of its own after it could hear the change; and the other end must have stood by its word.
 */
export class Contradiction {
  #sinceNs: number | null = null;
  #isTold = false;
  /** LLDPDUs of the end that is wrong. */
  #own = 0;
  #frames: number[] = [];
  /** The first LLDPDU of the end that is right. */
  #other: number | null = null;

  /** It does not hold (any more). */
  cease(): null {
    this.#sinceNs = null;
    this.#isTold = false;
    this.#own = 0;
    this.#frames = [];
    this.#other = null;
    return null;
  }

  /** An LLDPDU of `speaker`, after which `wrong` contradicts the other end. The frames that prove it, once while it lasts; else null. */
  hold(wrong: Speaker, speaker: Speaker, timeNs: number, frame: number): readonly number[] | null {
    this.#sinceNs ??= timeNs;
    if (speaker !== wrong) {
      this.#other ??= frame;
      return null;
    }
    if (++this.#own <= 2) this.#frames.push(frame);
    else this.#frames[1] = frame;
    if (this.#isTold || this.#own < 2 || this.#other === null || timeNs - this.#sinceNs < TAKEN_OVER_NS) return null;
    this.#isTold = true;
    return [this.#other, ...this.#frames].sort((a, b) => a - b);
  }
}
