import { dissector } from '../src/dissect/dissector.js';
import { octets } from '../src/dissect/layout.js';
import { ethertype } from './parts/ethertype.js';

/** Ethernet II and IEEE 802.3. */
export const ethernet = dissector({
  name: 'eth',
  title: 'Ethernet',
  spec: '802.3 3.1.1',
  on: { linktype: [1] },
  layout: [
    octets('dst', 6, 'Destination address', { type: 'mac', alias: 'eth.dst' }),
    octets('src', 6, 'Source address', { type: 'mac', alias: 'eth.src' }),
    ...ethertype(),
  ],
});
