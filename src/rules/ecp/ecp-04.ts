import type { Exchange } from '../../track/exchange.js';
import { duration } from '../../text/duration.js';
import { count } from '../../text/number.js';
import { rule } from '../rule.js';
import { isGivenUp, onlyLife, senderText } from './given-up.js';

const PE_CSP = 2;

/** What becomes of the VSIs that a station asked for: where answers came the bridge did get the request. */
function consequence(exchange: Exchange): string {
  const { lives, speaker } = exchange;
  if (lives.length === 0 || speaker.role !== 'station') return '';
  const isAnswered = lives.every(({ lastAnswerFrame }) => lastAnswerFrame !== null && lastAnswerFrame > exchange.frame);
  return isAnswered ? 'it was answered all the same: only its acknowledgements were lost' : 'no answer can come: the station gives the VSI up when its response wait ends';
}

/**
 * A request that was not acknowledged within (R+1) x T(RTE) after its first copy. Only where the sender shows that it got
 * nothing: one that does not repeat itself was acknowledged, and the capture missed it. Of PE-CSP it is PE-04.
 */
export const ecp04 = rule({
  id: 'ECP-04',
  severity: 'error',
  spec: '802.1Q 43',
  title: 'ECP request not acknowledged',
  absence: true,
  bothEnds: true,
  timers: true,
  on: 'ecp.unacked',
  check: ({ exchange }) => {
    if (exchange.subtype === PE_CSP || !isGivenUp(exchange)) return null;
    const life = onlyLife(exchange);
    return {
      expected: `an acknowledgement within ${duration(exchange.giveUpNs)}`,
      received: `none to ${count(exchange.transmissions, 'transmission')} of ${senderText(exchange)}, sequence number ${exchange.seq}`,
      frames: exchange.copies,
      life,
      reason: consequence(exchange),
    };
  },
  explain: {
    why: 'The sender gives the ECPDU up and what it carried is lost: a request that the bridge never saw, or an answer that the station never saw. The VSI times out and its virtual machine has no network.',
    usual: ['the other end does not run VDP on this port', 'its agent hangs or was killed', 'frames to 01-80-C2-00-00-00 are filtered on the way', 'the link fails in one direction'],
    try: ['does the other end still send LLDP? `evbscope print`', 'is VDP enabled on the switch port, is lldpad alive on the host?', 'capture at the other end: do the requests arrive?'],
  },
});
