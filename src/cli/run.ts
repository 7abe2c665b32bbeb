import { existsSync } from 'node:fs';
import type { Split } from '../capture/part/part.js';
import { NO_POLICY, type Policy } from '../model/policy.js';
import { nearest } from '../text/nearest.js';
import { safe } from '../text/safe.js';
import type { TimeFormat } from '../text/time.js';
import type { Config } from './config.js';
import { paintFor, wantsColour } from './colour.js';
import { CaptureError } from './capture-error.js';
import type { Context, TerminalStreams } from './context.js';
import { EXIT, worstExit, type ExitStatus } from './exit.js';
import type { LiveHost } from './live-host.js';
import { readNames } from './names.js';
import { COMMANDS, optionsOf, SCREENS, type CommandName } from './options.js';
import { Output, type Sink } from './output.js';
import { parse, type Invocation } from './parse.js';
import { ProgressLine, type Terminal } from './progress.js';
import { TimeWindow } from './time-window.js';
import { UsageError } from './usage-error.js';

/** What the program needs of the process that it runs in. */
export interface Host {
  readonly stdout: Sink & { readonly isTTY?: boolean };
  readonly stderr: Terminal & { readonly isTTY?: boolean };
  /** Whether standard output is a file: nothing that is written there shows on a terminal. */
  readonly isStdoutFile: () => boolean;
  /** Milliseconds of a clock that never goes back. */
  readonly nowMs: () => number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The terminal that standard output is, and its keyboard; null where there is none. */
  readonly terminal: () => TerminalStreams | null;
  /** Aborted by a signal; the reason is the exit status. */
  readonly stop: AbortSignal;
  readonly version: () => string;
  readonly split: Split | null;
  readonly live: LiveHost;
  readonly createAnalysis: Context['createAnalysis'];
}

/** A command, or what is done without one. */
type ActionName = CommandName | typeof SCREENS;
type Action = (context: Context) => Promise<readonly ExitStatus[]> | void;

/** Each command is loaded when it is asked for: a start pays for nothing that it does not use. */
const ACTIONS: Readonly<Record<ActionName, () => Promise<Action>>> = {
  print: async () => (await import('./commands/print.js')).print,
  vsis: async () => (await import('./commands/vsis.js')).vsis,
  check: async () => (await import('./commands/check.js')).check,
  stats: async () => (await import('./commands/stats.js')).stats,
  watch: async () => (await import('./commands/watch.js')).watch,
  extract: async () => (await import('./commands/extract.js')).extract,
  record: async () => (await import('./commands/record.js')).record,
  rules: async () => (await import('./commands/rules.js')).rules,
  fields: async () => (await import('./commands/fields.js')).fields,
  states: async () => (await import('./commands/states.js')).states,
  interfaces: async () => (await import('./commands/interfaces.js')).interfaces,
  screens: async () => (await import('./commands/screens.js')).screens,
};

/** Whether a progress line can be shown: on a terminal on which nothing else appears meanwhile. A pipe may end there, too. */
function showsProgress({ options }: Invocation, name: ActionName, host: Host): boolean {
  if (options.has('quiet') || host.stderr.isTTY !== true || host.env['TERM'] === 'dumb') return false;
  return (name !== 'print' && options.get('write') !== '-') || host.isStdoutFile();
}

/** The command line, and what the configuration says where it is silent; throws UsageError. */
async function configured(invocation: Invocation, host: Host, note: (message: string) => void): Promise<Invocation & { readonly config: Config }> {
  const { readConfig } = await import('./config.js');
  const named = invocation.options.get('config');
  const config = readConfig(typeof named === 'string' ? named : null, host.env);
  config.notes.forEach(note);
  const known = optionsOf(invocation.command).map(({ long }) => long.slice(2));
  const defaults = [...config.options].filter(([name]) => known.includes(name));
  return { ...invocation, options: new Map([...defaults, ...invocation.options]), config };
}

/** What the operator decided of rules: loaded only where they run. */
async function policyOf({ command, options, config }: Invocation & { readonly config: Config }): Promise<Policy> {
  if (!optionsOf(command).some(({ long }) => long === '--disable')) return NO_POLICY;
  const list = (name: string): readonly string[] => (options.get(name) ?? []) as readonly string[];
  const minConfidence = (options.get('min-confidence') ?? null) as Policy['minConfidence'] | null;
  const migrationGap = (options.get('migration-gap') ?? null) as string | null;
  return (await import('./policy.js')).policyOf(config, { disabled: list('disable'), severities: list('severity'), minConfidence, migrationGap });
}

