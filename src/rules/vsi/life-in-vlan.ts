import type { Life } from '../../track/life.js';
import type { VsiAddress } from '../../track/vsi-addresses.js';

/** The latest life of an address that fits and whose filter has it in this VLAN; frames without one, and VIDs left open, fit all. Null for none. */
export function lifeInVlan(address: VsiAddress, vid: number, fits: (life: Life) => boolean): Life | null {
  return [...address.lives].reverse().find((life) => fits(life) && (vid === 0 || life.filter.some((entry) => entry.vid === 0 || entry.vid === vid))) ?? null;
}
