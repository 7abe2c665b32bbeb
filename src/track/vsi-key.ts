/** Octets of a VSIID in both generations. */
const LENGTH = 16;

/** Format and VSIID in one string, two octets to a character: what identifies a VSI on its channel. */
export function vsiKey(format: number, vsiid: Uint8Array): string {
  const pair = (at: number): number => (vsiid[at]! << 8) | vsiid[at + 1]!;
  return String.fromCharCode(format, pair(0), pair(2), pair(4), pair(6), pair(8), pair(10), pair(12), pair(14));
}

/** The 16 octets of the VSIID in a key. */
export function vsiidOf(key: string): Uint8Array {
  const vsiid = new Uint8Array(LENGTH);
  for (let at = 0; at < LENGTH; at++) {
    const pair = key.charCodeAt(1 + (at >> 1));
    vsiid[at] = at % 2 === 0 ? pair >> 8 : pair & 0xff;
  }
  return vsiid;
}
