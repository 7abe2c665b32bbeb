import { BACKENDS } from '../capture/live/tap.js';
import { TIME_FORMATS } from '../text/time.js';
import { THEMES } from '../tui/theme.js';

/** The one table of commands and options: the parser, the help, the manual page and completions are made of it. */
export interface CommandSpec {
  readonly name: string;
  /** What stands behind the name. */
  readonly operands: string;
  readonly takesFiles: boolean;
  readonly text: string;
  readonly example: string;
}

export interface OptionSpec {
  /** `-t`; null when there is only the long name. */
  readonly short: string | null;
  readonly long: string;
  /** Placeholder of its value, null for a switch. */
  readonly value: string | null;
  readonly choices: readonly string[] | null;
  readonly repeats: boolean;
  readonly text: string;
  /** What the short help says of it; null: only the full one lists it. */
  readonly brief: string | null;
  /** Names of the commands that know it. */
  readonly commands: readonly string[];
}

function command<const N extends string>(name: N, operands: string, text: string, example: string): CommandSpec & { readonly name: N } {
  return { name, operands, text, example, takesFiles: operands.startsWith('FILE') };
}

export const COMMANDS = [
  command('print', 'FILE…', 'a line per control frame; -V its tree, -x its octets', 'evbscope print -V trunk.pcapng'),
  command('vsis', 'FILE…', 'every life of every VSI: filter, states of both sides, history', 'evbscope vsis trunk.pcapng'),
  command('check', 'FILE…', 'what is wrong, how often and which frames prove it', 'evbscope check --fail-on warning trunk.pcapng'),
  command('stats', 'FILE…', 'latency percentiles per link, bridge and operation', 'evbscope stats trunk.pcapng'),
  command('watch', 'FILE…', 'JSON lines as things happen: states, findings, neighbours', 'evbscope watch -i eno3'),
  command('extract', 'FILE…', 'copy only the control frames of huge captures to -w FILE', 'evbscope extract -w control.pcapng trunk.pcapng'),
  command('record', '', 'record control frames of -i NAME to -w FILE, or a ring of files', 'evbscope record -i eno3 -w control.pcapng'),
  command('rules', '[ID]…', 'the rules, or why one matters and what to do', 'evbscope rules VSI-01'),
  command('fields', '', 'every field: name, type, title, clause', 'evbscope fields'),
  command('states', '', 'the states of a VSI and what moves it, as tables or as Graphviz', 'evbscope states --dot | dot -Tsvg'),
  command('interfaces', '', 'the interfaces of this machine, and what can capture on them', 'evbscope interfaces'),
] as const;

export type CommandName = (typeof COMMANDS)[number]['name'];

/** What stands in the tables for the screens, which have no command: files are named, and there is a terminal. */
export const SCREENS = 'screens';

const READING = COMMANDS.filter(({ takesFiles }) => takesFiles).map(({ name }) => name);
const ALL = COMMANDS.map(({ name }) => name);
const SHOWING_TIMES = ['print', 'vsis', 'check'];
/** Those that capture live. */
const LIVE = [SCREENS, 'print', 'vsis', 'check', 'stats', 'watch', 'record'];
/** Those that show what the rules find. */
const JUDGING = [SCREENS, 'check', 'watch'];
const WINDOWED = [...SHOWING_TIMES, 'stats', 'extract'] as const;

function option(names: string, value: string | null, commands: readonly string[], text: string, more: Partial<OptionSpec> = {}): OptionSpec {
  const [first, second] = names.split(' ');
  return { short: second === undefined ? null : first!, long: second ?? first!, value, choices: null, repeats: false, brief: null, text, commands, ...more };
}

