import { rule } from '../rule.js';
import { reusedBy } from './ecp-08.js';
import { senderText } from './given-up.js';
import { RESTART_EVENTS, Restarts } from './restarts.js';

/**
 * A sender began anew (it said goodbye, its LLDP ran out, or its EVB TLV forgot the other end) and its first request has the
 * number of its last one, which was acknowledged. Without such evidence it is ECP-08.
 */
export const ecp11 = rule({
  id: 'ECP-11',
  severity: 'error',
  spec: '802.1Q 43',
  title: 'ECP request lost after a restart',
  on: ['ecp.conflict', 'ecp.sequence'],
  memory: () => new Restarts(),
  remember: RESTART_EVENTS,
  check: (event, restarts) => {
    const reused = reusedBy(event);
    if (!reused || reused.ackedNs === null || !restarts.has(reused.speaker, reused.firstNs)) return null;
    return {
      expected: `another sequence number than ${reused.seq}, the last one before the restart of ${senderText(reused)}`,
      received: `${reused.seq} again, with different octets`,
      frames: [reused.frame, event.frame.no],
    };
  },
  explain: {
    why: 'The receiver remembers that number. It takes the request for a copy of the one before the restart, acknowledges it and throws it away: the sender believes that it was delivered, and the VSI times out.',
    usual: ['an agent that was restarted after just as many requests as it had sent before', 'an agent whose numbers begin at a fixed value'],
    try: ['ask for the VSI again: the next number is a new one', 'let the agent begin with another number', 'flap the link after a restart: then both ends forget'],
  },
});
