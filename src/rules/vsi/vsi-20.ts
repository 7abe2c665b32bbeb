import { duration } from '../../text/duration.js';
import type { Life } from '../../track/life.js';
import { rule } from '../rule.js';

const KEEP_ALIVES = 10;

interface Stay {
  readonly sinceNs: number;
  readonly frame: number | null;
  isTold: boolean;
}

/** A VSI is still pre-associated, as its keep-alive shows, ten keep-alive intervals after it became so. Told once for each stay. */
export const vsi20 = rule({
  id: 'VSI-20',
  severity: 'warning',
  spec: '802.1Q 41.5',
  title: 'pre-associated for long',
  timers: true,
  on: 'vsi.request',
  memory: () => new WeakMap<Life, Stay>(),
  remember: {
    'vsi.transition': ({ life, transition: { side, from, to, frame, timeNs } }, stays) => {
      if (side === 'station' && from !== to && to === 'PREASSOCIATED') stays.set(life, { sinceNs: timeNs, frame, isTold: false });
    },
  },
  check: ({ life, request, pending, timeNs, frame }, stays) => {
    const stay = stays.get(life);
    if (!stay || stay.isTold || !pending.isKeepAlive || request.mode !== 'preassoc') return null;
    const limitNs = KEEP_ALIVES * life.limits.keepAliveNs;
    if (timeNs - stay.sinceNs <= limitNs) return null;
    stay.isTold = true;
    return { expected: `an associate or a de-associate within ${duration(limitNs)}`, received: `still pre-associated after ${duration(timeNs - stay.sinceNs)}`, frames: [stay.frame ?? [], frame.no].flat(), life };
  },
  explain: {
    why: 'A pre-associate prepares the arrival of a virtual machine. One that lasts so long is probably a migration that got stuck: the machine has no network here, and the switch holds resources for it.',
    usual: ['a migration that failed at the other host', 'a hypervisor manager that forgot the VSI', 'an operator who prepares machines long ahead'],
    try: ['where does the machine run? look for its VSIID on the other links: `evbscope vsis`', 'de-associate the VSI if nobody waits for it'],
  },
});
