import { dissector } from '../src/dissect/dissector.js';
import { bits } from '../src/dissect/layout.js';
import { ethertype } from './parts/ethertype.js';

/** VN-Tag of Cisco's fabric extenders, the forerunner of the E-TAG. */
export const vntag = dissector({
  name: 'vntag',
  title: 'VN-Tag',
  spec: 'Cisco',
  on: { ethertype: [0x8926] },
  layout: [
    bits(
      ['dir', 1, 'Direction', { values: { 0: 'to the bridge', 1: 'from the bridge' }, alias: 'vntag.dir' }],
      ['ptr', 1, 'Destination is a list', { alias: 'vntag.ptr' }],
      ['dst', 14, 'Destination interface', { alias: 'vntag.dst' }],
      ['looped', 1, 'Sent back to its extender', { alias: 'vntag.looped' }],
      ['_', 1],
      ['version', 2, 'Version', { alias: 'vntag.version' }],
      ['src', 12, 'Source interface', { alias: 'vntag.src' }],
    ),
    ...ethertype(),
  ],
});
