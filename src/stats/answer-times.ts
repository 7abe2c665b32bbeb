import type { EventOf } from '../track/event.js';
import type { Exchange } from '../track/exchange.js';
import { AckTimes, type AckTime } from './ack-times.js';
import { answeredCopyNs } from './answered-copy.js';
import type { JudgedSample } from './latency-sample.js';
import { Queueing } from './queueing.js';

/** A shorter wait for the acknowledgement is no reason for a slow answer. */
const SLOW_ACK_NS = 5e6;
const NO_PARTS: readonly JudgedSample[] = [];

/** How long acknowledgements and VDP responses took, and how much of it was waiting. */
export class AnswerTimes {
  readonly #onAck: (sample: JudgedSample, exchange: Exchange) => void;
  readonly #queueing = new Queueing();
  readonly #acks = new AckTimes((time) => this.#ack(time));
  /** Acknowledgements that a slow answer may have waited for. */
  readonly #slow = new WeakMap<Exchange, JudgedSample>();

  constructor(onAck: (sample: JudgedSample, exchange: Exchange) => void) {
    this.#onAck = onAck;
  }

  onRequest(event: EventOf<'ecp.request'>): void {
    this.#acks.onRequest(event);
    this.#queueing.onRequest(event);
  }

  onAck(event: EventOf<'ecp.ack'>): void {
    this.#acks.onAck(event);
    if (event.exchange && event.isFirst) this.#queueing.onDone(event.exchange, event.timeNs);
  }

  onUnacked({ exchange, timeNs }: EventOf<'ecp.unacked'>): void {
    this.#queueing.onDone(exchange, timeNs);
  }

  /** The time of a response; null where it answers nothing that is known. */
  response({ answered, timeNs, channel, frame, life }: EventOf<'vsi.response'>): JudgedSample | null {
    // Where frames are missing since, it may answer a later request.
    if (!answered || channel.lossNs >= answered.timeNs) return null;
    const { exchange, bridgeAnswerNs: breachNs, responseWaitNs } = answered;
    const fromNs = Math.max(answered.timeNs, answeredCopyNs(exchange, exchange.lastNs));
    const queueNs = this.#queueing.answerQueueNs(channel.opposite(exchange.speaker), channel, answered, fromNs, timeNs);
    const netNs = Math.max(0, timeNs - fromNs - queueNs);
    const ack = this.#slow.get(exchange);
    return {
      timeNs,
      valueNs: timeNs - answered.timeNs,
      frame: frame.no,
      life: life.id,
      channel,
      of: life,
      asked: exchange.frame,
      netNs,
      copies: exchange.transmissions,
      limits: { breachNs, nearNs: responseWaitNs / 2, isAssumed: isAssumed(exchange) },
      parts: ack && ack.netNs > netNs / 2 ? [ack] : NO_PARTS,
      verdict: 'open',
    };
  }

  /** The capture has ended. */
  end(): void {
    this.#acks.end();
  }

  #ack({ exchange, fromNs, timeNs }: AckTime): void {
    const { speaker, ackTimerNs, life } = exchange;
    const { channel } = speaker;
    const valueNs = timeNs - fromNs;
    const netNs = Math.max(0, valueNs - this.#queueing.ackQueueNs(channel.opposite(speaker), fromNs, timeNs));
    const sample: JudgedSample = {
      timeNs,
      valueNs,
      frame: exchange.ackFrame,
      life: life?.id ?? null,
      channel,
      of: exchange.lives.length === 1 ? life : null,
      asked: exchange.frame,
      netNs,
      copies: exchange.transmissions,
      limits: { breachNs: ackTimerNs, nearNs: ackTimerNs / 2, isAssumed: isAssumed(exchange) },
      parts: NO_PARTS,
      verdict: 'open',
    };
    if (netNs >= SLOW_ACK_NS) this.#slow.set(exchange, sample);
    this.#onAck(sample, exchange);
  }
}

/** The timers of the drafts are fixed. */
function isAssumed({ generation, speaker }: Exchange): boolean {
  return generation === 'ratified' && speaker.channel.operational().basis === 'assumed';
}
