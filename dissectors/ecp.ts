import { carries } from '../src/dissect/carry.js';
import { dissector } from '../src/dissect/dissector.js';
import { bits } from '../src/dissect/layout.js';

/** ECPDU of the ratified standard. A request of version 1 carries a ULPDU; behind an acknowledgement is padding. */
export const ecp = dissector({
  name: 'ecp',
  title: 'Edge Control Protocol',
  spec: '802.1Q 43.3',
  on: { ethertype: [0x8940] },
  layout: [
    bits(
      ['version', 4, 'Version', { alias: 'ecp.ver' }],
      ['op', 2, 'Operation', { values: { 0: 'request', 1: 'acknowledgement', 2: 'reserved', 3: 'reserved' }, alias: 'ecp.op' }],
      ['subtype', 10, 'Subtype', { values: { 1: 'VDP', 2: 'PE-CSP' }, alias: 'ecp.subtype' }],
    ),
    bits(['seqno', 16, 'Sequence number', { alias: 'ecp.seqno' }]),
    carries('ecp.payload', (pdu) => (pdu['op'] === 1 ? null : pdu['op'] === 0 && pdu['version'] === 1 ? (pdu['subtype'] as number) : -1)),
  ],
});
