import type { Emit } from './event.js';
import { isLossy } from './inference.js';
import type { Ground, Life, Pending } from './life.js';
import { PRESENT } from './machines/table.js';
import { withSlack } from './slack.js';
import { Timer, type Timers } from './timers.js';

/** What a timer of an end may be late by before its expiry is believed, beyond 50 ms. */
const LATENESS = 1.02;

/** The timers of VSIs: the station's wait for an answer, and the keep-alives (41.5.5.5, 41.5.5.9). */
export class VsiTimers {
  readonly #timers: Timers;
  readonly #emit: Emit;
  readonly #onNoAnswer = (life: Life, timeNs: number): void => {
    if (life.pending) this.giveUp(life, life.pending, timeNs);
  };
  readonly #onSilence = (life: Life, timeNs: number): void => this.#silent(life, timeNs);

  constructor(timers: Timers, emit: Emit) {
    this.#timers = timers;
    this.#emit = emit;
  }

  /** Sets the station's wait for an answer (41.5.5.9): it ends the VSI silently. */
  awaitAnswer(life: Life, pending: Pending): void {
    life.pending = pending;
    life.noAnswer ??= new Timer(life, this.#onNoAnswer);
    this.#timers.set(life.noAnswer, pending.timeNs + LATENESS * pending.responseWaitNs + 50e6);
  }

  /** Nothing waits at the station any more. */
  endWait(life: Life): void {
    life.pending = null;
    if (life.noAnswer) this.#timers.cancel(life.noAnswer);
  }

  /** The station's wait is over: at its end, whenever that comes out. */
  giveUp(life: Life, pending: Pending, nowNs: number): void {
    const endsNs = pending.timeNs + pending.responseWaitNs;
    this.endWait(life);
    life.history.add('t');
    this.#emit('vsi.unanswered', { timeNs: endsNs, link: life.channel.link, channel: life.channel, frame: null, life, pending });
    life.trigger('station', 'no answer', { timeNs: endsNs, frame: null, confidence: 'inferred' });
    this.expectKeepAlive(life, nowNs);
  }

  /** Expects the next keep-alive, counted from the last answer (41.5.5.5). Doubts the VSI when it is late, ends it at toutKA. */
  expectKeepAlive(life: Life, fromNs: number): void {
    if (!life.isSettled && !PRESENT.includes(life.bridge.state)) return this.#expectNone(life);
    const { limits } = life;
    life.keepAlive = { fromNs, limits, step: 'due' };
    life.keepAliveDueNs = fromNs + limits.keepAliveNs;
    this.#set(life, fromNs + withSlack(limits.keepAliveNs));
  }

  /** The life is over: another one has begun, or it was dropped. */
  stop(life: Life): void {
    this.#expectNone(life);
    if (life.noAnswer) this.#timers.cancel(life.noAnswer);
  }

  #expectNone(life: Life): void {
    life.keepAlive = null;
    life.keepAliveDueNs = Infinity;
    if (life.keepAliveTimer) this.#timers.cancel(life.keepAliveTimer);
  }

  #set(life: Life, deadlineNs: number): void {
    life.keepAliveTimer ??= new Timer(life, this.#onSilence);
    this.#timers.set(life.keepAliveTimer, deadlineNs);
  }

  /** What was awaited has not come: first it is doubted, then the bridge gives up. */
  #silent(life: Life, timeNs: number): void {
    const { keepAlive } = life;
    if (!keepAlive) return;
    const { fromNs, limits, step } = keepAlive;
    const endsNs = fromNs + limits.keepAliveTimeoutNs;
    if (step === 'due') {
      const ground: Ground = { timeNs, frame: null, confidence: 'stale', cause: isLossy(life, timeNs) ? 'capture-gap' : 'timeout' };
      life.doubt('station', ground);
      life.doubt('bridge', ground);
      life.keepAlive = { fromNs, limits, step: 'timeout' };
      this.#set(life, Math.max(timeNs, fromNs + LATENESS * limits.keepAliveTimeoutNs + 50e6));
    } else if (step === 'timeout' && isLossy(life, endsNs) && life.lastEvidenceNs >= fromNs) {
      // It may be the capture that missed one: the next one is waited for, too.
      life.keepAlive = { fromNs, limits, step: 'second timeout' };
      this.#set(life, endsNs + LATENESS * 2 * limits.keepAliveNs);
    } else this.#end(life, step === 'timeout' ? endsNs : timeNs, fromNs + withSlack(limits.keepAliveNs));
  }

  /** toutKA has passed without a keep-alive: the bridge drops the VSI. */
  #end(life: Life, timeNs: number, dueNs: number): void {
    const ground: Ground = { timeNs, frame: null, confidence: 'inferred' };
    this.#emit('vsi.silent', { timeNs, link: life.channel.link, channel: life.channel, frame: null, life });
    if (life.trigger('bridge', 'silence', ground)) life.history.add('t');
    // A station that goes on asking for others has dropped this one; one that is silent altogether may just be cut off.
    const latest = life.channel.side('station')?.senders.get(life.generation)?.current;
    if (latest && latest.firstNs > dueNs) life.trigger('station', 'silence', ground);
  }
}
