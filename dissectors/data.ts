import { dissector } from '../src/dissect/dissector.js';
import { rest } from '../src/dissect/layout.js';

/** Octets that no dissector claims. */
export const data = dissector({
  name: 'data',
  title: 'Data',
  spec: '-',
  on: {
    linktype: 'other', ethertype: 'other', llc: 'other', snap: 'other', 'ecp.payload': 'other', 'ecp-draft.payload': 'other',
    ipv4: 'other', ipv6: 'other', udp: 'other', gre: 'other',
  },
  layout: [rest('data', 'Data')],
});
