import { rule } from '../rule.js';

/** VN-Tags and E-TAGs on one link. */
export const pe06 = rule({
  id: 'PE-06',
  severity: 'warning',
  spec: '802.1BR',
  title: 'VN-Tags and E-TAGs on one link',
  on: 'tags',
  check: ({ link, frame }) => {
    const { etagFrame, vntagFrame } = link;
    if (etagFrame === null || vntagFrame === null || Math.max(etagFrame, vntagFrame) !== frame.no) return null;
    return { expected: 'tags of one kind', received: 'both kinds', frames: [etagFrame, vntagFrame].sort((a, b) => a - b) };
  },
  explain: {
    why: 'They are two generations of the same thing and do not understand each other: one end drops what the other one tags.',
    usual: ['an extender of one vendor at a bridge of another', 'a half-finished update', 'a mirror that joins two links'],
    try: ['compare the software of extender and bridge', 'check whether the capture point sees one link only'],
  },
});
