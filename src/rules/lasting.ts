import type { Speaker } from '../track/channel.js';
import type { End } from '../track/end.js';

/** A full transmit interval where none was observed: the default of 802.1AB. */
const REFRESH_NS = 30e9;

/** A state of affairs between two ends that has to last before it is worth a word; it is told once while it lasts. */
export class Lasting {
  #sinceNs: number | null = null;
  #isTold = false;
  readonly #frames = new Map<End, number[]>();

  /** It does not hold (any more). */
  cease(): null {
    this.#sinceNs = null;
    this.#isTold = false;
    this.#frames.clear();
    return null;
  }

  /** An LLDPDU of `speaker` shows that it holds. */
  hold(speaker: Speaker, timeNs: number, frame: number): void {
    this.#sinceNs ??= timeNs;
    const frames = this.#frames.get(speaker.end) ?? [];
    this.#frames.set(speaker.end, frames);
    frames.push(frame);
    // The first and the latest are the proof.
    if (frames.length > 4) frames.splice(3, 1);
  }

  /** The frames that prove it, the first time that each of the two ends said so in `count` LLDPDUs; else null. */
  afterFrames(count: number): readonly number[] | null {
    return this.#frames.size === 2 && [...this.#frames.values()].every((frames) => frames.length >= count) ? this.#tell() : null;
  }

  /**
   * The same after `count` full transmit intervals of both (10.9: fast-start LLDPDUs do not count), both having said so
   * after that: an end that has not spoken since may have changed its mind. `saidNs`: when it last did.
   */
  afterRefreshes(count: number, speakers: readonly Speaker[], saidNs = (speaker: Speaker): number => speaker.evb?.timeNs ?? -Infinity): readonly number[] | null {
    const refreshNs = Math.max(...speakers.map((speaker) => speaker.refreshNs ?? REFRESH_NS));
    const provenNs = Math.min(...speakers.map(saidNs));
    return this.#sinceNs !== null && provenNs - this.#sinceNs > count * refreshNs ? this.#tell() : null;
  }

  #tell(): readonly number[] | null {
    if (this.#isTold) return null;
    this.#isTold = true;
    return [...this.#frames.values()].flat().sort((a, b) => a - b);
  }
}
