import { rule } from '../rule.js';

/** Control frames were cut by a snap length: rules about what they hold keep quiet. */
export const cap04 = rule({
  id: 'CAP-04',
  severity: 'note',
  spec: 'pcapng 4',
  title: 'control frames cut',
  on: 'capture.truncated',
  check: ({ frame }) => ({ expected: 'whole frames', received: `${frame.data.length} of ${frame.origLen} octets, at first`, frames: [frame.no] }),
  explain: {
    why: 'VSIs in the part that is missing are not seen, and nothing is said about frames that are not whole.',
    usual: ['a snap length that is too small', 'a mirror that cuts what it copies (ERSPAN)'],
    try: ['capture with a snap length of 1600 or more: `tcpdump -s 0`', 'switch truncation of the mirror session off'],
  },
});
