import type { EventOf } from '../../track/event.js';
import { rule } from '../rule.js';
import { senderText } from './given-up.js';

/** True where a sender began anew: its number is 0 or 1, or lower than the last by more than frames that overtook each other explain. */
export function isBegunAnew({ kind, seq, before }: EventOf<'ecp.sequence'>): boolean {
  return kind === 'restart' && (seq <= 1 || seq <= before);
}

/** A sender's numbers begin anew. Where it uses the very number of its last request it is ECP-11 or ECP-08; frames that are not in the order of their times are CAP-03. */
export const ecp10 = rule({
  id: 'ECP-10',
  severity: 'note',
  spec: '802.1Q 43',
  title: 'ECP sequence numbers begin anew',
  on: 'ecp.sequence',
  check: (event) => {
    const { before, beforeFrame, seq, frame, speaker, reused, link, timeNs } = event;
    if (!isBegunAnew(event) || reused !== null || speaker.end.hasManyPorts) return null;
    return {
      expected: `sequence number ${(before + 1) & 0xffff} of ${senderText({ speaker })}`,
      received: String(seq),
      frames: [beforeFrame ?? [], frame.no].flat(),
      unless: () => link.current.isDisordered(timeNs),
    };
  },
  explain: {
    why: 'The agent of that end was restarted, or its link went down. A station asks for its VSIs again; a bridge has forgotten them all until then.',
    usual: ['the agent was restarted or updated', 'the link flapped', 'the host or the switch was rebooted'],
    try: ['are the VSIs associated again? `evbscope vsis`', 'look for the cause in the log of that end'],
  },
});
