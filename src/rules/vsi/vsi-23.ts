import { mac } from '../../text/mac.js';
import { vsiidText } from '../../text/vsi-id.js';
import { dropOldest } from '../../model/oldest-first.js';
import type { FilterEntry } from '../../model/vsi.js';
import type { Life } from '../../track/life.js';
import { rule } from '../rule.js';

const MAX_CLAIMS = 100_000;

interface Claim {
  /** The VSI, see `vsiKey`: what became of it the channel knows. */
  readonly key: string;
  readonly frame: number;
}

/** MAC address and VID of an entry in one string, null where it does not name both. */
function addressOf({ mac, vid }: FilterEntry): string | null {
  if (mac === null || vid === 0) return null;
  return String.fromCharCode((mac[0]! << 8) | mac[1]!, (mac[2]! << 8) | mac[3]!, (mac[4]! << 8) | mac[5]!, vid);
}

function isAlive(life: Life): boolean {
  return (life.isSettled || life.pending !== null) && life.station.confidence !== 'stale';
}

/** Two VSIs of one S-channel have the same MAC address in the same VLAN: asked for, or assigned by the bridge. */
export const vsi23 = rule({
  id: 'VSI-23',
  severity: 'error',
  spec: '802.1Q 41',
  title: 'MAC address and VID claimed by two VSIs',
  absence: true,
  on: ['vsi.request', 'vsi.response'],
  memory: (drop: () => void) => ({ claims: new Map<string, Claim>(), drop }),
  check: (event, { claims, drop }) => {
    const { life, frame, channel } = event;
    const tlv = 'request' in event ? event.request : event.response;
    const exchange = 'request' in event ? event.pending : event.answered;
    // A keep-alive claims nothing anew.
    if (exchange?.isKeepAlive === true || tlv.mode === 'deassoc' || tlv.error !== 0) return null;
    // Of an answer only what it assigns is news.
    const asked = 'response' in event ? event.answered?.request : undefined;
    if (asked?.packedFilter === tlv.packedFilter) return null;
    const known = (asked?.filter ?? []).map(addressOf);
    for (const entry of tlv.filter) {
      const address = addressOf(entry);
      if (address === null || known.includes(address)) continue;
      const claim = claims.get(address);
      const holder = claim && channel.lives.get(claim.key);
      if (claim && holder && holder !== life && isAlive(holder)) {
        if (exchange === null) continue;
        return {
          expected: `${mac(entry.mac!)} VID ${entry.vid} in one VSI`,
          received: `it is also in ${vsiidText(holder.format, holder.vsiid)}`,
          frames: [claim.frame, frame.no],
          life,
        };
      }
      if (holder === life) continue;
      claims.delete(address);
      claims.set(address, { key: life.key, frame: frame.no });
      for (let rest = dropOldest(claims, MAX_CLAIMS).length; rest > 0; rest--) drop();
    }
    return null;
  },
  explain: {
    why: 'The bridge cannot tell the two virtual machines apart: frames of one reach the other, and policies of one are applied to both.',
    usual: ['a cloned virtual machine that kept its MAC address', 'a virtual machine whose identifier was changed while the old VSI is still associated', 'two hypervisor managers with one range of addresses'],
    try: ['find both virtual machines by VSIID: `evbscope vsis`', 'give the clone an address of its own', 'de-associate the VSI that is left over'],
  },
});
