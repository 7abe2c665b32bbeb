import type { FilterEntry } from '../model/vsi.js';
import { mac } from '../text/mac.js';
import { unpackFilter } from './packed-filter.js';
import { isSameOctets } from './same-octets.js';

/** Where the first difference is, -1 for none. With `mayAssign` a VID 0 and a PCP that were left open may be filled in. */
function differsAt(expected: readonly FilterEntry[], got: readonly FilterEntry[], mayAssign: boolean): number {
  for (let i = 0; i < expected.length; i++) {
    const [want, entry] = [expected[i]!, got[i]!];
    if (want.vid !== entry.vid && !(mayAssign && want.vid === 0)) return i;
    if (want.pcp !== entry.pcp && !(mayAssign && want.pcp === null)) return i;
    if (want.group !== entry.group || !isSameOctets(want.mac, entry.mac)) return i;
  }
  return -1;
}

/** True for one filter, entry by entry; with `mayAssign` also where `got` fills in what `expected` left open. */
function isSameFilter(expected: readonly FilterEntry[], got: readonly FilterEntry[], mayAssign: boolean): boolean {
  return expected === got || (expected.length === got.length && differsAt(expected, got, mayAssign) < 0);
}

/** True where the packed filter `got` is `expected`, or fills in what that left open. */
export function isFilledIn(expected: string, got: string): boolean {
  return expected === got || (expected.length === got.length && isSameFilter(unpackFilter(expected), unpackFilter(got), true));
}

function describe(entry: FilterEntry): string {
  return [entry.mac && mac(entry.mac), entry.group !== null && `group ${entry.group}`, `VID ${entry.vid}`, entry.pcp !== null && `PCP ${entry.pcp}`].filter(Boolean).join(' ');
}

/** Where two filters differ, null when they are one. */
export function filterDifference(expected: readonly FilterEntry[], got: readonly FilterEntry[], mayAssign: boolean): { expected: string; received: string } | null {
  if (isSameFilter(expected, got, mayAssign)) return null;
  if (expected.length !== got.length) return { expected: `${expected.length} entries`, received: `${got.length} entries` };
  const at = differsAt(expected, got, mayAssign);
  return { expected: `entry ${at + 1}: ${describe(expected[at]!)}`, received: `entry ${at + 1}: ${describe(got[at]!)}` };
}
