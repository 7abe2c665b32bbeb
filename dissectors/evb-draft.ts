import { dissector } from '../src/dissect/dissector.js';
import { bits, constant, tlv } from '../src/dissect/layout.js';
import { timer } from './parts/timer.js';

/** EVB TLV of the drafts 0.x. */
export const evbDraft = dissector({
  name: 'evb-draft',
  prefix: 'evb',
  title: 'Edge Virtual Bridging TLV (draft)',
  spec: '802.1Qbg D0.2',
  on: { 'lldp.org': [0x001b3f00] },
  layout: [
    tlv(127),
    constant(0x001b3f00, 4, 'OUI and subtype', '00-1B-3F 0'),
    bits(['sstd', 1, 'Supports standard forwarding'], ['srr', 1, 'Supports reflective relay'], ['_', 6]),
    bits(['_', 5], ['srte', 1, 'Supports RTE'], ['secp', 1, 'Supports ECP'], ['svdp', 1, 'Supports VDP']),
    bits(['cstd', 1, 'Standard forwarding configured'], ['crr', 1, 'Reflective relay configured'], ['_', 6]),
    bits(['_', 5], ['crte', 1, 'RTE configured'], ['cecp', 1, 'ECP configured'], ['cvdp', 1, 'VDP configured']),
    bits(['svsis', 16, 'Supported number of VSIs']),
    bits(['cvsis', 16, 'Configured number of VSIs']),
    bits(['rte', 8, 'ECP retransmission exponent', timer]),
  ],
});
