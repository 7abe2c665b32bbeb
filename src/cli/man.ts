import { EXIT_TEXTS } from './exit.js';
import { ABOUT, EXAMPLES, NO_COMMAND } from './help.js';
import { COMMANDS, OPTIONS, type OptionSpec } from './options.js';
import { TUI_COMMANDS } from '../tui/commands.js';
import { GROUPS, KEYMAP, keyText } from '../tui/keymap.js';
import { entries, roff, verbatim } from './roff.js';

const ENVIRONMENT: readonly (readonly [name: string, text: string])[] = [
  ['NO_COLOR', 'Not empty: no colours, unless --color always.'],
  ['FORCE_COLOR', 'Not empty and not 0: colours even in a pipe, unless --color never or NO_COLOR.'],
  ['TERM', 'What the terminal can do. dumb: no colours, and no screens.'],
  ['LC_ALL, LC_CTYPE, LANG', 'The first one that is set says whether the screens are drawn with Unicode (it names UTF-8) or ASCII.'],
  ['TZ', 'The zone of --time local. Nothing else depends on it.'],
];
const TIMES = 'Everything that is printed as JSON is UTC with nanoseconds.';

function optionNames({ short, long, value }: OptionSpec): string {
  const names = [...(short ? [short] : []), long].map((name) => `\\fB${roff(name)}\\fR`).join(', ');
  return value === null ? names : `${names} \\fI${value}\\fR`;
}

/** The manual page evbscope(1) as roff source, without a date: it changes only when the program does. */
export function manPage(version: string): string {
  const commands = COMMANDS.map(({ name, operands, text }) => [`\\fB${name}\\fR${operands && ` \\fI${roff(operands)}\\fR`}`, `${text}.`] as const);
  const options = OPTIONS.map((option) => {
    const some = option.commands.length === COMMANDS.length ? '' : `${option.commands.join(', ')}: `;
    return [optionNames(option), `${some}${option.text}.`] as const;
  });
  const lines = [
    `.TH EVBSCOPE 1 "" "evbscope ${version}" "User Commands"`,
    '.SH NAME',
    `evbscope \\- ${roff(ABOUT)}`,
    '.SH SYNOPSIS',
    '.B evbscope',
    '[\\fICOMMAND\\fR] [\\fIOPTION\\fR]... \\fIFILE\\fR...',
    '.SH DESCRIPTION',
    'Reads capture files (pcap, pcapng, also inside gzip), decodes the control protocols of Edge Virtual Bridging, rebuilds',
    'what the station and the bridge believed about every virtual station interface (VSI), and says what is wrong and which',
    'frames prove it. Several files are merged by time.',
    roff(NO_COMMAND),
    TIMES,
    '.SH COMMANDS',
    ...entries(commands),
    '.SH OPTIONS',
    ...entries(options),
    '.SH SCREENS',
    'Files without a command are shown on the terminal: an overview, the VSIs and their states over time, the ladder of a VSI, packets,',
    'problems and latencies. The last line shows the keys that work; \\fB?\\fR shows all of them.',
    ...GROUPS.flatMap((group) => [`.SS ${group}`, ...entries(KEYMAP.filter((binding) => binding.group === group).map(({ keys, text }) => [`\\fB${keys.map((key) => roff(keyText(key))).join('  ')}\\fR`, `${text}.`]))]),
    '.SS Command line',
    ...entries(TUI_COMMANDS.map(({ name, operands, text }) => [`\\fB:${name}\\fR${operands && ` \\fI${roff(operands)}\\fR`}`, `${text}.`])),
    '.SH EXIT STATUS',
    ...entries(EXIT_TEXTS.map(([status, text]) => [status, `${text}.`])),
    'When several apply, the first of 130, 143, 129, 2, 4, 3, 1, 0 is taken.',
    '.SH ENVIRONMENT',
    ...entries(ENVIRONMENT),
    '.SH EXAMPLES',
    ...verbatim(EXAMPLES),
    '.SH SEE ALSO',
    '.BR evbscope\\-filter (5),',
    '.BR evbscope\\-json (5),',
    '.BR tcpdump (8),',
    '.BR tshark (1),',
    '.BR lldptool (8)',
  ];
  return `${lines.join('\n')}\n`;
}
