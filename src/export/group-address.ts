/** A group address that control frames are sent to, by its name and in few letters. */
export interface GroupAddress {
  readonly name: string;
  readonly short: string;
}

/** By the last octet behind 01-80-C2-00-00 (802.1Q table 8-1). */
const GROUPS: ReadonlyMap<number, GroupAddress> = new Map([
  [0x00, { name: 'nearest-customer-bridge', short: 'NCB' }],
  [0x03, { name: 'nearest-non-TPMR-bridge', short: 'nTPMR' }],
  [0x0e, { name: 'nearest-bridge', short: 'NB' }],
]);

/** Null for every other address. */
export function groupAddress(mac: Uint8Array): GroupAddress | null {
  const isReserved = mac[0] === 0x01 && mac[1] === 0x80 && mac[2] === 0xc2 && mac[3] === 0 && mac[4] === 0;
  return isReserved ? (GROUPS.get(mac[5]!) ?? null) : null;
}
