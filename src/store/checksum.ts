/** A number of 32 bits that tells octets from others (FNV-1a): to see that a file was changed, not to resist who changes it. */
export function checksum(octets: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < octets.length; i++) sum = Math.imul(sum ^ octets[i]!, 0x01000193);
  return sum >>> 0;
}
