import type { FilterEntry } from '../model/vsi.js';

/** An entry as the wire has it. */
export interface FilterRow {
  readonly mac?: Uint8Array;
  readonly group?: number;
  /** 1 where the PCP is significant. */
  readonly ps: number;
  readonly pcp: number;
  readonly vid: number;
}

/** Characters of an entry: which parts it has, VID and PCP, MAC address, group. */
const WIDTH = 7;
const [HAS_MAC, HAS_GROUP, HAS_PCP] = [1, 2, 4];

function pair(octets: Uint8Array | undefined, at: number): number {
  return octets === undefined ? 0 : (octets[at]! << 8) | octets[at + 1]!;
}

function packEntry({ mac, group, ps, pcp, vid }: FilterRow): string {
  const parts = (mac === undefined ? 0 : HAS_MAC) | (group === undefined ? 0 : HAS_GROUP) | (ps === 0 ? 0 : HAS_PCP);
  const tag = ps === 0 ? vid : (pcp << 12) | vid;
  return String.fromCharCode(parts, tag, pair(mac, 0), pair(mac, 2), pair(mac, 4), (group ?? 0) >>> 16, (group ?? 0) & 0xffff);
}

/**
 * A filter in one string: of 100,000 VSIs objects for each entry and views of their addresses would cost ten times as
 * much. Equal filters are equal strings.
 */
export function packFilter(rows: readonly FilterRow[]): string {
  if (rows.length === 1) return packEntry(rows[0]!);
  return rows.map(packEntry).join('');
}

/** What was unpacked last: several rules look at the filter of a message one after the other. */
let last: { readonly packed: string; readonly entries: readonly FilterEntry[] } = { packed: '', entries: [] };

/** The entries of a packed filter. */
export function unpackFilter(packed: string): readonly FilterEntry[] {
  if (last.packed !== packed) {
    const entries: FilterEntry[] = [];
    for (let at = 0; at < packed.length; at += WIDTH) entries.push(unpackEntry(packed, at));
    last = { packed, entries };
  }
  return last.entries;
}

function unpackEntry(packed: string, at: number): FilterEntry {
  const char = (i: number): number => packed.charCodeAt(at + i);
  const parts = char(0);
  const tag = char(1);
  return {
    mac: (parts & HAS_MAC) === 0 ? null : Uint8Array.of(char(2) >> 8, char(2) & 0xff, char(3) >> 8, char(3) & 0xff, char(4) >> 8, char(4) & 0xff),
    group: (parts & HAS_GROUP) === 0 ? null : char(5) * 0x10000 + char(6),
    vid: tag & 0xfff,
    pcp: (parts & HAS_PCP) === 0 ? null : tag >> 12,
  };
}
