import type { Finding, Severity } from '../model/finding.js';
import type { LatencyStat, Operation } from '../model/stat.js';
import { derivedField } from './derived-field.js';
import type { FieldType, FilterField, Value } from './field.js';
import { CONFIDENCES } from './vsi-fields.js';

/** By rank: `severity >= warning` is what it says. */
const SEVERITIES: readonly Severity[] = ['note', 'warning', 'security', 'error'];
const OPERATIONS: readonly Operation[] = ['ecp-ack', 'preassoc', 'assoc', 'deassoc', 'keepalive', 'to-associated', 'lldp-period', 'evb-convergence', 'migration-gap'];
/** What a frame does in answer to another. */
const ANSWERS: readonly Operation[] = ['ecp-ack', 'preassoc', 'assoc', 'deassoc', 'keepalive'];
const SIDES = ['station', 'bridge'];

function ofFinding(name: string, type: FieldType, title: string, read: (finding: Finding) => Value, more: { alias?: string; words?: readonly string[]; names?: Record<number, string> } = {}): FilterField {
  return derivedField({ name, type, title, spec: 'rules', needs: ['story'], values: (row) => row.findings().map(read), ...more });
}

function ofStat(name: string, type: FieldType, title: string, read: (stat: LatencyStat) => Value | null, words: readonly string[] = []): FilterField {
  return derivedField({ name: `latency.${name}`, type, title: `${title}, of a line of stats`, spec: 'stats', needs: ['story'], words, values: ({ stat }) => stat && read(stat) });
}

function took(name: string, operation: Operation, title: string): FilterField {
  return derivedField({
    name: `latency.${name}`, type: 'duration', title: `${title}: how long the answer took, of a frame that is one and of a VSI any`, spec: 'stats', needs: ['story'],
    values: (row) => row.answers().flatMap((answer) => (answer.operation === operation ? [answer.ns] : [])),
  });
}

/** The rule of a finding: one of `ids`. */
export function ruleField(ids: readonly string[]): FilterField {
  return ofFinding('rule', 'word', 'Rule of a finding: of its frames, its VSI, itself', ({ rule }) => rule, { words: ids });
}

/** What else rules and statistics say: certain only when the capture was read. */
export const STORY_FIELDS: readonly FilterField[] = [
  ofFinding('severity', 'enum', 'Severity of a finding, by rank', ({ severity }) => SEVERITIES.indexOf(severity), { names: { ...SEVERITIES } }),
  ofFinding('finding.message', 'text', 'What a finding says', ({ message }) => message),
  ofFinding('finding.expected', 'text', 'What should have been', ({ expected }) => expected),
  ofFinding('finding.received', 'text', 'What was', ({ received }) => received),
  ofFinding('finding.reason', 'text', 'Why it is less sure or less grave, or what it follows from', ({ reason }) => reason),
  ofFinding('finding.confidence', 'word', 'What a finding rests on', ({ confidence }) => confidence, { words: CONFIDENCES }),
  ofFinding('finding.count', 'uint', 'How often it came', ({ count }) => count),
  ofFinding('finding.time', 'time', 'When it came first', ({ timeNs }) => timeNs),
  derivedField({ name: 'ecp.response_ns', type: 'duration', title: 'Time from the request to this acknowledgement or response', spec: 'stats', needs: ['story'], unitNs: 1, values: (row) => (row.frame ? row.answers().flatMap(({ operation, ns }) => (ANSWERS.includes(operation) ? [ns] : [])) : null) }),
  took('ack', 'ecp-ack', 'Acknowledgement'),
  took('preassoc', 'preassoc', 'Pre-associate'),
  took('assoc', 'assoc', 'Associate'),
  took('deassoc', 'deassoc', 'De-associate'),
  took('keepalive', 'keepalive', 'Keep-alive'),
  took('to_associated', 'to-associated', 'All the way to ASSOCIATED'),
  took('lldp_period', 'lldp-period', 'LLDP refresh interval'),
  took('evb_convergence', 'evb-convergence', 'Until both ends agreed on EVB'),
  took('migration_gap', 'migration-gap', 'Migration without ASSOCIATED'),
  ofStat('operation', 'word', 'What was asked', ({ operation }) => operation, OPERATIONS),
  ofStat('side', 'word', 'Who asked', ({ side }) => side, SIDES),
  ofStat('count', 'uint', 'Answers', ({ count }) => count),
  ofStat('min', 'duration', 'Shortest', ({ minNs }) => minNs),
  ofStat('p50', 'duration', 'Median', ({ p50Ns }) => p50Ns),
  ofStat('p90', 'duration', '90th percentile', ({ p90Ns }) => p90Ns),
  ofStat('p99', 'duration', '99th percentile', ({ p99Ns }) => p99Ns),
  ofStat('max', 'duration', 'Longest', ({ maxNs }) => maxNs),
];
