import type { FilterEntry } from '../../model/vsi.js';
import { mac } from '../../text/mac.js';
import { rule } from '../rule.js';

const VID_ONLY = 1;

/** What an entry names, without the priority: two of them are one entry. */
function nameOf({ mac: address, group, vid }: FilterEntry): string {
  return [...(address ? [mac(address)] : []), ...(group === null ? [] : [`GroupID ${group}`]), `VID ${vid}`].join(' ');
}

/** A request names the same twice in one filter. VID 0 beside others is VDP-15. Keep-alives repeat it. */
export const vdp20 = rule({
  id: 'VDP-20',
  severity: 'warning',
  spec: '802.1Q 41.2.9',
  title: 'filter entry given twice',
  on: 'vsi.request',
  check: ({ life, request: { filter, filterFormat }, pending, frame }) => {
    if (pending.isKeepAlive || filter.length < 2) return null;
    const seen = new Map<string, number>();
    for (const [at, entry] of filter.entries()) {
      const name = nameOf(entry);
      const first = seen.get(name);
      if (first !== undefined && !(filterFormat === VID_ONLY && entry.vid === 0)) {
        return { expected: 'each entry once', received: `${name} in entries ${first} and ${at + 1}`, frames: [frame.no], life };
      }
      seen.set(name, at + 1);
    }
    return null;
  },
  explain: {
    why: 'It takes filter memory of the switch for nothing, and where the priorities differ nobody knows which one counts. Some bridges refuse such a filter.',
    usual: ['a network definition that lists a VLAN twice', 'two interfaces of a virtual machine that were given one MAC address'],
    try: ['look at the filter: `evbscope print -V`', 'correct the network definition of the virtual machine'],
  },
});
