import { carries } from '../src/dissect/carry.js';
import { dissector } from '../src/dissect/dissector.js';
import { bits, optional } from '../src/dissect/layout.js';

const isCut = (pdu: Readonly<Record<string, unknown>>): boolean => pdu['t'] === 1;
const head = [
  ['version', 4, 'Version', { values: { 1: 'type II', 2: 'type III' }, alias: 'erspan.version' }],
  ['vlan', 12, 'VLAN of the mirrored frame', { alias: 'erspan.vlan' }],
  ['cos', 3, 'Its class of service', { alias: 'erspan.cos' }],
] as const;
const tail = [
  ['t', 1, 'The mirror cut the frame', { alias: 'erspan.truncated' }],
  ['session', 10, 'Session', { alias: 'erspan.spanid' }],
] as const;

/** ERSPAN type II: a frame that a switch mirrored. Type I has no header of its own. */
export const erspan2 = dissector({
  name: 'erspan2',
  prefix: 'erspan',
  title: 'ERSPAN type II',
  spec: 'draft-foschiano-erspan 4',
  on: { gre: [0x88be] },
  accepts: (octets, at, limit) => at >= limit || octets[at]! >> 4 === 1,
  layout: [
    bits(...head, ['en', 2, 'Trunk encapsulation', { values: { 0: 'none', 1: 'ISL', 2: '802.1Q', 3: 'tag kept in the frame' }, alias: 'erspan.encap' }], ...tail),
    bits(['_', 12], ['index', 20, 'Index', { alias: 'erspan.index' }]),
    carries('linktype', () => 1, { isCut }),
  ],
});

/** ERSPAN type III: with a time stamp, and perhaps a sub-header of the platform. */
export const erspan3 = dissector({
  name: 'erspan3',
  prefix: 'erspan',
  title: 'ERSPAN type III',
  spec: 'draft-foschiano-erspan 4',
  on: { gre: [0x22eb] },
  accepts: (octets, at, limit) => at >= limit || octets[at]! >> 4 === 2,
  layout: [
    bits(...head, ['bso', 2, 'Soundness of the frame', { values: { 0: 'good or unknown', 1: 'short', 2: 'oversized', 3: 'bad' }, alias: 'erspan.bso' }], ...tail),
    bits(['timestamp', 32, 'Time stamp', { alias: 'erspan.timestamp' }]),
    bits(
      ['sgt', 16, 'Security group tag', { alias: 'erspan.sgt' }],
      ['p', 1, 'Is an Ethernet frame', { alias: 'erspan.p' }],
      ['ft', 5, 'Frame type', { values: { 0: 'Ethernet', 2: 'IP' }, alias: 'erspan.ft' }],
      ['hwid', 6, 'Hardware', { alias: 'erspan.hw' }],
      ['d', 1, 'Direction', { values: { 0: 'received', 1: 'sent' }, alias: 'erspan.direction' }],
      ['gra', 2, 'Unit of the time stamp', { values: { 0: '100 us', 1: '100 ns', 2: 'IEEE 1588', 3: 'set by the user' }, alias: 'erspan.gra' }],
      ['o', 1, 'Has a platform sub-header', { alias: 'erspan.o' }],
    ),
    optional(
      (pdu) => pdu['o'] === 1,
      bits(['platform', 6, 'Platform', { alias: 'erspan.platid' }], ['platforminfo', 26, 'Platform information'], ['platforminfo2', 32, 'Platform information, second part']),
    ),
    carries('linktype', (pdu) => (pdu['ft'] === 0 ? 1 : -1), { isCut }),
  ],
});
