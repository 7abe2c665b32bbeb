import { carries } from '../src/dissect/carry.js';
import { dissector } from '../src/dissect/dissector.js';
import { bits, either, octets } from '../src/dissect/layout.js';

/** Direction of a cooked frame: 4 is sent by the capturing host. */
const PACKET_TYPES = { 0: 'to us', 1: 'broadcast', 2: 'multicast', 3: 'to another host', 4: 'sent by us' };
const LLC_PROTOCOL = 4;
const packetType = { values: PACKET_TYPES, alias: 'sll.pkttype' } as const;
const isLlc = ({ protocol }: Readonly<Record<string, unknown>>): boolean => protocol === LLC_PROTOCOL;

/** What a cooked header carries: LLC for protocol 4, else an EtherType. */
const payload = either(isLlc, carries('llc', () => 0), carries('ethertype', (pdu) => pdu['protocol'] as number));

/** Linux cooked capture: no destination address. */
export const sll = dissector({
  name: 'sll',
  title: 'Linux cooked capture',
  spec: 'LINKTYPE_LINUX_SLL',
  on: { linktype: [113] },
  layout: [
    bits(['pkttype', 16, 'Packet type', packetType], ['hatype', 16, 'ARPHRD type', { alias: 'sll.hatype' }], ['halen', 16, 'Address length', { alias: 'sll.halen' }]),
    octets('src', 6, 'Source address', { type: 'mac', alias: 'sll.src.eth' }),
    octets('unused', 2, 'Unused'),
    bits(['protocol', 16, 'Protocol', { alias: 'sll.etype' }]),
    payload,
  ],
});

/** Linux cooked capture, version 2: with the interface index. */
export const sll2 = dissector({
  name: 'sll2',
  prefix: 'sll',
  title: 'Linux cooked capture v2',
  spec: 'LINKTYPE_LINUX_SLL2',
  on: { linktype: [276] },
  layout: [
    bits(['protocol', 16, 'Protocol', { alias: 'sll.etype' }], ['_', 16]),
    bits(['ifindex', 32, 'Interface index', { alias: 'sll.ifindex' }]),
    bits(['hatype', 16, 'ARPHRD type', { alias: 'sll.hatype' }], ['pkttype', 8, 'Packet type', packetType], ['halen', 8, 'Address length', { alias: 'sll.halen' }]),
    octets('src', 6, 'Source address', { type: 'mac', alias: 'sll.src.eth' }),
    octets('unused', 2, 'Unused'),
    payload,
  ],
});
