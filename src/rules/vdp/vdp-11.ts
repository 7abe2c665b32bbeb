import { layersOf } from '../../track/pdus.js';
import { rule } from '../rule.js';

const LAST_ERROR = 5;

/** A response with an error number that the standard does not define. What it means for the VSI is VSI-34. */
export const vdp11 = rule({
  id: 'VDP-11',
  severity: 'error',
  spec: '802.1Q 41.2.3',
  title: 'reserved error in a VDP response',
  on: 'frame',
  of: 'vdp.assoc',
  check: ({ decoded, frame }) =>
    layersOf(decoded, 'vdp.assoc').flatMap(({ pdu }) => {
      const { ack, error = 0 } = pdu;
      return ack === 1 && error > LAST_ERROR ? [{ expected: `error 0 to ${LAST_ERROR}`, received: `error ${error}`, frames: [frame.no] }] : [];
    }),
  explain: {
    why: 'The station cannot know why it was refused, or whether it may try again.',
    usual: ['a bridge of a later version of the standard', 'a bug of the bridge'],
    try: ['read the log of the switch for that time', 'update the switch or the host so that both know the same errors'],
  },
});
