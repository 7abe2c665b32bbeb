import { dissector } from '../src/dissect/dissector.js';
import { bits, constant, list, octets, rest, tlv } from '../src/dissect/layout.js';
import { oui } from '../src/text/mac.js';
import { writeManager } from '../src/text/vsi-id.js';
import { FILTER_FORMATS, FILTER_LIST, FILTER_ROWS, hasUnknownFilter, unknownFilter } from './parts/vsi-fields.js';

/** VSI TLV of the drafts 0.x; several in one ECPDU are usual. Its types are the ratified ones less one. */
export const vdpDraft = dissector({
  name: 'vdp-draft',
  prefix: 'vdp',
  title: 'VDP TLV (draft)',
  spec: '802.1Qbg D0.2',
  on: { 'ecp-draft.org': [0x001b3f02] },
  layout: [
    tlv(127),
    constant(0x001b3f02, 4, 'OUI and subtype', '00-1B-3F 2'),
    bits(['type', 8, 'Mode', { values: { 0: 'preassoc', 1: 'preassoc-rr', 2: 'assoc', 3: 'deassoc' } }]),
    bits([
      'response',
      8,
      'Response',
      {
        values: {
          0: 'success',
          1: 'invalid format',
          2: 'insufficient resources',
          3: 'unused VTID',
          4: 'VTID violation',
          5: 'VTID version violation',
          6: 'out of sync',
        },
      },
    ]),
    octets('manager', 1, 'VSI manager ID', { write: writeManager }),
    bits(['typeid', 24, 'VSI type ID'], ['typever', 8, 'VSI type version']),
    octets('vsiid', 16, 'VSI instance', { type: 'uuid' }),
    bits(['filterfmt', 8, 'Filter info format', { values: FILTER_FORMATS }]),
    bits(['entries', 16, 'Number of entries']),
    list('filter', 'Filter entry', FILTER_ROWS, FILTER_LIST),
    rest('filterraw', 'Filter info of an unknown format', unknownFilter, hasUnknownFilter),
  ],
});

export const ecpDraftEnd = dissector({
  name: 'ecp-draft.end',
  prefix: 'ecp',
  title: 'End TLV',
  spec: '802.1Qbg D0.2',
  on: { 'ecp-draft.tlv': [0] },
  layout: [tlv(0)],
});

/** A TLV that the drafts do not define. */
export const ecpDraftOther = dissector({
  name: 'ecp-draft.other',
  prefix: 'ecp.tlv',
  title: 'Unknown TLV',
  spec: '802.1Qbg D0.2',
  on: { 'ecp-draft.tlv': 'other' },
  layout: [tlv('type', 'Type', {}), rest('data', 'Data')],
});

/** A TLV of another organization. */
export const ecpDraftOrg = dissector({
  name: 'ecp-draft.org',
  prefix: 'ecp.org',
  title: 'Organizationally defined TLV',
  spec: '802.1Qbg D0.2',
  on: { 'ecp-draft.org': 'other', 'ecp-draft.tlv': [127] },
  layout: [tlv(127), bits(['oui', 24, 'OUI', { text: oui }], ['subtype', 8, 'Subtype']), rest('data', 'Data')],
});
