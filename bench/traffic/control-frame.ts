import { ethernet } from '../../dissectors/ethernet.js';
import { encode, layer } from '../../src/dissect/dissector.js';
import type { LayerSpec } from '../../src/dissect/types.js';

export type Who = 'station' | 'bridge';

const NEAREST_CUSTOMER_BRIDGE = Uint8Array.of(0x01, 0x80, 0xc2, 0, 0, 0);
const ETHERTYPE = { lldp: 0x88cc, ecp: 0x8940 };
/** Without its checksum: the network card pads to it. */
const SHORTEST_FRAME = 60;

/** The address of an end of link number `link`. */
export function macOf(who: Who, link: number): Uint8Array {
  return Uint8Array.of(0x02, who === 'station' ? 0x57 : 0xb2, 0, link >> 16, link >> 8, link);
}

/** A whole frame of an end of link number `link`. */
export function controlFrame(who: Who, link: number, type: keyof typeof ETHERTYPE, payload: LayerSpec): Buffer {
  const head = encode(layer(ethernet, { dst: NEAREST_CUSTOMER_BRIDGE, src: macOf(who, link), type: ETHERTYPE[type] }));
  const octets = [head, encode(payload)];
  const length = octets[0]!.length + octets[1]!.length;
  return Buffer.concat(octets, Math.max(SHORTEST_FRAME, length));
}
