import { layerRule } from '../layer-rule.js';

const LAST_ERROR = 5;

/** A response with an error number that the standard does not define. What it means for the VSI is VSI-34. */
export const vdp11 = layerRule({
  id: 'VDP-11',
  severity: 'error',
  spec: '802.1Q 41.2.3',
  title: 'reserved error in a VDP response',
  of: 'vdp.assoc',
  check: ({ pdu, frame }) => {
    const error = pdu?.ack === 1 ? (pdu.error ?? 0) : 0;
    return error > LAST_ERROR ? { expected: `error 0 to ${LAST_ERROR}`, received: `error ${error}`, frames: [frame.no] } : null;
  },
  explain: {
    why: 'The station cannot know why it was refused, or whether it may try again.',
    usual: ['a bridge of a later version of the standard', 'a bug of the bridge'],
    try: ['read the log of the switch for that time', 'update the switch or the host so that both know the same errors'],
  },
});
