import { duration } from '../../text/duration.js';
import { rule } from '../rule.js';
import { lifeInVlan } from './life-in-vlan.js';

/** What was under way may still come. */
const GRACE_NS = 1e9;

/**
 * The station sends frames of a VSI up that it has ended by a de-associate, more than 1 s later. Only where the capture tells which
 * way frames went: a VSI that moved is heard from the other side. Not where another VSI has the address.
 */
export const vsi16 = rule({
  id: 'VSI-16',
  severity: 'warning',
  spec: '802.1Q 41.5',
  title: 'traffic of a VSI that has ended',
  on: 'data',
  check: ({ frame, timeNs, sighting: { sender, way, isWayKnown, vid } }) => {
    if (!sender || way !== 'up' || !isWayKnown) return null;
    const life = lifeInVlan(sender, vid, (one) => one.isLatest && !one.hasLeft) ? null : lifeInVlan(sender, vid, (one) => one.isLatest);
    if (!life || life.leftNs === -Infinity || timeNs - life.leftNs <= GRACE_NS) return null;
    return { expected: 'no frame of it after it was de-associated', received: `one ${duration(timeNs - life.leftNs)} later from ${sender.text}`, frames: [frame.no], life };
  },
  explain: {
    why: 'The virtual machine goes on sending although nobody has registered it any more: either it has no network, or the bridge lets it through past all policy.',
    usual: ['the virtual machine was not stopped before it was de-associated', 'a host that ends VSIs by mistake, as on a restart of its daemon', 'a second machine with the same address'],
    try: ['is the virtual machine still running on this host?', 'does the bridge forward these frames? look at its other ports', 'associate it again'],
  },
});
