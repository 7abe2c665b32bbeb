import type { Speaker } from '../../track/channel.js';
import type { EventOf } from '../../track/event.js';
import { rule, type Said } from '../rule.js';
import { senderText } from './given-up.js';

const WINDOW_NS = 1e9;
const MOST = 50;

/** The latest ECPDUs of one sender, times and frames, and until when it has been told. */
interface Burst {
  readonly times: number[];
  readonly frames: number[];
  toldNs: number;
}
type Bursts = Map<Speaker, Burst>;

function count(speaker: Speaker, frame: EventOf<'ecp.request'>['frame'], bursts: Bursts): Said {
  let burst = bursts.get(speaker);
  if (!burst) bursts.set(speaker, (burst = { times: [], frames: [], toldNs: -Infinity }));
  burst.times.push(frame.timeNs);
  burst.frames.push(frame.no);
  if (burst.times.length > MOST + 1) {
    burst.times.shift();
    burst.frames.shift();
  }
  const isStorm = burst.times.length > MOST && frame.timeNs - burst.times[0]! < WINDOW_NS;
  if (!isStorm || frame.timeNs - burst.toldNs < WINDOW_NS) return null;
  burst.toldNs = frame.timeNs;
  return { expected: `at most ${MOST} ECPDUs a second of one end`, received: `more of ${senderText({ speaker })}`, frames: burst.frames.slice(0, 8) };
}

/**
 * More than 50 ECPDUs of one sender within a second. Acknowledgements count where they answer nothing, or nothing new: the
 * others are the consequence of requests.
 */
export const ecp22 = rule({
  id: 'ECP-22',
  severity: 'security',
  spec: '802.1Q 43',
  title: 'storm of ECPDUs',
  on: ['ecp.request', 'ecp.retransmission', 'ecp.ack'],
  memory: (): Bursts => new Map(),
  check: (event, bursts) => {
    if ('speaker' in event) return event.isFirst ? null : count(event.speaker, event.frame, bursts);
    return count(event.exchange.speaker, event.frame, bursts);
  },
  explain: {
    why: 'ECPDUs are handled by the control processor of a switch. A flood of them delays everything else that it does, spanning tree and the VSIs of other hosts among it.',
    usual: ['a loop that multiplies control frames', 'an agent that repeats a refused request without a pause', 'an attack on the control processor', 'a host that starts very many virtual machines at once'],
    try: ['which VSI is it about? `evbscope print`', 'is each frame sent once? look at the sequence numbers', 'limit the rate of control frames on the switch port'],
  },
});
