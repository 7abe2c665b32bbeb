import { dissector } from '../src/dissect/dissector.js';
import { bits } from '../src/dissect/layout.js';
import { ethertype, VLAN_TPIDS } from './parts/ethertype.js';

/** C-TAG and S-TAG; which one it is the type before it says. VID 0 is a priority tag. */
export const vlan = dissector({
  name: 'vlan',
  title: 'VLAN tag',
  spec: '802.1Q 9.6',
  on: { ethertype: VLAN_TPIDS },
  layout: [
    bits(
      ['pcp', 3, 'Priority code point', { alias: 'vlan.priority' }],
      ['dei', 1, 'Drop eligible', { alias: 'vlan.dei' }],
      ['id', 12, 'VLAN identifier', { alias: 'vlan.id' }],
    ),
    ...ethertype(),
  ],
});
