import { rule } from '../rule.js';

/** The station asks for a VSI that is there under another version of its VSI type, or another type. */
export const vsi24 = rule({
  id: 'VSI-24',
  severity: 'warning',
  spec: '802.1Q 41.2.5',
  title: 'VSI type changed in a live VSI',
  on: 'vsi.request',
  check: ({ life, request: { head }, frame }) => {
    const { tlv } = life;
    const before = tlv.head;
    const isFirst = life.requests + life.keepAlives <= 1;
    if (isFirst || before.isResponse === true || (before.typeId === head.typeId && before.version === head.version)) return null;
    return { expected: `type ${before.typeId} version ${before.version}, as before`, received: `type ${head.typeId} version ${head.version} (${head.mode})`, frames: [frame.no], life };
  },
  explain: {
    why: 'The VSI type decides VLANs, rate limits and access lists: the machine gets another policy while it runs. Some bridges (lldpad) look VSIs up by type and version, and take it for a VSI they do not know.',
    usual: ['a new version of a policy is rolled out', 'hosts whose VSI types are not the same', 'a de-associate with the type of another definition'],
    try: ['is a roll-out going on? then it is as it should be', 'compare the VSI types on the hosts and at the VSI manager', 'de-associate the VSI and associate it anew'],
  },
});
