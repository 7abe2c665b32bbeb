import type { App } from './app.js';
import { count } from '../text/number.js';
import { Help } from './help.js';
import { CapturePage } from './live/capture-page.js';
import type { Completion, Question } from './prompt.js';
import { parseSetting, SETTINGS } from './set-command.js';

/** A command of the line that `:` opens; what went wrong, null for nothing. */
interface NamedCommand {
  readonly name: string;
  readonly operands: string;
  readonly text: string;
  readonly run: (app: App, operand: string) => string | null;
}

function goTo(app: App, operand: string): string | null {
  if (!/^\d+$/.test(operand)) return `:goto wants the number of a frame or a row, not ${operand || 'nothing'}`;
  app.isFollowing = false;
  return app.view.goTo(Number(operand), app.state);
}

function map(app: App): null {
  app.page = new Help();
  return null;
}

/** The page of a live capture. */
export function interfaces(app: App): string | null {
  if (!app.state.isLive) return 'this is no live capture; :file tells what was read';
  app.page = new CapturePage(app.state);
  return null;
}

/** Reading on is all that keeps a live capture going. */
function stop(app: App): string | null {
  if (app.state.isLive) return 'a live capture is read until you quit; p pauses the screen';
  app.loader.stop();
  return null;
}

function rule(app: App, operand: string): string | null {
  const { list } = app.state.digest.problems;
  const id = operand.toUpperCase();
  const at = list.findIndex(({ rule: name }) => name === id);
  if (operand !== '' && at < 0) return `${operand}: nothing was found by that rule`;
  if (at >= 0) app.state.focus.finding = at;
  app.open('problems');
  return null;
}

/** How much was read, and what could not be. */
function fileText({ state: { title, recording: { source } } }: App): string {
  const wrong = source.problems.map(({ message }) => message).join('; ');
  return `${title}: ${count(source.frames, 'frame')} read${wrong === '' ? ', nothing is wrong with it' : `; ${wrong}`}`;
}

export const TUI_COMMANDS: readonly NamedCommand[] = [
  { name: 'filter', operands: 'FILTER', text: 'display filter; nothing shows everything', run: (app, operand) => app.filtering.check(operand) ?? app.applyFilter(operand) },
  { name: 'goto', operands: 'N', text: 'go to frame or row N; :N does the same', run: goTo },
  { name: 'save', operands: 'FILE', text: 'save what is selected', run: (app, operand) => app.saver(app).accept(operand) },
  { name: 'set', operands: 'NAME VALUE', text: `change a setting: ${SETTINGS.join(', ')}`, run: (app, operand) => parseSetting(app, operand) },
  { name: 'rules', operands: 'ID', text: 'what a rule found, and its explanation', run: rule },
  { name: 'map', operands: '', text: 'all keys', run: map },
  { name: 'help', operands: '', text: 'all keys', run: map },
  { name: 'file', operands: '', text: 'what was read, and what is wrong with it', run: (app) => (app.say(fileText(app)), null) },
  { name: 'interfaces', operands: '', text: 'how a live capture is doing: interfaces, backends, drops, recording', run: interfaces },
  { name: 'stop', operands: '', text: 'stop reading files', run: stop },
  { name: 'q', operands: '', text: 'quit', run: (app) => (app.quit(), null) },
  { name: 'quit', operands: '', text: 'quit', run: (app) => (app.quit(), null) },
];

function run(app: App, text: string): string | null {
  const typed = text.trim();
  if (typed === '') return null;
  if (/^\d+$/.test(typed)) return goTo(app, typed);
  const [name = ''] = typed.split(/\s+/);
  const command = TUI_COMMANDS.find((candidate) => candidate.name === name) ?? TUI_COMMANDS.find((candidate) => candidate.name.startsWith(name));
  if (!command) return `no command ${name}: ${TUI_COMMANDS.map((candidate) => candidate.name).join(' ')}`;
  return command.run(app, typed.slice(name.length).trim()) ?? null;
}

/** Completes names of commands, and filters behind `filter`. */
function complete(app: App, text: string, cursor: number): Completion {
  const behind = /^\s*(?:filter|f)\s+/.exec(text)?.[0];
  if (behind !== undefined && cursor >= behind.length) {
    const { start, candidates } = app.filtering.complete(text.slice(behind.length), cursor - behind.length);
    return { start: start + behind.length, candidates };
  }
  if (/\s/.test(text.slice(0, cursor).trimStart())) return { start: cursor, candidates: [] };
  const candidates = TUI_COMMANDS.filter(({ name }) => name.startsWith(text.slice(0, cursor))).map(({ name, text: title }) => ({ text: name, title }));
  return { start: 0, candidates };
}

/** The question that `:` asks. */
export function commandQuestion(app: App): Question {
  return {
    label: ':',
    history: app.histories.command,
    check: () => null,
    complete: (text, cursor) => complete(app, text, cursor),
    accept: (text) => run(app, text),
  };
}
