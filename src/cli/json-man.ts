import { entries, roff, verbatim } from './roff.js';

/** As much of JSON Schema as the schema of the JSON lines uses. */
export interface JsonSchema {
  readonly description?: string;
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

const EXAMPLES = [
  "evbscope check --json trunk.pcapng | jq -r 'select(.severity == \"error\") | .message'",
  "evbscope watch -i eno3 | jq -c 'select(.event == \"transition\" and .to == \"ASSOCIATED\") | {time, vsi, name}'",
  'ssh host tcpdump -i eno3 -U -w - | evbscope watch -',
];
const SAME = 'What is printed depends on nothing but the capture: it is the same, octet by octet, from a file, from a pipe, and live as from the recording of it. Of watch that is so for all lines but heartbeat and interface, which depend on the wall clock, and as long as no line was left out.';
const WATCH = 'watch prints a line when it becomes known what it tells. Its time is that of what happened: a timer, or an absence that frames might still have explained, is known later, so times may go back. Lines of a frame follow those of what the frame brought about. A line is handed over at once. Files and pipes wait for a slow reader; live, lines that wait for the reader take at most 8 MB, then the oldest ones of the least weight are left out, first frame, then exchange, transition, heartbeat, neighbour, latency, vsi, interface and gap; finding and summary never. leftOut counts them.';

/** The types of a value and the words that it can be: `text or null`, `ns, us, arrival`. */
function kindOf(schema: JsonSchema, defs: Readonly<Record<string, JsonSchema>>): string {
  const { $ref, anyOf, enum: words, type, items } = schema;
  if ($ref !== undefined) return kindOf(defs[$ref.split('/').at(-1)!]!, defs);
  if (anyOf !== undefined) return anyOf.map((one) => kindOf(one, defs)).join(' or ');
  if (words !== undefined) return words.map(String).join(', ');
  if (items !== undefined) return `array of ${kindOf(items, defs)}`;
  return (typeof type === 'string' ? [type] : (type ?? [])).join(' or ');
}

/** Descriptions are words without an end; that of what a schema refers to stands in for its own. */
function textOf(schema: JsonSchema, defs: Readonly<Record<string, JsonSchema>>): string {
  const { description, $ref, anyOf = [] } = schema;
  if (description !== undefined) return description;
  const [first] = $ref === undefined ? anyOf : [defs[$ref.split('/').at(-1)!]!];
  return first === undefined ? '' : textOf(first, defs);
}

/** The members of an object, and those of the objects in it. */
function members(schema: JsonSchema, defs: Readonly<Record<string, JsonSchema>>): string[] {
  const rows = Object.entries(schema.properties ?? {}).filter(([, { const: fixed }]) => fixed === undefined);
  const required = new Set(schema.required);
  return entries(rows.map(([name, member]) => {
    const text = textOf(member, defs);
    const rest = [text === '' ? '' : `${text}.`, required.has(name) ? '' : 'Not always there.'].filter((part) => part !== '').join(' ');
    return [`\\fB${roff(name)}\\fR (${roff(kindOf(member, defs))})`, rest] as const;
  }));
}

/** The manual page evbscope-json(5) as roff source, made of the schema of the lines. */
export function jsonManPage(version: string, schema: JsonSchema): string {
  const defs = schema.$defs ?? {};
  const events = (schema.oneOf ?? []).map(({ $ref }) => $ref!.split('/').at(-1)!);
  const parts = ['migration'].filter((name) => name in defs);
  const lines = [
    `.TH EVBSCOPE\\-JSON 5 "" "evbscope ${version}" "File Formats"`,
    '.SH NAME',
    'evbscope\\-json \\- JSON lines of evbscope',
    '.SH SYNOPSIS',
    '.B evbscope watch FILE',
    '.br',
    '.B evbscope check \\-\\-json FILE',
    '.SH DESCRIPTION',
    roff('print -T jsonl, vsis --json, check --json, stats --json, interfaces --json and watch print a JSON object on each line. Each has v, the version of the format, which is 1; event, which says what it tells; and time: UTC with nanoseconds. No member comes twice, and what is not known is null.'),
    roff(schema.description ?? ''),
    'The schema is shipped as fixtures/schema/evbscope\\-v1.schema.json.',
    '.PP',
    roff(SAME),
    '.PP',
    roff(WATCH),
    ...events.flatMap((event) => [`.SH ${event.toUpperCase()}`, `${roff(textOf(defs[event]!, defs))}.`, ...members(defs[event]!, defs)]),
    ...parts.flatMap((part) => [`.SH PART: ${part.toUpperCase()}`, `${roff(textOf(defs[part]!, defs))}.`, ...members(defs[part]!, defs)]),
    '.SH EXAMPLES',
    ...verbatim(EXAMPLES),
    '.SH SEE ALSO',
    '.BR evbscope (1),',
    '.BR evbscope\\-filter (5),',
    '.BR jq (1)',
  ];
  return `${lines.join('\n')}\n`;
}
