import { duration } from '../../text/duration.js';
import { rule } from '../rule.js';

/** The time of a control frame is more than a second before that of the one before it at the same capture point. */
export const cap03 = rule({
  id: 'CAP-03',
  severity: 'note',
  spec: 'pcapng 4',
  title: 'time goes backwards',
  on: 'capture.backwards',
  check: ({ timeNs, beforeNs, beforeFrame, frame }) => ({
    expected: 'frames in the order of their times',
    received: `a frame ${duration(beforeNs - timeNs)} before the one before it`,
    frames: [beforeFrame, frame.no],
    isCertain: true,
  }),
  explain: {
    why: 'Times between these frames mean nothing: late answers, missed keep-alives and latencies around them may be wrong.',
    usual: ['files that were joined in the wrong order', 'the clock of the capturing host was set', 'a timestamp resolution that was lost when the file was converted'],
    try: ['put the frames in order: `evbscope record` of the separate files, or reordercap', 'let the clock of the host be kept by NTP or PTP'],
  },
});
