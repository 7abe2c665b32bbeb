import type { Emit } from './event.js';
import { isLossy } from './inference.js';
import type { Ground, Life } from './life.js';
import type { Pending } from './pending.js';
import { writeStep } from './history.js';
import { SLACK_NS, withSlack } from './slack.js';
import type { Timers } from './timers.js';

/** What a timer of an end may be late by before its expiry is believed, beyond 50 ms. */
const LATENESS = 1.02;

/** The timers of VSIs: the station's wait for an answer, and the keep-alives (41.5.5.5, 41.5.5.9). A life has one timer for both. */
export class VsiTimers {
  readonly #timers: Timers;
  readonly #emit: Emit;

  constructor(timers: Timers, emit: Emit) {
    this.#timers = timers;
    this.#emit = emit;
  }

  /** Sets the station's wait for an answer (41.5.5.9): it ends the VSI silently. */
  awaitAnswer(life: Life, pending: Pending): void {
    life.pending = pending;
    this.#arm(life);
  }

  /** Nothing waits at the station any more. */
  endWait(life: Life): void {
    life.pending = null;
    this.#arm(life);
  }

  /** The station's wait is over: at its end, whenever that comes out. */
  giveUp(life: Life, pending: Pending, nowNs: number): void {
    const endsNs = pending.timeNs + pending.responseWaitNs;
    this.endWait(life);
    writeStep(life, 't');
    this.#emit('vsi.unanswered', { timeNs: endsNs, link: life.channel.link, channel: life.channel, frame: null, life, pending });
    life.trigger('station', 'no answer', { timeNs: endsNs, frame: null, confidence: 'inferred' });
    this.expectKeepAlive(life, nowNs);
  }

  /** Expects the next keep-alive, counted from the last answer (41.5.5.5). Doubts the VSI when it is late, ends it at toutKA. */
  expectKeepAlive(life: Life, fromNs: number): void {
    const { limits } = life;
    const isExpected = life.isSettled || life.bridge.isPresent;
    life.silence = isExpected ? 'due' : null;
    life.silentSinceNs = fromNs;
    life.silenceLimits = limits;
    this.#arm(life);
  }

  /** The life is over: another one has begun, or it was dropped. */
  stop(life: Life): void {
    life.pending = null;
    life.silence = null;
    this.#timers.remove(life);
  }

  #arm(life: Life): void {
    const nextNs = Math.min(answerEndsNs(life), silenceEndsNs(life));
    if (nextNs < Infinity) this.#timers.set(life, nextNs);
    else this.#timers.cancel(life);
  }

  /** The timer of a life has run out. */
  due(life: Life, timeNs: number): void {
    if (life.pending && answerEndsNs(life) <= timeNs) return this.giveUp(life, life.pending, timeNs);
    if (life.silence === null || life.silence === 'over') return;
    if (life.silenceLimits.basis === 'assumed' && life.limits.basis !== 'assumed') {
      // A TLV told the timers meanwhile; what was in force when the wait began stays unknown.
      life.silenceLimits = { ...life.limits, basis: 'assumed' };
      if (silenceEndsNs(life) > timeNs) return this.#arm(life);
    }
    const { silence: step, silentSinceNs: fromNs, silenceLimits: limits } = life;
    const endsNs = fromNs + limits.keepAliveTimeoutNs;
    if (step === 'due') {
      const ground: Ground = { timeNs, frame: null, confidence: 'stale', cause: isLossy(life, timeNs) ? 'capture-gap' : 'timeout' };
      life.doubt('station', ground);
      life.doubt('bridge', ground);
      life.silence = 'timeout';
    } else if (step === 'timeout' && isLossy(life, endsNs) && life.lastEvidenceNs >= fromNs) {
      // It may be the capture that missed one: the next one is waited for, too.
      life.silence = 'second timeout';
    } else {
      // Frames that turn out to be missing may still explain it.
      life.silence = 'over';
      this.#end(life, step === 'timeout' ? endsNs : timeNs, fromNs + withSlack(limits.keepAliveNs));
    }
    this.#arm(life);
  }

  /** toutKA has passed without a keep-alive: the bridge drops the VSI. */
  #end(life: Life, timeNs: number, dueNs: number): void {
    const ground: Ground = { timeNs, frame: null, confidence: 'inferred' };
    this.#emit('vsi.silent', { timeNs, link: life.channel.link, channel: life.channel, frame: null, life });
    if (life.trigger('bridge', 'silence', ground)) writeStep(life, 't');
    // A station that goes on asking for others has dropped this one; one that is silent altogether may just be cut off.
    const latest = life.channel.side('station')?.senders.get(life.generation)?.current;
    if (latest && latest.firstNs > dueNs) life.trigger('station', 'silence', ground);
  }
}

/** When the station's wait for an answer ends, Infinity while it waits for none. */
function answerEndsNs({ pending }: Life): number {
  return pending ? pending.timeNs + LATENESS * pending.responseWaitNs + SLACK_NS : Infinity;
}

/** When the present step of the wait for a keep-alive ends, Infinity while none is expected. */
function silenceEndsNs({ silence, silentSinceNs: fromNs, silenceLimits: { keepAliveNs, keepAliveTimeoutNs } }: Life): number {
  if (silence === null || silence === 'over') return Infinity;
  if (silence === 'due') return fromNs + withSlack(keepAliveNs);
  if (silence === 'timeout') return Math.max(fromNs + withSlack(keepAliveNs), fromNs + LATENESS * keepAliveTimeoutNs + SLACK_NS);
  return fromNs + keepAliveTimeoutNs + LATENESS * 2 * keepAliveNs;
}
