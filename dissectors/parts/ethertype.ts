import type { Part, Show } from '../../src/dissect/types.js';
import { carries } from '../../src/dissect/carry.js';
import { bits, either } from '../../src/dissect/layout.js';

/** The type of an Ethernet frame within something else (transparent Ethernet bridging). */
export const BRIDGED_ETHERNET = 0x6558;

/** Names of the types that evbscope knows. */
const ETHERTYPES: Readonly<Record<number, string>> = {
  0x0800: 'IPv4',
  0x0806: 'ARP',
  0x22eb: 'ERSPAN III',
  [BRIDGED_ETHERNET]: 'Ethernet',
  0x8100: 'C-TAG',
  0x86dd: 'IPv6',
  0x8926: 'VN-Tag',
  0x893f: 'E-TAG',
  0x8940: 'ECP',
  0x88a8: 'S-TAG',
  0x88b7: 'OUI extended',
  0x88be: 'ERSPAN',
  0x88cc: 'LLDP',
  0x9100: 'S-TAG (0x9100)',
  0x9200: 'S-TAG (0x9200)',
  0x9300: 'S-TAG (0x9300)',
};

/** Tag protocol identifiers of VLAN tags, all with the same header (802.1Q 9.6; 0x9x00 by custom). */
export const VLAN_TPIDS = [0x8100, 0x88a8, 0x9100, 0x9200, 0x9300] as const;

/** The largest value that is a length, not a type (802.3 3.2.6). */
export const MAX_LENGTH = 1500;

/** Shows a type, or a length, with its name. */
export const etherTypeShow: Show = {
  type: 'enum',
  values: ETHERTYPES,
  text: (type) => {
    if (type <= MAX_LENGTH) return `length ${type}`;
    const name = ETHERTYPES[type];
    return `${name ?? 'unknown'} (0x${type.toString(16).padStart(4, '0')})`;
  },
};

const isLength = ({ type }: Readonly<Record<string, unknown>>): boolean => (type as number) <= MAX_LENGTH;
const typeOf = ({ type }: Readonly<Record<string, unknown>>): number => type as number;

/** EtherType or length, and what it carries: the claimant in `ethertype`, or LLC within the length (802.3 3.2.6). */
export function ethertype(): readonly [Part<{ type: number }>, Part<object>] {
  return [bits(['type', 16, 'Type or length', etherTypeShow]), either(isLength, carries('llc', () => 0, { lengthOf: typeOf }), carries('ethertype', typeOf))];
}
