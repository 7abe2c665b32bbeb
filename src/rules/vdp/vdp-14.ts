import type { FilterEntry } from '../../model/vsi.js';
import type { Life } from '../../track/life.js';
import { rule, type Verdict } from '../rule.js';

const RESERVED_VID = 4095;
/** Legal, but lldpad accepts 0 and 2 to 4094 only. */
const LLDPAD_VID = 1;

/** What lldpad's hosts say of themselves in their System Description. */
const LLDPAD = /lldpad|linux/i;

/** Number of the first entry with that VID, 0 for none; `before`: what it answers. */
function entryOf(filter: readonly FilterEntry[], wrong: number, before: readonly FilterEntry[] = []): number {
  return filter.findIndex(({ vid }, i) => vid === wrong && before[i]?.vid !== wrong) + 1;
}

function reserved(entry: number, frame: number, life: Life): Verdict | null {
  return entry === 0 ? null : { expected: 'VID 0 to 4094', received: `VID ${RESERVED_VID} in entry ${entry}`, frames: [frame], life };
}

/**
 * VID 4095 in a filter, in either generation; or, as a warning, VID 1 in a request to an end whose System Description is
 * lldpad's: it rejects that too. Keep-alives and answers repeat what was asked for.
 */
export const vdp14 = rule({
  id: 'VDP-14',
  severity: 'error',
  spec: '802.1Q 9.6, 41.2.9',
  title: 'reserved VID in a filter',
  on: ['vsi.request', 'vsi.response'],
  check: (event) => {
    const { life, frame, link } = event;
    if ('response' in event) return reserved(entryOf(event.response.filter, RESERVED_VID, event.answered?.request.filter), frame.no, life);
    const { request, pending } = event;
    if (pending.isKeepAlive) return null;
    const first = entryOf(request.filter, LLDPAD_VID);
    const wrong = reserved(entryOf(request.filter, RESERVED_VID), frame.no, life);
    if (wrong || first === 0 || !LLDPAD.test(link.other(pending.exchange.speaker.end)?.introduction.description ?? '')) return wrong;
    return { expected: 'VID 0 or 2 to 4094 towards lldpad', received: `VID ${LLDPAD_VID} in entry ${first}`, frames: [frame.no], severity: 'warning', life };
  },
  explain: {
    why: 'The VID is reserved (or, VID 1, not accepted by lldpad): the bridge refuses the VSI (error 5) and the virtual machine has no network.',
    usual: ['a wrong VLAN in the network definition of the virtual machine', 'a trunk (all VLANs) that was translated to 4095 by the hypervisor manager'],
    try: ['set a VLAN from 2 to 4094 for the virtual machine', 'for several VLANs list each as an entry of its own'],
  },
});
