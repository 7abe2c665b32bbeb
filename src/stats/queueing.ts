import type { EventOf } from '../track/event.js';
import type { Channel, Speaker } from '../track/channel.js';
import type { Exchange } from '../track/exchange.js';
import type { Pending } from '../track/pending.js';

/** A time during which an end could not send another ECPDU. */
interface Busy {
  readonly fromNs: number;
  readonly toNs: number;
}

/** The ECPDU that an end sent last. */
interface Sender {
  exchange: Exchange;
  /** When it was acknowledged or given up. */
  freeNs: number | null;
  readonly busy: Busy[];
}

interface Answer {
  readonly askedNs: number;
  readonly timeNs: number;
}

const MAX_BUSY = 128;
const MAX_ANSWERS = 64;
/** lldpad sends its next ECPDU when its retransmission timer fires, although the last one was acknowledged at once (PROTOCOLS 4.3). */
const EARLIEST_PACE = 0.95;
const LATEST_PACE = 1.1;

/** What an answer had to wait for, as far as the wire shows it: ECP is stop-and-wait, and who asked first is answered first. */
export class Queueing {
  readonly #senders = new WeakMap<Speaker, Sender>();
  readonly #answers = new WeakMap<Channel, Answer[]>();

  onRequest({ exchange, timeNs }: EventOf<'ecp.request'>): void {
    const sender = this.#senders.get(exchange.speaker);
    if (!sender) return void this.#senders.set(exchange.speaker, { exchange, freeNs: null, busy: [] });
    const { firstNs, lastNs, ackTimerNs } = sender.exchange;
    const pace = (timeNs - lastNs) / ackTimerNs;
    const isPaced = pace >= EARLIEST_PACE && pace <= LATEST_PACE;
    sender.busy.push({ fromNs: firstNs, toNs: isPaced ? timeNs : (sender.freeNs ?? timeNs) });
    if (sender.busy.length > MAX_BUSY) sender.busy.splice(0, MAX_BUSY / 2);
    sender.exchange = exchange;
    sender.freeNs = null;
  }

  /** It is acknowledged, or was given up. */
  onDone(exchange: Exchange, timeNs: number): void {
    const sender = this.#senders.get(exchange.speaker);
    if (sender?.exchange === exchange) sender.freeNs ??= timeNs;
  }

  /** How long `speaker` could not have acknowledged between these times. */
  ackQueueNs(speaker: Speaker | null, fromNs: number, toNs: number): number {
    const sender = speaker && this.#senders.get(speaker);
    if (!sender) return 0;
    return overlapNs(sender.busy, fromNs, toNs) + Math.max(0, Math.min(sender.freeNs ?? toNs, toNs) - Math.max(sender.exchange.firstNs, fromNs));
  }

  /** How long the answer of `speaker` to a request had to wait. To be asked once for each answer, in their order. */
  answerQueueNs(speaker: Speaker | null, channel: Channel, { timeNs: askedNs }: Pending, fromNs: number, toNs: number): number {
    const answers = this.#answers.get(channel) ?? [];
    if (answers.length === 0) this.#answers.set(channel, answers);
    const ahead = answers.findLast((answer) => answer.askedNs < askedNs && answer.timeNs < toNs);
    const startNs = Math.max(fromNs, ahead?.timeNs ?? fromNs);
    answers.push({ askedNs, timeNs: toNs });
    if (answers.length > MAX_ANSWERS) answers.splice(0, MAX_ANSWERS / 2);
    const sender = speaker && this.#senders.get(speaker);
    return startNs - fromNs + (sender ? overlapNs(sender.busy, startNs, toNs) : 0);
  }
}

/** `busy` is in order of time. */
function overlapNs(busy: readonly Busy[], fromNs: number, toNs: number): number {
  let sum = 0;
  for (let i = busy.length - 1; i >= 0 && busy[i]!.toNs > fromNs; i--) sum += Math.max(0, Math.min(busy[i]!.toNs, toNs) - Math.max(busy[i]!.fromNs, fromNs));
  return sum;
}
