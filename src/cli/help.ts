import { EXIT_TEXTS } from './exit.js';
import { COMMANDS, OPTIONS, optionsOf, type CommandName, type OptionSpec } from './options.js';
import { wrap } from '../text/wrap.js';

export const ABOUT = 'analyzer of IEEE 802.1Qbg Edge Virtual Bridging captures';
const COLUMNS = 80;
const NAME_COLUMNS = 24;
const FEW = 3;
export const EXAMPLES = ['evbscope check trunk.pcapng', 'evbscope print -V --from 06:25:54 trunk.pcapng', 'zcat old.pcap.gz | evbscope vsis --json -'];

/** `-t, --time FORMAT`. */
export function optionNames({ short, long, value }: OptionSpec): string {
  return `${short ? `${short}, ` : ''}${long}${value === null ? '' : ` ${value}`}`;
}

/** Commands that the short help tells in one line. */
const LISTS: readonly CommandName[] = ['rules', 'fields', 'states', 'interfaces'];

function entry(name: string, text: string): string[] {
  const lines = wrap(text, COLUMNS - NAME_COLUMNS - 2);
  const shown = name.length < NAME_COLUMNS ? [`  ${name.padEnd(NAME_COLUMNS)}${lines[0]!}`] : [`  ${name}`, `${' '.repeat(NAME_COLUMNS + 2)}${lines[0]!}`];
  return [...shown, ...lines.slice(1).map((line) => ' '.repeat(NAME_COLUMNS + 2) + line)];
}

function usage(name: CommandName | null): string {
  const command = COMMANDS.find((one) => one.name === name);
  return command ? `usage: evbscope ${command.name} [OPTION]… ${command.operands}`.trimEnd() : 'usage: evbscope [COMMAND] [OPTION]… FILE…';
}

/** What the short help of a command says of an option. */
function firstWords({ brief, text }: OptionSpec): string {
  return brief?.replace(/^[a-z, ]+: | \(print: .*$/g, '') ?? text.split(/[,;]|: | \(/)[0]!;
}

/** Options of a command that its short help tells with words: the most used, and those that few others have. */
function isTold({ brief, commands }: OptionSpec): boolean {
  return brief !== null || commands.length <= FEW;
}

function shortHelp(name: CommandName | null): string[] {
  const command = COMMANDS.find((one) => one.name === name);
  if (command) {
    const [shown, others] = [isTold, (option: OptionSpec): boolean => !isTold(option)].map((which) => optionsOf(command.name).filter(which)) as [OptionSpec[], OptionSpec[]];
    const options = shown.map((option) => `  ${optionNames(option).padEnd(NAME_COLUMNS - 1)} ${firstWords(option)}`);
    const also = wrap(`also ${others.map(({ short, long }) => short ?? long).join(' ')}`, COLUMNS - 2).map((line) => `  ${line}`);
    return [usage(name), command.text, '', ...options, ...also, '', `example: ${command.example}`, `evbscope ${command.name} --help says more`];
  }
  const commands = COMMANDS.filter(({ name: word }) => !LISTS.includes(word)).map(({ name: word, operands, text }) => `  ${`${word} ${operands}`.padEnd(NAME_COLUMNS - 10)}${text}`);
  commands.push(`  and lists: ${LISTS.join(', ')} (rules VSI-01 explains one)`);
  const options = OPTIONS.flatMap((option) => (option.brief ? [`  ${optionNames(option).padEnd(NAME_COLUMNS)}${option.brief}`] : []));
  return [`evbscope: ${ABOUT}`, usage(null), '', ...commands, '', ...options, '', ...EXAMPLES.map((example) => `  ${example}`), 'evbscope --help shows every option'];
}

function fullHelp(name: CommandName | null): string[] {
  const command = COMMANDS.find((one) => one.name === name);
  const known = command ? optionsOf(command.name) : OPTIONS;
  const isCommon = (option: OptionSpec): boolean => command !== undefined || option.commands.length === COMMANDS.length;
  const options = known.flatMap((option) => entry(optionNames(option), isCommon(option) ? option.text : `${option.commands.join(', ')}: ${option.text}`));
  const about = command
    ? [command.text, '', `Example: ${command.example}`]
    : [ABOUT, '', 'Commands:', ...COMMANDS.flatMap((one) => entry(`${one.name} ${one.operands}`.trimEnd(), one.text)), '', ...wrap(NO_COMMAND, COLUMNS)];
  return [usage(name), '', ...about, '', 'Options:', ...options, '', 'Exit status:', ...EXIT_TEXTS.flatMap(([status, text]) => entry(status, text))];
}

/** What the program does when files are named but no command. */
export const NO_COMMAND = 'Files without a command: on a terminal the screens (? there shows all keys), else the same as print.';

/** The help of a command, or of the program: short for `-h`, full for `--help`. */
export function help(kind: 'short' | 'full', name: CommandName | null): string {
  return `${(kind === 'short' ? shortHelp : fullHelp)(name).join('\n')}\n`;
}

