import { Command, CommanderError, Option } from 'commander';
import { nearest } from '../text/nearest.js';
import { COMMANDS, OPTIONS, optionsOf, type CommandName, type OptionSpec } from './options.js';
import { UsageError } from './usage-error.js';

/** A command line that was understood. */
export interface Invocation {
  /** Null when no command was named. */
  readonly command: CommandName | null;
  /** Values by long name without its dashes. */
  readonly options: ReadonlyMap<string, string | true | readonly string[]>;
  readonly operands: readonly string[];
  /** Short or full help was asked for. */
  readonly help: 'short' | 'full' | null;
}

function isCommand(word: string | undefined): word is CommandName {
  return COMMANDS.some(({ name }) => name === word);
}

/** Position of the first word that is neither an option nor an option's value; -1 when there is none before `--`. */
function firstWord(argv: readonly string[]): number {
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at]!;
    if (word === '--') return -1;
    if (!word.startsWith('-') || word === '-') return at;
    if (OPTIONS.some(({ short, long, value }) => value !== null && (word === short || word === long))) at++;
  }
  return -1;
}

function unknownOption(word: string, command: CommandName | null): UsageError {
  const name = word.replace(/^(-.+?)=.*$/s, '$1');
  const known = optionsOf(command);
  if (known.some(({ long }) => name === long)) return new UsageError(`option ${name} takes no value`);
  const meant = nearest(name, known.map(({ long }) => long)) ?? nearest(name, OPTIONS.map(({ long }) => long));
  const elsewhere = OPTIONS.find(({ short, long }) => name === long || name === short);
  if (elsewhere) return new UsageError(`${command ?? 'evbscope without a command'} has no option ${name}, ${elsewhere.commands.join(', ')} ${elsewhere.commands.length === 1 ? 'has' : 'have'}`);
  return new UsageError(`unknown option ${name}${meant ? `, did you mean ${meant}?` : '; see evbscope --help'}`);
}

function commanderOption({ short, long, value, choices, repeats }: OptionSpec): Option {
  const option = new Option(`${short ? `${short}, ` : ''}${long}${value === null ? '' : ` <${value}>`}`);
  if (choices) option.choices([...choices]);
  if (repeats) option.argParser((one: string, before: readonly string[] | undefined) => [...(before ?? []), one]);
  return option;
}

/** What commander found wrong, in the words of this program. */
function usageError(error: CommanderError, command: CommandName | null): UsageError {
  const text = error.message.replace(/^error: /, '').split('\n')[0]!;
  const quoted = /'(.*?)'/s.exec(text)?.[1] ?? '';
  if (error.code === 'commander.unknownOption') return unknownOption(quoted, command);
  if (error.code === 'commander.optionMissingArgument') return new UsageError(`option ${quoted} wants a value`);
  const choice = /option '(.*?)' argument '(.*?)' is invalid. Allowed choices are (.*)\.$/s.exec(text);
  if (choice) {
    const [, flags, value, choices] = choice as unknown as [string, string, string, string];
    const meant = nearest(value, choices.split(', '));
    return new UsageError(`${flags.replace(/ <.*$/, '').replace(', ', ' or ')} cannot be ${value}: ${choices}${meant ? `; did you mean ${meant}?` : ''}`);
  }
  return new UsageError(text);
}

/** Understands a command line (without the program's name); throws UsageError. */
export function parse(argv: readonly string[]): Invocation {
  const at = firstWord(argv);
  const first = argv[at];
  const command = isCommand(first) ? first : null;
  const rest = command ? argv.toSpliced(at, 1) : argv;
  const parser = new Command().exitOverride().configureOutput({ writeErr: () => {} }).helpOption(false).allowExcessArguments().argument('[operands...]');
  for (const spec of optionsOf(command)) parser.addOption(commanderOption(spec));
  try {
    parser.parse([...rest], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) throw usageError(error, command);
    throw error;
  }
  const values: Readonly<Record<string, string | true | readonly string[]>> = parser.opts();
  const keys = optionsOf(command).map(({ long }) => long.slice(2));
  const camel = (key: string): string => key.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const options = new Map(keys.flatMap((key) => (values[camel(key)] === undefined ? [] : [[key, values[camel(key)]!] as const])));
  const help = !options.has('help') ? null : argv.includes('--help') ? 'full' : 'short';
  return { command, options, operands: parser.args, help };
}
