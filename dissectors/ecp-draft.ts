import { carries, tlvs } from '../src/dissect/carry.js';
import { dissector } from '../src/dissect/dissector.js';
import { bits, constant } from '../src/dissect/layout.js';
import { oui } from '../src/text/mac.js';

const OUI = 0x001b3f;

/** ECPDU of the drafts 0.x, an OUI extended EtherType. The body of an acknowledgement is zeroed. */
export const ecpDraft = dissector({
  name: 'ecp-draft',
  prefix: 'ecp',
  title: 'Edge Control Protocol (draft)',
  spec: '802.1Qbg D0.2',
  on: { ethertype: [0x88b7] },
  // Those of the three octets that are there decide.
  accepts: (octets, at, limit) => (at >= limit || octets[at] === 0x00) && (at + 1 >= limit || octets[at + 1] === 0x1b) && (at + 2 >= limit || octets[at + 2] === 0x3f),
  layout: [
    constant(OUI, 3, 'OUI', oui(OUI)),
    bits(['pid', 16, 'Protocol identifier']),
    bits(['subtype', 8, 'Subtype']),
    bits(['op', 8, 'Mode', { values: { 0: 'request', 1: 'acknowledgement' } }]),
    bits(['seqno', 16, 'Sequence number']),
    carries('ecp-draft.payload', (pdu) => (pdu['op'] === 1 ? null : (pdu['op'] as number))),
  ],
});

/** The TLVs of a draft ECPDU; none at start-up. */
export const ecpDraftTlvs = dissector({
  name: 'ecp-draft.tlvs',
  prefix: 'ecp',
  title: 'TLVs',
  spec: '802.1Qbg D0.2',
  on: { 'ecp-draft.payload': [0] },
  layout: [tlvs('ecp-draft', false)],
});
