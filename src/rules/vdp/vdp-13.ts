import { rule } from '../rule.js';

/** A request with the M and the S bit: it migrates to here and from here. Told once for each command; keep-alives repeat it. */
export const vdp13 = rule({
  id: 'VDP-13',
  severity: 'warning',
  spec: '802.1Q 41.2.3',
  title: 'M and S bit in one request',
  unverified: true,
  on: 'vsi.request',
  check: ({ life, request: { head }, pending, frame }) => {
    if (!head.isSuspended || !head.isMigrating || pending.isKeepAlive) return null;
    return { expected: 'M where a VSI comes to, S where it leaves', received: `both in a ${head.mode}`, frames: [frame.no], life };
  },
  explain: {
    why: 'The hints tell the bridge at which end of a migration it is. With both it cannot know, and may hold resources too long or give them up too early.',
    usual: ['a hypervisor manager that sets both bits in its command', 'a bug of the station'],
    try: ['look at the status octet: `evbscope print -V`', 'look at the hints that the hypervisor manager asks for (`vdptool`: hint)'],
  },
});
