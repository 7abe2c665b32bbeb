import { dissector } from '../src/dissect/dissector.js';
import { bits } from '../src/dissect/layout.js';
import { carries } from '../src/dissect/carry.js';
import { oui } from '../src/text/mac.js';

/** LLC header with a one-octet control field; DSAP and SSAP AA with control 03 carry SNAP. */
export const llc = dissector({
  name: 'llc',
  title: 'Logical link control',
  spec: '802.2 3.2',
  on: { llc: [0] },
  layout: [
    bits(['dsap', 8, 'DSAP', { alias: 'llc.dsap' }], ['ssap', 8, 'SSAP', { alias: 'llc.ssap' }], ['control', 8, 'Control', { alias: 'llc.control' }]),
    carries('snap', (pdu) => (pdu['dsap'] === 0xaa && pdu['ssap'] === 0xaa && pdu['control'] === 3 ? 0 : 1)),
  ],
});

/** SNAP header; with OUI 00-00-00 the protocol is an EtherType. */
export const snap = dissector({
  name: 'snap',
  prefix: 'llc',
  title: 'SNAP',
  spec: '802 10.3',
  on: { snap: [0] },
  layout: [
    bits(['oui', 24, 'OUI', { text: oui, alias: 'llc.oui' }]),
    bits(['pid', 16, 'Protocol', { text: (v) => `0x${v.toString(16).padStart(4, '0')}`, alias: 'llc.type' }]),
    carries('ethertype', (pdu) => (pdu['oui'] === 0 ? (pdu['pid'] as number) : -1)),
  ],
});
