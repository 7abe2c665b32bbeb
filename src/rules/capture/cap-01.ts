import { rule } from '../rule.js';

const SHARE = 0.02;
/** Fewer may be chance. */
const AT_LEAST = 3;

/** More than 2 % of the control frames of a capture point are there twice at once. They are left out of everything else. */
export const cap01 = rule({
  id: 'CAP-01',
  severity: 'note',
  spec: 'pcapng 4',
  title: 'frames captured twice',
  on: 'capture.duplicate',
  check: ({ duplicates, frames, frame }) => {
    if (duplicates < AT_LEAST || duplicates <= SHARE * frames) return null;
    return { expected: 'each frame once', received: `${duplicates} of ${frames} control frames twice within 20 us, at first`, frames: [frame.no] };
  },
  explain: {
    why: 'The second look at a frame is passed over, so that it is not taken for a retransmission. Counters of the capture are too high all the same.',
    usual: ['a mirror session that copies both directions of both ports', 'a capture on a bridge and its member at once'],
    try: ['mirror one direction only, or one port', 'capture on one interface'],
  },
});
