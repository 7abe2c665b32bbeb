import { count } from '../../text/number.js';
import { rule } from '../rule.js';

/** An end says goodbye (TTL 0) while VSIs are associated. */
export const lldp11 = rule({
  id: 'LLDP-11',
  severity: 'note',
  spec: '802.1AB 9.2.5',
  title: 'LLDP shutdown under associated VSIs',
  on: 'lldp.shutdown',
  check: ({ channel, frame, neighbour, speaker }) => {
    if (!neighbour.carries.evb && !neighbour.carries.evbDraft) return null;
    const associated = [...channel.lives.values()].filter((life) => life[speaker.role ?? 'station'].state === 'ASSOCIATED');
    if (associated.length === 0 || frame === null) return null;
    return {
      expected: 'VSIs de-associated before the agent stops',
      received: `${count(associated.length, 'VSI')} associated when the ${speaker.role ?? 'sender'} said goodbye`,
      frames: [frame.no],
    };
  },
  explain: {
    why: 'The agent at that end stops or restarts. If it does not come back and ask again before the keep-alive timeout, the bridge drops these VSIs and their virtual machines lose the network.',
    usual: ['a planned restart or update of the LLDP agent', 'an interface that was taken out of service', 'a crash that still ran the exit code'],
    try: ['look whether the same neighbour is back within seconds', 'look whether the VSIs are associated again: `evbscope vsis`', 'ask who restarted the agent'],
  },
});
