import { count } from '../../text/number.js';
import { rule } from '../rule.js';

/** The capture says that it lost frames: rules about what is missing keep quiet around it. */
export const cap05 = rule({
  id: 'CAP-05',
  severity: 'note',
  spec: 'pcapng 4',
  title: 'the capture lost frames',
  on: 'capture.gap',
  check: ({ lost }) => ({ expected: 'no lost frames', received: lost === null ? 'frames dropped, their number is not known' : `${count(lost, 'frame')} dropped, at first`, frames: [] }),
  explain: {
    why: 'What happened meanwhile is not known. States are shown as stale until they show themselves again, and nothing is said of what seems to be missing.',
    usual: ['the disk or the processor of the capturing host is too slow', 'a capture buffer that is too small', 'a mirror port with more traffic than it can carry'],
    try: ['capture control frames only: `evbscope record`', 'enlarge the buffer (`tcpdump -B`)', 'mirror fewer ports'],
  },
});
