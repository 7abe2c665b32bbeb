import type { Row } from '../../src/filter/row.js';
import { matchTable } from './match-table.js';
import { ACK, FINDING, findingRow, LIFE, lifeRow, LLDP, REQUEST, RESPONSE, STAT } from './sample-rows.js';

matchTable('durations', [
  ['evb.rte_ms > 100ms', LLDP, true],
  ['evb.rte_ms == 163.84ms', LLDP, true],
  ['evb.rte_ms == 163.84', LLDP, true],
  ['evb.rwd_ms > 10s', LLDP, true],
  ['evb.rwd_ms in 10s..11s', LLDP, true],
  ['evb.rte > 14', LLDP, false],
  ['frame.time_relative == 1s', REQUEST, true],
  ['frame.time_relative >= 1', REQUEST, true],
  ['frame.time_relative > 1000ms', REQUEST, false],
  ['ecp.response_ns == 900us', ACK, true],
  ['ecp.response_ns == 900000', ACK, true],
  ['ecp.response_ns > 50ms', RESPONSE, true],
  ['latency.assoc > 50ms', RESPONSE, true],
  ['latency.ack', RESPONSE, false],
  ['latency.ack < 1ms', ACK, true],
  ['latency.assoc > 50ms', LIFE, false],
  ['latency.keepalive > 50ms', LIFE, true],
  ['ecp.response_ns', LIFE, false],
  ['latency.p50 > 2ms and latency.max > 17s', STAT, true],
  ['latency.operation == assoc and latency.count > 1000', STAT, true],
]);

matchTable('times', [
  ['frame.time == 06:25:55.5', REQUEST, true],
  ['frame.time > 06:25:55', REQUEST, true],
  ['frame.time < 6:25', REQUEST, false],
  ['frame.time in 06:25..06:26', REQUEST, true],
  ['frame.time >= 2026-11-23T06:25:55.5Z', REQUEST, true],
  ['frame.time >= "2026-11-23 06:25:56"', REQUEST, false],
  ['frame.time < 2026-11-24', REQUEST, true],
  ['frame.time > 900ms', REQUEST, true],
  ['vsi.time < 06:25:55', LIFE, true],
  ['finding.time > 06:25:55', FINDING, false],
]);

matchTable('states', [
  ['vsi.state == ASSOCIATED', LIFE, true],
  ['state == assoc', LIFE, true],
  ['state == "ASSOC"', LIFE, true],
  ['state == pending', LIFE, false],
  ['state == pending', lifeRow({ state: 'ASSOC_PROCESSING' }), true],
  ['state == ASSOC_PROCESSING', lifeRow({ state: 'ASSOC_PROCESSING' }), true],
  ['state == assoc', lifeRow({ state: 'ASSOC_PROCESSING' }), false],
  ['state == "pending"', lifeRow({ state: 'DEASSOC_PROCESSING' }), true],
  ['state == PREASSOC', lifeRow({ state: 'PREASSOCIATED' }), true],
  ['state == PREASSOC-RR', lifeRow({ state: 'PREASSOCIATED' }), false],
  ['state == preassoc_rr', lifeRow({ state: 'PREASSOCIATED', reserved: true }), true],
  ['state == unseen', lifeRow({ state: 'UNASSOCIATED' }), true],
  ['state == unknown', lifeRow({ state: 'UNKNOWN' }), true],
  ['state == unknown', lifeRow({ confidence: 'stale' }), true],
  ['state == ASSOC and vsi.confidence == stale', lifeRow({ confidence: 'stale' }), true],
  ['vsi.bridge_state == ASSOC and vsi.bridge_confidence == inferred', LIFE, true],
  ['state in {REFUSED, TIMEOUT}', exited('refused'), true],
  ['state == REFUSED', exited('mismatch'), true],
  ['state == TIMEOUT', exited('timeout'), true],
  ['state == DEASSOC', exited('response'), true],
  ['state == DEASSOC', exited('unsolicited'), true],
  ['state == DEASSOC', exited('refused'), false],
  ['state == EXIT and vsi.cause == refused', exited('refused'), true],
  ['state matches "^assoc"', LIFE, true],
  ['age > 11s', LIFE, true],
  ['state == ASSOC and age > 12s', LIFE, false],
]);

matchTable('what a VSI has', [
  ['vsi.type == 5 and vsi.version == 2', LIFE, true],
  ['vdp.typeid == 5 and vdp.typever == 2', LIFE, true],
  ['vsi.vid == 100', LIFE, true],
  ['vsi.pcp', LIFE, false],
  ['vsi.requests == 2 and vsi.responses == 2 and vsi.keepalives == 1', LIFE, true],
  ['vsi.format == UUID', LIFE, true],
  ['vsi.generation == ratified', LIFE, true],
  ['vdp.filter.group', LIFE, false],
]);

matchTable('findings', [
  ['rule == "VSI-01"', FINDING, true],
  ['rule == vsi-01', FINDING, true],
  ['rule in {ECP-04, VSI-02}', FINDING, false],
  ['rule matches "^VSI-"', FINDING, true],
  ['severity == error', FINDING, true],
  ['severity >= warning', FINDING, true],
  ['severity >= warning', findingRow({ severity: 'note' }), false],
  ['severity > warning', findingRow({ severity: 'security' }), true],
  ['finding.count > 3', findingRow({ count: 4 }), true],
  ['finding.confidence == inferred', FINDING, false],
  ['frame in 4600..4700', FINDING, true],
  ['frame == 4642', FINDING, false],
  ['state == ASSOC', FINDING, true],
  ['vdp.filter.vid == 100', FINDING, true],
  ['rule == ECP-04 and vdp.filter.mac', REQUEST, true],
]);

matchTable('how terms are joined', [
  ['ecp and vdp', REQUEST, true],
  ['ecp && lldp', REQUEST, false],
  ['lldp || vdp', REQUEST, true],
  ['lldp or cdcp', REQUEST, false],
  ['not lldp', REQUEST, true],
  ['!ecp', REQUEST, false],
  ['! ! ecp', REQUEST, true],
  ['not ecp or vdp', REQUEST, true],
  ['not (ecp or vdp)', REQUEST, false],
  ['vdp or lldp and lldp', REQUEST, true],
  ['(vdp or lldp) and lldp', REQUEST, false],
  ['NOT lldp AND (Ecp OR evb)', REQUEST, true],
  ['not ecp.seqno == 26 or ecp.seqno == 26', REQUEST, true],
]);

/** A life that has ended for that reason. */
function exited(cause: 'refused' | 'mismatch' | 'timeout' | 'response' | 'unsolicited'): Row {
  return lifeRow({ state: 'EXIT', transitions: [{ timeNs: 2e9, side: 'station', from: 'ASSOC_PROCESSING', to: 'EXIT', cause, frame: null, confidence: 'confirmed' }] });
}
