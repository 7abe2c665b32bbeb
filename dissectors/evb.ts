import { dissector } from '../src/dissect/dissector.js';
import { bits, constant, tlv } from '../src/dissect/layout.js';
import { timer } from './parts/timer.js';

/** EVB TLV of the ratified standard: five octets after OUI and subtype. */
export const evb = dissector({
  name: 'evb',
  title: 'Edge Virtual Bridging TLV',
  spec: '802.1Q D.2.12',
  on: { 'lldp.org': [0x0080c20d] },
  layout: [
    tlv(127),
    constant(0x0080c20d, 4, 'OUI and subtype', '00-80-C2 13'),
    bits(['_', 5], ['bgid', 1, 'Bridge can use group ids'], ['rrcap', 1, 'Reflective relay capable'], ['rrctr', 1, 'Reflective relay on']),
    bits(
      ['_', 4],
      ['sgid', 1, 'Station wants group ids'],
      ['rrreq', 1, 'Reflective relay asked for'],
      ['rrstat', 2, 'Reflective relay status', { values: { 0: 'off', 1: 'on', 2: 'reserved', 3: 'unknown' } }],
    ),
    bits(['r', 3, 'Max ECP retries'], ['rte', 5, 'ECP retransmission exponent', timer]),
    bits(
      ['mode', 2, 'EVB mode', { values: { 0: 'not supported', 1: 'bridge', 2: 'station', 3: 'reserved' } }],
      ['rolRwd', 1, 'RWD is the remote value'],
      ['rwd', 5, 'Resource wait delay exponent', timer],
    ),
    bits(['_', 2], ['rolRka', 1, 'RKA is the remote value'], ['rka', 5, 'Reinit keep-alive exponent', timer]),
  ],
});
