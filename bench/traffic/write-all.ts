import { writeSync } from 'node:fs';

/** Writes all the octets to an open file. */
export function writeAll(fd: number, octets: Uint8Array): void {
  for (let at = 0; at < octets.length; ) at += writeSync(fd, octets, at);
}
