import { rule } from '../rule.js';

/** The bridge says that it relays back and that it is not able to. */
export const evb13 = rule({
  id: 'EVB-13',
  severity: 'error',
  spec: '802.1Q D.2.12',
  title: 'reflective relay on without the capability',
  on: 'evb',
  check: ({ tlv, frame }) => {
    // A station only echoes the bridge's octet.
    const isBridge = tlv.mode === 1;
    if (!isBridge || tlv.rrctr !== 1 || tlv.rrcap !== 0 || frame === null) return null;
    return { expected: 'RRCTR 0 while RRCAP is 0', received: 'RRCTR 1 with RRCAP 0', frames: [frame.no] };
  },
  explain: {
    why: 'The two bits contradict each other, so the station cannot know whether its traffic comes back. Virtual machines of one host may not reach each other, or see their frames twice.',
    usual: ['reflective relay was switched on by hand on a port that does not offer it', 'a bug of the bridge agent'],
    try: ['check the reflective relay settings of the switch port', 'update the switch software', 'ping between two virtual machines of the host'],
  },
});
