import type { Row } from '../../src/filter/row.js';
import { ACK, DRAFT, FINDING, IPV4, IPV6, LIFE, LLDP, REQUEST, RESPONSE } from '../filter/sample-rows.js';
import type { PlainField, PlainRow } from './naive-filter.js';

/** The fields that random filters ask for, each with values that they are compared with. */
export const FIELDS: Readonly<Record<string, PlainField & { readonly written: readonly string[]; readonly texts?: readonly string[] }>> = {
  'ecp.seqno': { type: 'number', written: ['0', '1', '7', '25', '26', '0x1a', '27', '65535'] },
  'vdp.filter.vid': { type: 'number', written: ['99', '100', '101', '0x64', '4000', '4001', '4002'] },
  frame: { type: 'number', written: ['7', '8', '42', '43', '50', '4641', '4690'] },
  'cdcp.channel.svid': { type: 'number', written: ['0', '1', '2', '200'] },
  channel: { type: 'number', written: ['11', '12', '13'] },
  'vdp.hard': { type: 'yes', written: ['true', 'false', 'yes', 'no', 'on', 'off', '0', '1'] },
  'vdp.type': { type: 'name', written: ['assoc', 'deassoc', 'preassoc', 'preassoc-rr', '2', '3'] },
  'vdp.error': { type: 'name', names: { 0: 'success', 1: 'invalid format', 2: 'insufficient resources' }, written: ['success', '2', '3'], texts: ['insufficient resources', 'invalid format', 'success'] },
  'evb.mode': { type: 'name', names: { 0: 'not supported', 1: 'bridge', 2: 'station', 3: 'reserved' }, written: ['bridge', 'station', '2', '0x2'], texts: ['not supported'] },
  severity: { type: 'name', names: { 0: 'note', 1: 'warning', 2: 'security', 3: 'error' }, written: ['note', 'warning', 'security', 'error', '1'] },
  'vsi.state': { type: 'word', written: ['ASSOCIATED', 'assoc', 'pending', 'EXIT', 'PREASSOC'], texts: ['Assoc'] },
  rule: { type: 'word', written: ['VSI-01', 'ECP-04', 'vsi-01', 'VSI-02'] },
  'evb.rte_ms': { type: 'duration', unitNs: 1e6, written: ['163.84ms', '163.84', '100ms', '0.2s', '163840us'] },
  'frame.time_relative': { type: 'duration', written: ['0s', '100ms', '1s', '1', '1500ms', '1.5', '1m'] },
  'latency.assoc': { type: 'duration', written: ['2.2ms', '2200us', '50ms', '60ms', '0.06'] },
  'frame.time': { type: 'time', written: ['06:25:54.6', '06:25:55.5', '06:25', '06:26', '2026-11-23T06:25:55.5Z', '2026-11-23T06:25:56', '2026-11-24', '1s', '100ms'] },
  'vdp.filter.mac': { type: 'mac', written: ['52:54:00:01:aa:11', '52-54-00-01-AA-22', '5254.0001.aa22', '525400000005', '00:00:00:00:00:00', '52:54:00:aa:bb:01'] },
  'ip.src': { type: 'ipv4', written: ['192.0.2.1', '192.0.2.0/24', '192.0.2.2', '192.0.2.0/31', '10.0.0.0/8', '0.0.0.0/0'] },
  'ipv6.src': { type: 'ipv6', written: ['2001:db8::1', '2001:db8::/32', '2001:DB8:0:0:0:0:0:2', '::/0', 'fe80::/10', '::1'] },
  'vdp.vsiid': { type: 'octets', written: ['5e0c0015-74aa-4b02-9f1d-0c61d7b20015', '5E0C001574AA4B029F1D0C61D7B20015', 'fa9b7fff-b0a0-4893-8e0e-beef4ff18f8f', '0x5e0c001574aa4b029f1d0c61d7b20014'] },
  'lldp.sysname.text': { type: 'text', written: ['host13.example', 'host13', 'Host13.example'], texts: ['host13.example', 'a', ''] },
  link: { type: 'text', written: ['eno3', 'eno1', 'eno7', 'eno12'], texts: ['eno3'] },
};

const SAID = { 'vdp.filter.mac': ['52:54:00:01:aa:11', '52:54:00:01:aa:22'], 'vdp.filter.vid': [100, 4001], 'vdp.vsiid': ['5e0c001574aa4b029f1d0c61d7b20015'], link: ['eno3'] };
const ASSOCIATED = { 'vdp.filter.mac': ['52:54:00:aa:bb:01'], 'vdp.filter.vid': [100], 'vdp.vsiid': ['fa9b7fffb0a048938e0ebeef4ff18f8f'], 'vsi.state': ['ASSOCIATED', 'ASSOC'], 'latency.assoc': [2_200_000], link: ['eno3'] };

/** The sample rows, and what is in them, read off their making. */
export const ROWS: readonly (readonly [row: Row, plain: PlainRow])[] = [
  [REQUEST, { ...SAID, 'ecp.seqno': [26], frame: [42], 'vdp.type': ['3 assoc'], 'frame.time': [1.5e9], 'frame.time_relative': [1e9], rule: ['VSI-01', 'ECP-04'], severity: ['3 error', '0 note'] }],
  [RESPONSE, { ...SAID, 'ecp.seqno': [7], frame: [44], 'vdp.type': ['3 assoc'], 'vdp.hard': [1], 'vdp.error': ['2 insufficient resources'], 'frame.time': [3e9], 'frame.time_relative': [2.5e9], 'latency.assoc': [60e6] }],
  [ACK, { 'ecp.seqno': [26], frame: [43], 'frame.time': [2e9], 'frame.time_relative': [1.5e9], link: ['eno3'] }],
  [DRAFT, { 'ecp.seqno': [1], frame: [50], 'vdp.type': ['2 assoc'], 'vdp.filter.mac': ['52:54:00:00:00:05'], 'vdp.filter.vid': [100], 'vdp.vsiid': ['51350000080241008000000000000005'], 'frame.time': [1.5e9], 'frame.time_relative': [1e9], link: ['eno7'], channel: [12] }],
  [LLDP, { frame: [7], 'frame.time': [600e6], 'frame.time_relative': [100e6], 'evb.mode': ['2 station'], 'evb.rte_ms': [163_840_000], 'cdcp.channel.svid': [1, 200], 'lldp.sysname.text': ['host13.example'], link: ['eno3'] }],
  [IPV4, { frame: [42], 'frame.time': [1.5e9], 'frame.time_relative': [1e9], 'ip.src': ['192.0.2.1'], link: ['eno3'] }],
  [IPV6, { frame: [42], 'frame.time': [1.5e9], 'frame.time_relative': [1e9], 'ipv6.src': ['2001:db8::1'], link: ['eno3'] }],
  [LIFE, ASSOCIATED],
  [FINDING, { ...ASSOCIATED, frame: [4641, 4690], rule: ['VSI-01'], severity: ['3 error'] }],
];
