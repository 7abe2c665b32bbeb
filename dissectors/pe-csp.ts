import { tlvs } from '../src/dissect/carry.js';
import { dissector } from '../src/dissect/dissector.js';
import { rest, tlv } from '../src/dissect/layout.js';

/** Port Extender Control and Status Protocol: a command TLV and further ones, in an ECPDU. Their numbers are not published. */
export const peCsp = dissector({
  name: 'pe-csp',
  title: 'Port Extender Control and Status Protocol',
  spec: '802.1BR',
  on: { 'ecp.payload': [2] },
  layout: [tlvs('pe-csp', false)],
});

export const peCspTlv = dissector({
  name: 'pe-csp.tlv',
  prefix: 'csp',
  title: 'PE-CSP TLV',
  spec: '802.1BR',
  on: { 'pe-csp.tlv': 'other', 'pe-csp.org': 'other' },
  layout: [tlv('type', 'Type', {}), rest('data', 'Data')],
});

/** Ends the chain where the padding of a short frame begins. */
export const peCspEnd = dissector({ name: 'pe-csp.end', title: 'End of PE-CSPDU', spec: '802.1BR', on: { 'pe-csp.tlv': [0] }, layout: [tlv(0)] });
