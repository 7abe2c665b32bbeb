import { dissector } from '../src/dissect/dissector.js';
import { bits, constant, list, octets, tlv } from '../src/dissect/layout.js';

const autoAttach = (subtype: number) => constant(0x00040d00 + subtype, 4, 'OUI and subtype', `00-04-0D ${subtype}`);
const hmac = octets('hmac', 32, 'HMAC-SHA256');

/** Auto Attach: who it is, as Open vSwitch and Avaya's switches say it. */
export const autoAttachElement = dissector({
  name: 'lldp.aa-element',
  prefix: 'lldp.aa',
  title: 'Auto Attach Element TLV',
  spec: 'Avaya',
  on: { 'lldp.org': [0x00040d0b] },
  layout: [
    tlv(127),
    autoAttach(11),
    hmac,
    bits(
      ['elementtype', 6, 'Element type'],
      ['tagging', 1, 'VLAN tagging required'],
      ['provision', 2, 'Provisioning mode'],
      ['_', 3],
      ['mgmtvlan', 12, 'Management VLAN'],
      ['_', 8],
    ),
    octets('mac', 6, 'System address', { type: 'mac' }),
    bits(['connection', 3, 'Connection type'], ['_', 13]),
    bits(['_', 16]),
  ],
});

/** Auto Attach: which service (I-SID) each VLAN is to be part of, and what became of the request. */
export const autoAttachAssignments = dissector({
  name: 'lldp.aa-assignments',
  prefix: 'lldp.aa',
  title: 'Auto Attach Assignments TLV',
  spec: 'Avaya',
  on: { 'lldp.org': [0x00040d0c] },
  layout: [
    tlv(127),
    autoAttach(12),
    hmac,
    list('assignment', 'Assignment', [
      [
        bits(
          ['status', 4, 'Status', { values: { 1: 'pending', 2: 'accepted' } }],
          ['vlan', 12, 'VLAN'],
          ['isid', 24, 'I-SID'],
        ),
      ],
    ]),
  ],
});
