import type { FilterField } from '../filter/field.js';
import { KINDS } from '../filter/kinds.js';
import { fieldValues } from './field-values.js';
import { filterTable } from './filter-table.js';
import { entries, roff, verbatim } from './roff.js';

/** What the page tells of the language; the lists below it come from the tables. */
const OPERATORS: readonly (readonly [string, string])[] = [
  ['== eq', 'is'],
  ['!= ne', 'is not: a != b says the same as not (a == b), so it is true, too, where the field is not there or has several values none of which is b'],
  ['< <= > >= lt le gt ge', 'is below, at most, above, at least; octets are compared one by one from the first, texts by their characters, severities by rank'],
  ['contains', 'has these octets, or this text, in it: vdp.filter.mac contains 52:54:00'],
  ['matches', 'has what a regular expression describes in it, whatever the case: vsi.name matches r"^web-\\d+$"'],
  ['in', 'is one of a set, or in a range: vdp.filter.vid in {1..4, 7}, frame in 4600..4700, link in {eno1, eno3}. A range of texts is one of the number at their end: link in eno1..eno4, or eno1..4; == takes ranges, too'],
];
const JOINTS: readonly (readonly [string, string])[] = [
  ['not !', 'the opposite; binds closest'],
  ['and &&', 'both'],
  ['or ||', 'either; binds least'],
  ['( )', 'what belongs together, and what is in it at most 64 deep'],
];
const SLICES: readonly (readonly [string, string])[] = [
  ['[start:count]', 'so many octets from there on, counted from 0; a negative start counts from the end'],
  ['[first-last]', 'from one to the other, both included'],
  ['[start]', 'one octet'],
  ['[:count]', 'the first ones'],
  ['[start:]', 'all from there on'],
];
const VALUES: readonly (readonly [string, string])[] = [
  ['numbers', '26, 0x1a; an OUI also as 00-80-c2'],
  ['yes or no', 'true, false, yes, no, on, off, 1, 0'],
  ['names', 'of enumerations and states, whatever the case, with dashes or underscores for blanks: assoc, insufficient-resources, "insufficient resources"'],
  ['durations', '10ms, 2s, 1.5s, 5m, 3h, also ns and us; a number alone counts seconds, of fields that end in _ms or _ns those'],
  ['times', '12:04, 12:04:31.5 (of the day of the first frame), 2026-11-23T12:04:31Z, 2026-11-23; 2s is two seconds after the first frame; all of it UTC'],
  ['MAC addresses', '52:54:00:aa:bb:01, 52-54-00-aa-bb-01, 5254.00aa.bb01'],
  ['IP addresses', '192.0.2.1, 2001:db8::1; networks 192.0.2.0/24, 2001:db8::/32'],
  ['octets', '5e:0c:00:15, 5e0c0015, 0x5e0c0015, a UUID, an address, or a "text". In fields of 16 octets an IPv4 address stands for ::ffff:192.0.2.1, a MAC address for itself behind ten zeros; zeros behind a text never count'],
  ['texts', 'eno3, "any text" with \\" \\\\ \\n \\t \\x1b \\u{1f600}; r"…" has no escapes. Case counts'],
];
const PATTERN = 'A pattern has characters, . [a-z] [^a-z] \\d \\w \\s \\b ^ $ ( ) | * + ? {2,4}; groups are not remembered and nothing looks ahead. It takes time in proportion to pattern and text, whatever they are: at most 1000 steps, and of a text the first 4096 characters are searched.';
const ROWS = 'A filter is asked of a row: a control frame (print), a life of a VSI (vsis), a finding (check) or a line of statistics (stats). A field that the row has not matches nothing. One with several values, such as vdp.filter.mac, matches when any of them does. A field alone asks whether it is there, for a bit that is 0, too; a protocol alone (lldp, evb, vdp) whether the frame has it.';
const STATES = 'On a frame vsi.state is the state of the station just after it, vsi.bridge_state that of the bridge, and rule and severity are those of the findings that name it. On a VSI and on a finding the states are those at the end of the capture, rule and severity are those of that VSI or of that finding, and vdp.vsiid, vdp.vsiidfmt, vdp.manager, vdp.typeid, vdp.typever, vdp.generation and vdp.filter.* are what the VSI has. Both generations of the protocols share their fields; vdp.generation, ecp.generation and evb.generation tell them apart.';
const READING = 'Findings, latencies and the ends of links are certain only at the end of the capture: print reads it to there before it shows anything where a filter asks for them. Else it shows a frame as soon as it is read.';
const EXAMPLES = [
  'vdp.type == assoc and link == eno3',
  'state == pending and age > 3s',
  'vsi.state == ASSOCIATED and latency.assoc > 50ms',
  'rule == VSI-01 or severity >= warning',
  'vdp.vsiid[0:4] == 5e:0c:00:15',
  'frame.time in 12:04..12:05 and not lldp',
  'evb.rte_ms > 100ms or evb.mode == station',
];

function fieldEntry({ name, aliases, type, title, words, spec, ...rest }: FilterField): readonly [string, string] {
  const values = fieldValues({ name, aliases, type, title, words, spec, ...rest });
  const also = aliases.length > 0 ? ` Also ${aliases.join(', ')}.` : '';
  return [`\\fB${roff(name)}\\fR (${type})`, `${title}.${also}${values === '' ? '' : ` ${values}.`} [${spec}]`];
}

const bold = (rows: readonly (readonly [string, string])[]): (readonly [string, string])[] => rows.map(([head, text]) => [`\\fB${roff(head)}\\fR`, `${text}.`]);

/** The manual page evbscope-filter(5) as roff source, made of the table of fields. */
export function filterManPage(version: string): string {
  const { fields } = filterTable();
  const [layers, derived, decoded] = [fields.filter(({ type }) => type === 'layer'), fields.filter(({ isDerived }) => isDerived), fields.filter(({ type, isDerived }) => type !== 'layer' && !isDerived)];
  const types = Object.entries(KINDS).map(([type, { noun, example }]) => [type, example === '' ? noun : `${noun}: ${example}`] as const);
  const lines = [
    `.TH EVBSCOPE\\-FILTER 5 "" "evbscope ${version}" "File Formats"`,
    '.SH NAME',
    'evbscope\\-filter \\- display filters of evbscope',
    '.SH SYNOPSIS',
    ".B evbscope print \\-Y \\(aqFILTER\\(aq FILE",
    '.SH DESCRIPTION',
    roff(ROWS),
    '.PP',
    roff(STATES),
    '.PP',
    roff(READING),
    '.SH EXAMPLES',
    ...verbatim(EXAMPLES),
    '.SH OPERATORS',
    ...entries(bold(OPERATORS)),
    '.SH JOINING',
    ...entries(bold(JOINTS)),
    '.SH VALUES',
    ...entries(bold(VALUES)),
    '.SH SLICES',
    'Octets and texts have slices, which are octets: vdp.vsiid[0:4] == 5e0c0015. What a value is too short for matches nothing.',
    ...entries(bold(SLICES)),
    '.SH PATTERNS',
    roff(PATTERN),
    '.SH TYPES',
    ...entries(bold(types)),
    '.SH DERIVED FIELDS',
    ...entries(derived.map(fieldEntry)),
    '.SH DECODED FIELDS',
    ...entries(decoded.map(fieldEntry)),
    '.SH PROTOCOLS',
    ...entries(layers.map(fieldEntry)),
    '.SH SEE ALSO',
    '.BR evbscope (1),',
    '.BR wireshark\\-filter (4)',
  ];
  return `${lines.join('\n')}\n`;
}
