import { duration } from '../../text/duration.js';
import type { DataSighting } from '../../track/data-sighting.js';
import type { Life } from '../../track/life.js';
import { rule } from '../rule.js';
import { lifeInVlan } from './life-in-vlan.js';

/** A virtual machine may begin to speak while its VSI is being associated. */
const GRACE_NS = 1e9;
const MAX_LIVES = 1024;

interface Early {
  readonly frame: number;
  readonly timeNs: number;
}

/**
 * The station sends frames of a VSI up that VDP has named and not yet associated, for longer than 1 s: a frame of it is more than 1 s
 * old when the VSI becomes ASSOCIATED, or when the next one comes. Only where the capture tells which way frames went. A VSI that
 * was associated before, as a life that begins anew, is none.
 */
export const vsi17 = rule({
  id: 'VSI-17',
  severity: 'warning',
  spec: '802.1Q 41',
  title: 'traffic of a VSI before it is associated',
  on: ['data', 'vsi.transition'],
  memory: () => new Map<Life, Early | null>(),
  check: (event, early) => {
    const { timeNs } = event;
    const life = 'transition' in event ? event.life : sentEarly(event.sighting);
    if (!life || ('transition' in event && (event.transition.side !== 'station' || event.transition.to !== 'ASSOCIATED'))) return null;
    const first = early.get(life);
    if (first === undefined && !('transition' in event) && early.size < MAX_LIVES) early.set(life, { frame: event.frame.no, timeNs });
    if (!first || timeNs - first.timeNs <= GRACE_NS) return null;
    // Told once for each life.
    early.set(life, null);
    return { expected: 'no frame of it before it is ASSOCIATED', received: `the first came ${duration(timeNs - first.timeNs)} before`, frames: [first.frame], life };
  },
  explain: {
    why: 'Until the bridge has associated the VSI it should drop its frames: the virtual machine starts without a network and may give up on DHCP. Where the frames do get through, the port is not policed.',
    usual: ['a virtual machine that was started before its VSI was associated', 'a bridge that takes long, or refuses, while the virtual machine runs', 'an uplink that is used past EVB'],
    try: ['why is the VSI not associated yet? see its other findings', 'does the bridge forward these frames? look at its other ports', 'start the virtual machine after the association (libvirt does so)'],
  },
});

/** The VSI that sent a frame of it up and was never associated; null where it is none. */
function sentEarly({ sender, way, isWayKnown, vid }: DataSighting): Life | null {
  if (!sender || way !== 'up' || !isWayKnown || [...sender.lives].some((life) => life.isLatest && life.mode === 'assoc')) return null;
  const isOld = lifeInVlan(sender, vid, (life) => life.hasLeft || life.transitions.some(({ to }) => to === 'ASSOCIATED'));
  return isOld ? null : lifeInVlan(sender, vid, (life) => life.isLatest);
}
