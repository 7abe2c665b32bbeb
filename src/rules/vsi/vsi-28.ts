import { duration } from '../../text/duration.js';
import { rule } from '../rule.js';

/** A second de-associate from the bridge for a VSI that had left in good order. It swallows VSI-15: nothing is cut off. In the drafts de-associates ride along in later ECPDUs. */
export const vsi28 = rule({
  id: 'VSI-28',
  severity: 'note',
  spec: '802.1Q 41.5.2',
  title: 'bridge ended a VSI a second time',
  on: 'vsi.unsolicited',
  check: ({ life, hadLeft, timeNs, frame, channel }) => {
    if (life.generation === 'draft' || !hadLeft || life.leftNs === -Infinity) return null;
    const afterNs = timeNs - life.leftNs;
    const timeoutNs = channel.operational().keepAliveTimeoutNs;
    const isLldpad = Math.abs(afterNs - timeoutNs) < 0.1 * timeoutNs;
    return {
      expected: 'nothing after the de-associate was answered',
      received: `a de-associate ${duration(afterNs)} later`,
      frames: [frame.no],
      life,
      reason: isLldpad ? 'one keep-alive timeout later: the bridge is an lldpad' : '',
    };
  },
  explain: {
    why: 'Harmless by itself: the VSI had left. It tells that the bridge is an lldpad, which keeps a VSI after answering its de-associate and ends it again one keep-alive timeout later.',
    usual: ['lldpad as a bridge'],
    try: ['nothing needs to be done', 'look at it again only if the same VSI was associated anew in between'],
  },
});
