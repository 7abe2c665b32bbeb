import { readFileSync } from 'node:fs';

/** A packet of a pcap file: when it was captured, and its record. */
export interface TimedRecord {
  /** Microseconds since 1970. */
  readonly us: number;
  readonly octets: Uint8Array;
}

/** The header and the packets of a little-endian pcap file with nanoseconds. */
export function packetsOf(file: string): { readonly header: Uint8Array; readonly records: readonly TimedRecord[] } {
  const octets = new Uint8Array(readFileSync(file));
  const view = new DataView(octets.buffer);
  const records: TimedRecord[] = [];
  for (let at = 24; at < octets.length; ) {
    const end = at + 16 + view.getUint32(at + 8, true);
    records.push({ us: view.getUint32(at, true) * 1e6 + Math.floor(view.getUint32(at + 4, true) / 1000), octets: octets.subarray(at, end) });
    at = end;
  }
  return { header: octets.subarray(0, 24), records };
}
