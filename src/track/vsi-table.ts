import type { Transition, VsiLife } from '../model/vsi.js';
import type { Channel } from './channel.js';
import type { Emit } from './event.js';
import { Life } from './life.js';
import type { Timers } from './timers.js';
import { vsiKey, type VsiTlv } from './vsi-tlv.js';

export const MAX_LIVES = 100_000;

/** Every life of every VSI, the latest of each VSI at hand. */
export class VsiTable {
  readonly timers: Timers;
  readonly emit: Emit;
  /** All lives in the order of their first frames. */
  readonly #lives = new Set<Life>();
  dropped = 0;

  constructor(timers: Timers, emit: Emit) {
    this.timers = timers;
    this.emit = emit;
  }

  /** The latest life of a VSI on a channel, null when it was never seen there. */
  find(channel: Channel, key: string): Life | null {
    return channel.lives.get(key) ?? null;
  }

  /** The latest lives of the VSIs of a channel. */
  of(channel: Channel): Iterable<Life> {
    return channel.lives.values();
  }

  /** Begins a life. */
  begin(channel: Channel, tlv: VsiTlv, timeNs: number): Life {
    const key = vsiKey(tlv);
    const before = channel.lives.get(key) ?? null;
    before?.keepAliveDue?.cancel();
    before?.noAnswer?.cancel();
    const life = new Life(channel, key, tlv, timeNs, channel.link.point.file, before, (of, transition) => this.#onTransition(of, transition));
    channel.lives.set(key, life);
    this.#lives.add(life);
    if (this.#lives.size > MAX_LIVES) this.#evict();
    return life;
  }

  snapshots(): VsiLife[] {
    return [...this.#lives].map((life) => life.snapshot());
  }

  get size(): number {
    return this.#lives.size;
  }

  /**
   * Makes room, a sixteenth at once: of the oldest eighth first what the bridge never answered, then what has left, then
   * the oldest.
   */
  #evict(): void {
    const oldest: Life[] = [];
    for (const life of this.#lives) if (oldest.push(life) > MAX_LIVES / 8) break;
    const rank = (life: Life): number => (life.responses === 0 ? 0 : life.hasLeft ? 1 : 2);
    for (const victim of oldest.sort((a, b) => rank(a) - rank(b)).slice(0, MAX_LIVES / 16)) {
      victim.keepAliveDue?.cancel();
      victim.noAnswer?.cancel();
      this.#lives.delete(victim);
      const { lives } = victim.channel;
      if (lives.get(victim.key) === victim) lives.delete(victim.key);
      this.dropped++;
    }
  }

  #onTransition(life: Life, transition: Transition): void {
    this.emit('vsi.transition', { timeNs: transition.timeNs, link: life.channel.link, channel: life.channel, frame: null, life, transition });
  }
}
