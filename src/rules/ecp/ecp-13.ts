import type { Exchange } from '../../track/exchange.js';
import { rule } from '../rule.js';
import { senderText } from './given-up.js';

interface Waiting {
  readonly seq: number;
  readonly timeNs: number;
  isFound: boolean;
}

/** A mirror may show a request a little after its acknowledgement. */
const REORDER_NS = 10e6;
const MAX_WAITING = 64;

function find(waiting: readonly Waiting[], exchange: Exchange): void {
  for (const ack of waiting) if (exchange.hasNumber(ack.seq) && Math.abs(exchange.firstNs - ack.timeNs) <= REORDER_NS) ack.isFound = true;
}

/** An acknowledgement of a number that was never seen as a request. Quiet until a request of the other end was seen. */
export const ecp13 = rule({
  id: 'ECP-13',
  severity: 'warning',
  spec: '802.1Q 43',
  title: 'acknowledgement without a request',
  absence: true,
  bothEnds: true,
  on: 'ecp.ack',
  memory: () => [] as Waiting[],
  remember: { 'ecp.request': ({ exchange }, waiting) => find(waiting, exchange) },
  check: ({ channel, exchange, seq, speaker, timeNs, frame }, waiting) => {
    const asker = channel.opposite(speaker);
    const hasAsked = asker !== null && [...asker.senders.values()].some((sender) => sender.hasAsked);
    if (exchange || !hasAsked) return null;
    const ack: Waiting = { seq, timeNs, isFound: false };
    if (waiting.push(ack) > MAX_WAITING) waiting.shift();
    return {
      expected: `a request with sequence number ${seq} before it`,
      received: `an acknowledgement of ${seq} by ${senderText({ speaker })}`,
      frames: [frame.no],
      unless: () => ack.isFound,
    };
  },
  explain: {
    why: 'Either the request took a path that this capture does not see, or the capture lost it, or somebody forges acknowledgements: then a sender believes that a request was delivered which was not.',
    usual: ['the capture lost the request', 'a mirror that shows one direction of a bundle only', 'a forged or replayed frame'],
    try: ['look at the drop counters of the capture', 'compare the source address with the LLDP neighbour: `evbscope print`', 'capture at the other end too'],
  },
});
