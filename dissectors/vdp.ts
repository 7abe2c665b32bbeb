import { tlvs } from '../src/dissect/carry.js';
import { dissector } from '../src/dissect/dissector.js';
import { bits, byBit, list, octets, rest, tlv } from '../src/dissect/layout.js';
import { writeManager, writeVsiid } from '../src/text/vsi-id.js';
import { FILTER_FORMATS, FILTER_LIST, FILTER_ROWS, hasUnknownFilter, unknownFilter, VSIID_FORMATS } from './parts/vsi-fields.js';

/** VDP of the ratified standard: a chain of TLVs in an ECPDU. */
export const vdp = dissector({
  name: 'vdp',
  title: 'VSI Discovery and Configuration Protocol',
  spec: '802.1Q 41',
  on: { 'ecp.payload': [1] },
  layout: [tlvs('vdp', false)],
});

/** VSI manager ID TLV: first in every VDP ECPDU, once. */
export const vdpManager = dissector({
  name: 'vdp.manager',
  prefix: 'vdp',
  title: 'VSI manager ID TLV',
  spec: '802.1Q 41.1',
  on: { 'vdp.tlv': [5] },
  layout: [tlv(5), octets('manager', 16, 'VSI manager ID', { write: writeManager })],
});

/** Association TLV: pre-associate (1), with resource reservation (2), associate (3), de-associate (4). */
export const vdpAssoc = dissector({
  name: 'vdp.assoc',
  prefix: 'vdp',
  title: 'VDP association TLV',
  spec: '802.1Q 41.2',
  on: { 'vdp.tlv': [1, 2, 3, 4] },
  layout: [
    tlv('type', 'Type', { values: { 1: 'preassoc', 2: 'preassoc-rr', 3: 'assoc', 4: 'deassoc' } }),
    byBit(
      'ack',
      0x40,
      bits(
        ['_', 1],
        ['ack', 1, 'Response'],
        ['keep', 1, 'Keep: rejected, the state before stays'],
        ['hard', 1, 'Hard error: the same again is useless'],
        [
          'error',
          4,
          'Error',
          { values: { 0: 'success', 1: 'invalid format', 2: 'insufficient resources', 3: 'unable to contact VSI manager', 4: 'other failure', 5: 'invalid VID, GroupID or MAC address' } },
        ],
      ),
      bits(['_', 1], ['ack', 1, 'Response'], ['suspend', 1, 'S: suspended, or migrating from here'], ['migrate', 1, 'M: migrating to here'], ['_', 4]),
    ),
    bits(['typeid', 24, 'VSI type ID'], ['typever', 8, 'VSI type version']),
    bits(['vsiidfmt', 8, 'VSIID format', { values: VSIID_FORMATS }]),
    octets('vsiid', 16, 'VSIID', { write: (to, vsiid, pdu) => writeVsiid(to, pdu['vsiidfmt'] as number, vsiid), isOwnText: true }),
    bits(['filterfmt', 8, 'Filter info format', { values: FILTER_FORMATS }]),
    bits(['entries', 16, 'Number of entries']),
    list('filter', 'Filter entry', FILTER_ROWS, FILTER_LIST),
    rest('filterraw', 'Filter info of an unknown format', unknownFilter, hasUnknownFilter),
  ],
});

/** Ends the chain: 802.1Q does not list it, implementations take it for the end or padding. */
export const vdpEnd = dissector({ name: 'vdp.end', prefix: 'vdp', title: 'End TLV', spec: '802.1Q 41', on: { 'vdp.tlv': [0] }, layout: [tlv(0)] });

/** A TLV of a reserved type: skipped by receivers. */
export const vdpReserved = dissector({
  name: 'vdp.reserved',
  prefix: 'vdp.tlv',
  title: 'VDP TLV of a reserved type',
  spec: '802.1Q 41',
  on: { 'vdp.tlv': 'other' },
  layout: [tlv('type', 'Type', {}), rest('data', 'Data')],
});