export const OPTIONS: readonly OptionSpec[] = [
  option('-r --read', 'FILE', READING, 'read FILE, the same as naming it: pcap or pcapng, also inside gzip; - is standard input', { repeats: true }),
  option('-i --interface', 'NAME', LIVE, 'capture live on the interface; several with commas between them, or each with its own -i; what prints at the end does so after -a or Ctrl-C', {
    repeats: true,
    brief: 'capture live on an interface (-w FILE: record it)',
  }),
  option('-f --capture-filter', 'EXPR', LIVE, 'capture only what this filter of libpcap passes, too: of the control frames, or with --data of all'),
  option('--data', null, LIVE, 'capture all frames and not only control frames; in files over 200 MB look at the data frames of VSIs, too, as in smaller ones'),
  option('--backend', 'NAME', LIVE, 'capture with tcpdump, dumpcap, pcap or cap (packages of npm); auto (the default) takes the first of them that is there and may', { choices: ['auto', ...BACKENDS] }),
  option('--user', 'NAME', LIVE, 'started as root, go on as this user once what captures was started: without it as the one who called sudo, else nobody; root keeps the rights'),
  option('-a --autostop', 'CONDITION', LIVE, 'end the capture after duration:SECONDS, packets:N, filesize:KB (of -w) or files:N (of -b)', { repeats: true }),
  option('-c --count', 'N', LIVE, 'end the capture after N frames'),
  option('-b --ring-buffer', 'CONDITION', LIVE, 'begin the next file of -w after duration:SECONDS, packets:N, filesize:KB, or at multiples of interval:SECONDS; files:N keeps the newest N; so does SIGUSR1; the names are like name_00001_20260123150405.pcapng', { repeats: true }),
  option('-t --time', 'FORMAT', SHOWING_TIMES, 'show times as clock (UTC, the default), local (local zone), utc (date and nanoseconds), delta (since the one before), start (since the first frame) or epoch', {
    choices: TIME_FORMATS,
    brief: 'times as clock, local, utc, delta, start or epoch',
  }),
  option('--from', 'TIME', WINDOWED, 'show or copy only what happened at TIME or later; everything is read all the same', {
    brief: 'only from then on (--to TIME: up to then)',
  }),
  option('--to', 'TIME', WINDOWED, 'show or copy only what happened up to TIME: 12:04, 12:04:05.5, 2026-11-23T12:04:05Z (UTC), or a time since the first frame such as 10ms, 2s, 5m; a clock time before that of --from is on the next day'),
  option('-Y --filter', 'FILTER', [SCREENS, 'print', 'vsis', 'check', 'stats', 'watch'], 'show only what this display filter matches: frames, VSIs, findings or lines of statistics; evbscope-filter(5) describes it, evbscope fields lists its fields', {
    brief: "display filter: 'vdp.type == assoc and link == eno3'",
  }),
  option('--tunnels', null, READING, 'look for control frames inside tunnels, too, as mirrors send them: ERSPAN, GRE, VXLAN and Geneve, over IPv4 and IPv6; each session of a mirror is a capture point of its own'),
  option('-w --write', 'FILE', [...LIVE, 'extract'], 'write to FILE, as pcapng: what is captured, or with every octet, time, interface, option and comment what extract copies; - is standard output'),
  option('--comment', null, ['record'], 'write what is found as comments: beside the frame that shows it'),
  option('--data-of', 'VSI', ['extract'], 'copy the data frames of a VSI, too: those from and to the MAC addresses of its filter in their VLANs or without a tag, or of the whole VLAN at its uplink where the filter names no address; VSI is a VSIID, a MAC address or a name; reads the files twice', { repeats: true }),
  option('--force', null, [...LIVE, 'extract'], 'overwrite FILE'),
  option('--names', 'FILE', [SCREENS, 'vsis', 'check', 'watch', 'extract'], 'names for VSIs, a line each: UUID, address or MAC address, then the name; # begins a comment'),
  option('-V --tree', null, ['print'], 'show the tree of every frame, with the bits of its fields', { brief: 'print: the tree of every frame (-x: its octets)' }),
  option('-x --hex', null, ['print'], 'show the octets of every frame'),
  option('-T --format', 'FORMAT', ['print'], 'print text (the default) or jsonl (JSON lines)', { choices: ['text', 'jsonl'] }),
  option('--json', null, ['vsis', 'check', 'stats', 'interfaces'], 'print JSON lines', { brief: 'vsis, check, stats: JSON lines (print: -T jsonl)' }),
  option('--fail-on', 'SEVERITY', ['check'], 'exit with 1 when a finding reaches error (the default), security, warning or note; never: exit with 0', {
    brief: 'check: exit 1 from error, security, warning, note on',
    choices: ['error', 'security', 'warning', 'note', 'never'] }),
  option('--min-confidence', 'HOW', JUDGING, 'show only findings that are confirmed (a frame proves it), or at least inferred (a timer or a later frame implies it); stale (the default) shows all', { choices: ['confirmed', 'inferred', 'stale'] }),
  option('--disable', 'ID', JUDGING, 'do not run this rule; several with commas between them', { repeats: true }),
  option('--severity', 'ID=SEVERITY', JUDGING, 'findings of a rule count as error, security, warning or note', { repeats: true }),
  option('--migration-gap', 'TIME', JUDGING, 'a migration that takes longer than TIME is a finding (LAT-07): 500ms, 2s; 1s without it'),
  option('--nagios', null, ['check'], 'print one line for monitoring, exit with 0 (OK), 1 (warnings), 2 (critical: --fail-on is reached) or 3 (unknown: input unreadable, or no control frames)'),
  option('--frames', null, ['watch'], 'print a line for each control frame, too'),
  option('--heartbeat', 'SECONDS', ['watch'], 'print a heartbeat every so often, by the wall clock; 10 without it, 0 for none'),
  option('--all', null, ['check'], 'show each occurrence of a finding'),
  option('--expect', 'N', [SCREENS], 'the overview shows how many of N VSIs are associated: the goal of a rollout'),
  option('--theme', 'NAME', [SCREENS], 'colours for a dark (the default) or light background of a terminal with 256 colours, for 16 or 8 colours, or none', { choices: THEMES }),
  option('--ascii', null, [SCREENS], 'draw with ASCII only; so it is where LC_ALL, LC_CTYPE or LANG name no UTF-8'),
  option('--utf8', null, [SCREENS], 'draw with Unicode whatever the locale says'),
  option('-D --list-interfaces', null, [SCREENS], 'the same as the command interfaces'),
  option('--dot', null, ['states'], 'draw the states as a Graphviz graph'),
  option('--color', 'WHEN', ALL, 'colours: auto (the default), always or never; NO_COLOR and FORCE_COLOR are obeyed', { choices: ['auto', 'always', 'never'] }),
  option('-F --config', 'FILE', ALL, 'read the configuration from FILE, none for no configuration; without it from evbscope/config.json in XDG_CONFIG_HOME or ~/.config'),
  option('-q --quiet', null, ALL, 'no notes on standard error, errors only'),
  option('-h --help', null, ALL, '-h shows the short help, --help all of it'),
  option('--version', null, ALL, 'print the version'),
];

/** The options of a command, in the order of the table; without one, of all that it may turn out to be: the screens, or print. */
export function optionsOf(name: string | null): readonly OptionSpec[] {
  const names = name === null ? [SCREENS, 'print'] : [name];
  return OPTIONS.filter(({ commands }) => names.some((one) => commands.includes(one)));
}
