import type { FilterEntry } from '../model/vsi.js';
import { mac } from '../text/mac.js';

function entryText(entry: FilterEntry): string {
  const parts = [
    entry.group === null ? '' : `group ${entry.group}`,
    entry.mac === null ? '' : `mac ${mac(entry.mac)}`,
    `vid ${entry.vid}`,
    entry.pcp === null ? '' : `pcp ${entry.pcp}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** `mac 52:54:00:aa:bb:01 vid 100, vid 101, +4 more`: the first entries of a filter in a line. */
export function filterText(entries: readonly FilterEntry[], most: number): string {
  const shown = entries.slice(0, most).map(entryText);
  if (entries.length > most) shown.push(`+${entries.length - most} more`);
  return shown.join(', ');
}