/** What the command line asks for, ready for a command; throws UsageError. */
async function contextOf(invocation: Invocation & { readonly config: Config }, name: ActionName, host: Host, output: Output): Promise<Context> {
  const { options, operands } = invocation;
  const value = (name: string): string | null => {
    const given = options.get(name);
    return typeof given === 'string' ? given : null;
  };
  const tell = (message: string): void => void host.stderr.write(`evbscope: ${safe(message)}\n`);
  const when = (value('color') ?? 'auto') as 'auto' | 'always' | 'never';
  const values = (name: string): readonly string[] => {
    const given = options.get(name);
    return Array.isArray(given) ? (given as readonly string[]) : [];
  };
  const filter = value('filter');
  const isShown = showsProgress(invocation, name, host);
  const isColoured = wantsColour(when, host.env, host.stdout.isTTY === true);
  return {
    files: [...values('read'), ...operands],
    operands,
    has: (name) => options.has(name),
    value,
    values,
    isTerminal: host.stdout.isTTY === true,
    output,
    env: host.env,
    terminal: host.terminal,
    isColoured,
    paint: await paintFor(isColoured),
    timeFormat: (value('time') ?? 'clock') as TimeFormat,
    window: new TimeWindow(value('from'), value('to')),
    names: readNames(value('names')),
    policy: await policyOf(invocation),
    filter: filter === null ? null : (await import('./read-filter.js')).readFilter(filter),
    fail: tell,
    note: (message) => (options.has('quiet') ? undefined : tell(message)),
    progress: () => (isShown ? new ProgressLine(host.stderr, host.nowMs) : null),
    stop: host.stop,
    split: host.split,
    live: host.live,
    createAnalysis: host.createAnalysis,
  };
}

function checkOperands(command: CommandName | null, { files, operands, values }: Context): void {
  const spec = COMMANDS.find(({ name }) => name === command);
  if (spec && !spec.takesFiles) {
    if (operands.length > 0 && spec.operands === '') throw new UsageError(`${spec.name} takes no ${operands[0]}`);
    return;
  }
  const [first] = operands;
  const wantsMore = first === undefined && files.length === 0 && values('interface').length === 0;
  if (wantsMore) throw new UsageError('no FILE was given (- is standard input), and no -i INTERFACE; see evbscope -h');
  const meant = command === null && first !== undefined && /^[a-z]+$/.test(first) ? (first === 'help' ? '--help' : nearest(first, COMMANDS.map(({ name }) => name))) : null;
  if (meant && !existsSync(first!)) throw new UsageError(`no command and no file ${first}, did you mean ${meant}?`);
}

async function act(invocation: Invocation, host: Host, output: Output): Promise<readonly ExitStatus[]> {
  const { command, help: kind, options } = invocation;
  if (kind) output.line((await import('./help.js')).help(kind, command).trimEnd());
  else if (options.has('version')) output.line(`evbscope ${host.version()}`);
  else {
    const name = command ?? (options.has('list-interfaces') ? 'interfaces' : host.stdout.isTTY === true ? SCREENS : 'print');
    const note = (message: string): void => void (options.has('quiet') || host.stderr.write(`evbscope: ${safe(message)}\n`));
    const context = await contextOf(await configured(invocation, host, note), name, host, output);
    checkOperands(name === 'interfaces' ? name : command, context);
    const action = await ACTIONS[name]();
    return (await action(context)) ?? [];
  }
  return [];
}

/** The program: does what `argv` (without the program's name) asks and gives the exit status. Wrong usage is told, not thrown. */
export async function run(argv: readonly string[], host: Host): Promise<ExitStatus> {
  const output = new Output(host.stdout);
  let statuses: readonly ExitStatus[];
  try {
    statuses = await act(parse(argv), host, output);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof CaptureError)) throw error;
    const lines = error instanceof UsageError ? error.lines : [];
    host.stderr.write(`${[`evbscope: ${safe(error.message)}`, ...lines].join('\n')}\n`);
    statuses = [error instanceof UsageError ? EXIT.usage : EXIT.permission];
  }
  await output.end();
  // Of a terminal that is gone nothing can be told.
  if (host.stop.reason === EXIT.hungUp) return EXIT.hungUp;
  if (output.error) {
    host.stderr.write(`evbscope: standard output cannot be written (${safe(output.error.message)})\n`);
    return EXIT.input;
  }
  if (output.isClosed) return EXIT.done;
  return worstExit(host.stop.aborted ? [host.stop.reason as ExitStatus, ...statuses] : statuses);
}
