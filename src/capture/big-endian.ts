/** The two octets at `at` as a number; octets that are not there count as 0. */
export function u16(octets: Uint8Array, at: number): number {
  return ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0);
}

/** The three octets at `at` as a number. */
export function u24(octets: Uint8Array, at: number): number {
  return ((octets[at] ?? 0) << 16) | u16(octets, at + 1);
}
