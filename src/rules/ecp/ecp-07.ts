import type { Speaker } from '../../track/channel.js';
import type { Exchange } from '../../track/exchange.js';
import { duration } from '../../text/duration.js';
import { rule } from '../rule.js';
import { onlyLife, retriesOf, senderText } from './given-up.js';

const EARLY = 0.8;
const LATE = 1.5;
/** Around a multiple of the timer: copies in between may have been lost on the way to the capture point. */
const NEAR = 0.1;
/** Copies this close come from the way (a mirror, a loop), not from a timer. */
const DOUBLED_NS = 1e6;

/** What is known of a sender. */
interface Sender {
  exchange: Exchange | null;
  /** The exchange before failed: lldpad's timers of that one go on running into this one. */
  isAfterFailure: boolean;
  /** A copy came in time. */
  isPunctual: boolean;
}

type Senders = Map<Speaker, Sender>;

function senderOf(senders: Senders, speaker: Speaker): Sender {
  let sender = senders.get(speaker);
  if (!sender) senders.set(speaker, (sender = { exchange: null, isAfterFailure: false, isPunctual: false }));
  return sender;
}

const hasFailed = (exchange: Exchange): boolean => exchange.ackedNs === null || exchange.transmissions > retriesOf(exchange);

/**
 * A request is sent again much earlier or later than T(RTE) says. Quiet about the request after a failed one, where T(RTE)
 * is not known, and about two or three times T(RTE) of a sender that is punctual otherwise: a copy in between was lost.
 */
export const ecp07 = rule({
  id: 'ECP-07',
  severity: 'warning',
  spec: '802.1Q 43; D.2.12',
  title: 'ECP retransmission at another time than agreed',
  absence: true,
  timers: true,
  on: 'ecp.retransmission',
  memory: (): Senders => new Map(),
  remember: {
    'ecp.request': ({ exchange, previous }, senders) => {
      const sender = senderOf(senders, exchange.speaker);
      sender.exchange = exchange;
      sender.isAfterFailure = previous !== null && hasFailed(previous);
    },
  },
  check: ({ channel, exchange, gapNs, frame }, senders) => {
    const sender = senderOf(senders, exchange.speaker);
    const ratio = gapNs / exchange.ackTimerNs;
    const isFine = ratio >= EARLY && ratio <= LATE;
    sender.isPunctual ||= isFine;
    const isStale = sender.isAfterFailure && sender.exchange === exchange;
    if (isFine || isStale || gapNs < DOUBLED_NS) return null;
    if (exchange.generation === 'ratified' && channel.operational().basis === 'assumed') return null;
    const multiple = Math.round(ratio);
    const mayBeLost = multiple >= 2 && multiple <= retriesOf(exchange) && Math.abs(ratio - multiple) < NEAR * multiple;
    return {
      expected: `about ${duration(exchange.ackTimerNs)} after the copy before, T(RTE)`,
      received: `sequence number ${exchange.seq} of ${senderText(exchange)} again after ${duration(gapNs)}`,
      frames: [...exchange.copies.slice(-2, -1), frame.no],
      life: onlyLife(exchange),
      confidence: mayBeLost ? 'inferred' : 'confirmed',
      unless: () => mayBeLost && sender.isPunctual,
    };
  },
  explain: {
    why: 'The sender works with another timer than both ends agreed on. Too early, it repeats what was about to be acknowledged; too late, each lost frame costs a virtual machine more time than it must.',
    usual: ['the ends compute RTE differently', 'RTE was changed and one end still works with the old value', 'a timer of the sender that its other work delays'],
    try: ['compare RTE in both EVB TLVs: `evbscope print -V`', 'look for a change of RTE just before', 'update the sender'],
  },
});
