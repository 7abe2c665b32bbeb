import type { Migration } from '../model/migration.js';
import type { Transition, VsiLife } from '../model/vsi.js';
import type { Channel } from './channel.js';
import type { Emit } from './event.js';
import { Life, type LifeContext } from './life.js';
import { Migrations } from './migrations.js';
import type { Timers } from './timers.js';
import { Transitions } from './transitions.js';
import { VsiTimers } from './vsi-timers.js';
import type { VsiTlv } from './vsi-tlv.js';

const MAX_LIVES = 100_000;
/** Lives that the bridge has never answered: what is invented makes room for what is real. */
const MAX_UNANSWERED = 32_768;

/** Every life of every VSI, the latest of each VSI at hand. */
export class VsiTable implements LifeContext {
  readonly timers: Timers;
  readonly emit: Emit;
  readonly waits: VsiTimers;
  readonly migrations: Migrations;
  /** All lives by id, which is the order of their first frames. */
  readonly #lives = new Map<number, Life>();
  /** Those of them that the bridge has never answered. */
  readonly #unanswered = new Set<Life>();
  /** Those that are over, in the order in which they ended: a later life of the VSI has begun; or it has left, and none has. */
  readonly #superseded = new Set<Life>();
  readonly #left = new Set<Life>();
  readonly #maxEnded: number;
  readonly transitions = new Transitions();
  dropped = 0;

  /** `maxEnded`: most lives that are kept of those that are over, the newest ones; as many as there may be at all without it. */
  constructor(timers: Timers, emit: Emit, maxEnded = MAX_LIVES) {
    this.#maxEnded = maxEnded;
    this.timers = timers;
    this.emit = emit;
    this.waits = new VsiTimers(timers, emit);
    this.migrations = new Migrations(emit);
  }

  onTransition(life: Life, transition: Transition): void {
    if (this.#isBounded && transition.side === 'station') {
      if (life.hasLeft && life.isLatest) this.#left.add(life);
      else this.#left.delete(life);
    }
    this.emit('vsi.transition', { timeNs: transition.timeNs, link: life.channel.link, channel: life.channel, frame: null, life, transition });
    this.migrations.see(life, transition);
  }

  migrationOf(life: Life): Migration | null {
    return this.migrations.of(life)?.snapshot() ?? null;
  }

  onDue(life: Life, deadlineNs: number): void {
    this.waits.due(life, deadlineNs);
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
  begin(channel: Channel, said: VsiTlv, timeNs: number): Life {
    const before = channel.lives.get(said.key) ?? null;
    if (before) this.#supersede(before);
    // As many lives were begun before it.
    const life = new Life(this.#lives.size + this.dropped, channel, said.sharing(before?.tlv ?? null), timeNs, before, this);
    channel.lives.set(life.key, life);
    this.#lives.set(life.id, life);
    this.#unanswered.add(life);
    this.emit('vsi.begun', { timeNs, link: channel.link, channel, frame: null, life, before });
    this.migrations.begin(life);
    if (this.#unanswered.size > MAX_UNANSWERED) this.#evictUnanswered();
    if (this.#superseded.size + this.#left.size > this.#maxEnded) this.#evictEnded();
    if (this.#lives.size > MAX_LIVES) this.#evict();
    return life;
  }

  /** The bridge answers. */
  answered(life: Life): void {
    if (life.responses++ === 0) this.#unanswered.delete(life);
  }

  snapshots(): VsiLife[] {
    return Array.from(this.#lives.values(), (life) => life.snapshot());
  }

  /** The life of that id; null where it was dropped, or never was. */
  get(id: number): Life | null {
    return this.#lives.get(id) ?? null;
  }

  /** All lives by id. */
  all(): Iterable<Life> {
    return this.#lives.values();
  }

  get size(): number {
    return this.#lives.size;
  }

  /** How many VSIs they are the lives of. */
  get vsis(): number {
    let count = 0;
    for (const life of this.#lives.values()) if (life.isLatest) count++;
    return count;
  }

  /** Whether it is known which lives are over: without a bound for them nobody asks. */
  get #isBounded(): boolean {
    return this.#maxEnded < MAX_LIVES;
  }

  #supersede(life: Life): void {
    this.waits.stop(life);
    if (!this.#isBounded) return;
    this.#left.delete(life);
    this.#superseded.add(life);
  }

  /** Drops what ended first, of those that there are more of: neither VSIs that come back all the time nor those that never do push out the others. */
  #evictEnded(): void {
    const ended = this.#superseded.size > this.#left.size ? this.#superseded : this.#left;
    let room = 0;
    for (const victim of ended) {
      this.#drop(victim);
      if (++room > this.#maxEnded / 16) return;
    }
  }

  #evictUnanswered(): void {
    let room = 0;
    for (const victim of this.#unanswered) {
      this.#drop(victim);
      if (++room > MAX_UNANSWERED / 16) return;
    }
  }

  /** Makes room, a sixteenth at once: of the oldest eighth first what was never answered, then what has left, then the oldest. */
  #evict(): void {
    const oldest: Life[] = [];
    for (const life of this.#lives.values()) if (oldest.push(life) > MAX_LIVES / 8) break;
    const rank = (life: Life): number => (life.responses === 0 ? 0 : life.hasLeft ? 1 : 2);
    for (const victim of oldest.sort((a, b) => rank(a) - rank(b)).slice(0, MAX_LIVES / 16)) this.#drop(victim);
  }

  #drop(life: Life): void {
    this.emit('vsi.dropped', { timeNs: life.lastEvidenceNs, link: life.channel.link, channel: life.channel, frame: null, life });
    this.waits.stop(life);
    this.migrations.drop(life);
    life.release();
    this.#lives.delete(life.id);
    this.#unanswered.delete(life);
    this.#superseded.delete(life);
    this.#left.delete(life);
    const { lives } = life.channel;
    if (lives.get(life.key) === life) lives.delete(life.key);
    this.dropped++;
  }
}
