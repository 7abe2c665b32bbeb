import { duration } from '../../text/duration.js';
import { count } from '../../text/number.js';
import { isGivenUp, senderText } from '../ecp/given-up.js';
import { rule } from '../rule.js';

const PE_CSP = 2;

/** ECP-04 for PE-CSP: a request that was not acknowledged within (R+1) x T(RTE) after its first copy, though it was repeated. */
export const pe04 = rule({
  id: 'PE-04',
  severity: 'error',
  spec: '802.1BR; 802.1Q 43',
  title: 'PE-CSP request not acknowledged',
  absence: true,
  bothEnds: true,
  timers: true,
  on: 'ecp.unacked',
  check: ({ exchange }) => {
    if (exchange.subtype !== PE_CSP || !isGivenUp(exchange)) return null;
    return {
      expected: `an acknowledgement within ${duration(exchange.giveUpNs)}`,
      received: `none to ${count(exchange.transmissions, 'transmission')} of ${senderText(exchange)}, sequence number ${exchange.seq}`,
      frames: exchange.copies,
    };
  },
  explain: {
    why: 'The controlling bridge has lost its extender: after "CSP failed to transmit" the extender is restarted, and everything behind its ports loses the network meanwhile.',
    usual: ['the extender is restarting or hangs', 'the cascade link fails in one direction', 'frames to 01-80-C2-00-00-03 are filtered on the way'],
    try: ['does the extender still send LLDP? `evbscope print`', 'look at the log of the controlling bridge', 'look at the error counters of the cascade port'],
  },
});
