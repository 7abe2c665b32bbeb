import { dropOldest } from '../../model/oldest-first.js';
import { managerText } from '../../text/vsi-id.js';
import { isSameOctets } from '../../track/same-octets.js';
import type { Verdict } from '../rule.js';
import { rule } from '../rule.js';
import type { Life } from '../../track/life.js';

interface Named {
  readonly manager: Uint8Array;
  readonly frame: number;
}

const MAX_VSIS = 10_000;

function changed(life: Life, before: Named, now: Named): Verdict | null {
  if (isSameOctets(before.manager, now.manager)) return null;
  return { expected: `manager ${managerText(before.manager)}, as before`, received: `manager ${managerText(now.manager)}`, frames: [before.frame, now.frame], life };
}

/** A VSI is asked for under one VSI manager and later under another, in one life or over several. Drafts name managers by a number, and count. */
export const vdp26 = rule({
  id: 'VDP-26',
  severity: 'warning',
  spec: '802.1Q 41.1',
  title: 'VSI with another manager than before',
  on: 'vsi.request',
  memory: (drop: () => void) => ({ named: new Map<string, Named>(), drop }),
  check: ({ life, request: { head, mode }, frame }, { named, drop }) => {
    if (head.manager === null) return null;
    const now = { manager: head.manager, frame: frame.no };
    const before = named.get(life.key);
    if (before && (mode === 'deassoc' || isSameOctets(before.manager, now.manager))) return changed(life, before, now);
    named.delete(life.key);
    named.set(life.key, now);
    for (let rest = dropOldest(named, MAX_VSIS).length; rest > 0; rest--) drop();
    return before ? changed(life, before, now) : null;
  },
  explain: {
    why: 'The VSI manager decides what the VSI type means: VLANs, rate limits, access lists. With another one the virtual machine gets another policy, and a bridge may take it for a new VSI.',
    usual: ['two hypervisor managers that start the same virtual machine', 'a manager ID that was changed in the network definition', 'a station that names none (all zero) at times'],
    try: ['look at both requests: `evbscope print -V`', 'compare the manager ID in the network definitions', 'let all hosts use one VSI manager'],
  },
});
