import { layerRule } from '../layer-rule.js';

/** A draft EVB TLV says that more VSIs are configured than are supported. */
export const evb29 = layerRule({
  id: 'EVB-29',
  severity: 'note',
  spec: '802.1Qbg D0.2',
  title: 'more VSIs configured than supported',
  of: 'evb-draft',
  check: ({ pdu, frame }) => {
    if (!pdu || pdu.cvsis <= pdu.svsis) return null;
    return { expected: `${pdu.svsis} VSIs at most`, received: `${pdu.cvsis} VSIs`, frames: [frame.no] };
  },
  explain: {
    why: 'The next VSIs may be refused: their virtual machines get no network.',
    usual: ['more virtual machines on the host than the port can take', 'a bug of the agent that counts'],
    try: ['how many VSIs are there? `evbscope vsis`', 'move virtual machines to another port or host'],
  },
});
