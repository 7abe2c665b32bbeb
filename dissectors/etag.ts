import { dissector } from '../src/dissect/dissector.js';
import { bits } from '../src/dissect/layout.js';
import { ethertype } from './parts/ethertype.js';

/** E-TAG of a port extender: the E-channel that a frame goes to (E-CID: group, extension, base), and the one that it came from. */
export const etag = dissector({
  name: 'etag',
  title: 'E-TAG',
  spec: '802.1BR',
  on: { ethertype: [0x893f] },
  layout: [
    bits(
      ['pcp', 3, 'E-PCP', { alias: 'etag.pcp' }],
      ['dei', 1, 'E-DEI', { alias: 'etag.dei' }],
      ['ingressbase', 12, 'Ingress E-CID, base', { alias: 'etag.iecid_base' }],
    ),
    bits(['_', 2], ['group', 2, 'Group: 0 is point to point', { alias: 'etag.group' }], ['base', 12, 'E-CID, base', { alias: 'etag.ecid_base' }]),
    bits(['ingressext', 8, 'Ingress E-CID, extension', { alias: 'etag.iecid_ext' }], ['ext', 8, 'E-CID, extension', { alias: 'etag.ecid_ext' }]),
    ...ethertype(),
  ],
});
