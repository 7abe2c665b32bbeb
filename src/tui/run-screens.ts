import type { ReadStream, WriteStream } from 'node:tty';
import type { FieldTable } from '../filter/field-table.js';
import { allViews } from './all-views.js';
import { App, type End } from './app.js';
import { Filtering } from './filtering.js';
import { Live, type LiveTold } from './live/live.js';
import { Loader } from './loader.js';
import type { Explain } from './problems/explain.js';
import { viewSize } from './picture.js';
import type { Recording } from './recording.js';
import type { Screen } from './screen.js';
import { State } from './state.js';
import { saveQuestion, type Saver } from './save.js';

/** What the screens are opened with. */
export interface ScreensOptions {
  readonly recording: Recording;
  /** For the first line; sanitized. */
  readonly title: string;
  /** Null where files are read. */
  readonly live: LiveTold | null;
  readonly fields: FieldTable;
  readonly explain: Explain;
  readonly saver: Saver;
  readonly screen: Screen;
  /** What the screen reads from and writes to. */
  readonly input: ReadStream;
  readonly output: WriteStream;
  readonly isAscii: boolean;
  /** The display filter to begin with; it was checked. */
  readonly filter: string;
  /** How many VSIs are to be associated in the end; null for no goal. */
  readonly expect: number | null;
  /** Everything was read, and painted. */
  readonly onRead: () => void;
  /** Aborted by a signal that ends the program. */
  readonly stop: AbortSignal;
}

const RESUME_MS = 20;

/** Shows a recording until the user quits, or the terminal is gone; what is thrown meanwhile is thrown with the terminal given back. */
export async function runScreens(options: ScreensOptions): Promise<End> {
  const { recording, screen, input, output } = options;
  const filtering = new Filtering(recording, options.fields);
  const nowMs = (): number => performance.now();
  const live = options.live && new Live(recording.source, options.live, nowMs);
  const state = new State(recording, filtering, options.title, live);
  state.settings.expect = options.expect;
  if (options.filter !== '') state.apply(options.filter);
  const app = new App({
    screen,
    state,
    views: allViews(options.explain),
    loader: new Loader(recording, nowMs),
    filtering,
    saver: (of) => saveQuestion({ view: of.view, world: of.state, size: viewSize(of.screen.size), history: of.histories.save, say: (text) => of.say(text), onSaved: (ids) => of.state.noteSaved(ids) }, options.saver),
    isAscii: options.isAscii,
    onRead: options.onRead,
    showText: (text) => showText(text, input, output),
    stopProcess,
    nowMs,
  });
  return guarded(screen, () => app.run(options.stop));
}

/** However it ends, the terminal is given back before anything is said of it. */
async function guarded(screen: Screen, work: () => Promise<End>): Promise<End> {
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  try {
    return await Promise.race([work(), failed]);
  } finally {
    process.off('uncaughtException', fail);
    process.off('unhandledRejection', fail);
    screen.leave();
  }
}

/** Prints on the normal screen; resolves with Enter. */
async function showText(text: string, input: ReadStream, output: WriteStream): Promise<void> {
  output.write(`${text}-- Enter returns --`);
  input.resume();
  await new Promise<void>((resolve) => {
    input.once('data', () => resolve());
  });
  input.pause();
}

/** Stops all processes of the job, as the shell expects of Ctrl-Z. */
async function stopProcess(): Promise<void> {
  process.kill(0, 'SIGTSTP');
  // Stopped before this is over; where there is no shell that could go on with it, it goes on by itself.
  await new Promise((resolve) => setTimeout(resolve, RESUME_MS));
}
