import type { ListedVsi } from './lldpad-says.js';

/** VSIs that differ in everything but what must be equal: a UUID, one entry of a MAC address and a VID. */
export function someVsi(number: number): ListedVsi {
  const digits = number.toString(16).padStart(2, '0');
  return { vsiid: `513500000802410080000000000000${digits}`, manager: 'lab', type: 4000 + number, version: number, vid: 100 + number, mac: `02:00:00:00:00:${digits}` };
}
