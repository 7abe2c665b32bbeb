import type { EventOf } from '../../track/event.js';
import { rule } from '../rule.js';
import { senderText } from './given-up.js';
import { RESTART_EVENTS, Restarts } from './restarts.js';

/** The request that used the number before; null where the event is about something else. */
export function reusedBy(event: EventOf<'ecp.conflict' | 'ecp.sequence'>) {
  const reused = 'conflict' in event ? event.conflict : event.reused;
  // The receivers of drafts take everything for new; ports that share an address have numbers of their own.
  return reused === null || reused.generation === 'draft' || reused.speaker.end.hasManyPorts ? null : reused;
}

/** A number used again for other octets. Of a sender that began anew in between it is ECP-11. */
export const ecp08 = rule({
  id: 'ECP-08',
  severity: 'error',
  spec: '802.1Q 43',
  title: 'ECP sequence number used for other octets',
  on: ['ecp.conflict', 'ecp.sequence'],
  memory: () => new Restarts(),
  remember: RESTART_EVENTS,
  check: (event, restarts) => {
    const reused = reusedBy(event);
    if (!reused || restarts.has(reused.speaker, reused.firstNs)) return null;
    return {
      expected: 'a number of its own for each request',
      received: `sequence number ${reused.seq} of ${senderText(reused)} twice, with different octets`,
      frames: [reused.frame, event.frame.no],
    };
  },
  explain: {
    why: 'The receiver takes the second request for a copy of the first: it acknowledges it and throws it away. The sender believes that it was delivered.',
    usual: ['a bug of the sender', 'two senders behind one MAC address', 'an agent that restarted and began with the same number'],
    try: ['compare both frames: `evbscope print -V -x`', 'look for a second agent on the host (`ps`, containers)', 'update the sender'],
  },
});
