import { layerRule } from '../layer-rule.js';

/** A response says Keep or Hard, which qualify an error, and that there is none. */
export const vdp12 = layerRule({
  id: 'VDP-12',
  severity: 'warning',
  spec: '802.1Q 41.2.3',
  title: 'Keep or Hard without an error',
  of: 'vdp.assoc',
  check: ({ pdu, frame }) => {
    if (pdu?.ack !== 1 || pdu.error !== 0 || (pdu.keep === 0 && pdu.hard === 0)) return null;
    const bits = [...(pdu.keep === 1 ? ['Keep'] : []), ...(pdu.hard === 1 ? ['Hard'] : [])].join(' and ');
    return { expected: `an error number beside ${bits}, or neither`, received: `${bits} with error 0, success`, frames: [frame.no] };
  },
  explain: {
    why: 'Was the request refused or granted? One station takes it for success, another for a refusal: then the ends disagree about the VSI.',
    usual: ['a bug of the bridge: it forgets the error number', 'corruption on the way'],
    try: ['read the log of the switch for that time', 'compare both states of the VSI: `evbscope vsis`', 'update the switch'],
  },
});
