import type { Analysis } from '../model/analysis.js';
import type { VsiLife } from '../model/vsi.js';
import { Timebase } from '../model/timebase.js';
import { openCapture, type Capture } from '../open-capture.js';
import { RULES } from '../rules/index.js';
import type { Recording } from '../tui/recording.js';
import { runScreens } from '../tui/run-screens.js';
import type { Screen } from '../tui/screen.js';
import { capturedWords } from './captured-words.js';
import type { Context, TerminalStreams } from './context.js';
import { EXIT, type ExitStatus } from './exit.js';
import { filterTable } from './filter-table.js';
import { FrameSaver } from './frame-saver.js';
import { giveBackMemory } from './give-back-memory.js';
import { liveHistory } from './live-history.js';
import { liveSummary } from './live-summary.js';
import type { Names } from './names.js';
import { openInput } from './open-input.js';
import { tellProblems } from './read-source.js';
import { ToldSentences } from './told-sentences.js';

/** What the capture is shown on, and how. */
export interface Stage extends TerminalStreams {
  readonly screen: Screen;
  readonly isAscii: boolean;
  /** For the first line; sanitized. */
  readonly title: string;
  /** How many VSIs are to be associated in the end; null for no goal. */
  readonly expect: number | null;
}

/** Rows of control frames that a live capture keeps, 25 MB: with a hundred VSIs those of the last hours. */
const MAX_LIVE_ROWS = 524_288;

const RULE_BY_ID = new Map(RULES.map((rule) => [rule.id, rule]));

/** The analysis, whose lives bear the names that the user gave. */
function named(analysis: Analysis, names: Names): Analysis {
  const life = (id: number): VsiLife | null => {
    const known = analysis.life(id);
    return known && (names.apply([known])[0] ?? null);
  };
  return Object.create(analysis, { life: { value: life } }) as Analysis;
}

function isLive(context: Context): boolean {
  return context.values('interface').length > 0;
}

/** Opens the files of a context, or its interfaces, whose sentences go to `told`. */
async function opened(context: Context, told: ToldSentences): Promise<Capture> {
  const { files, policy } = context;
  const common = { tunnels: context.has('tunnels'), policy };
  if (!isLive(context)) return openCapture(files, { ...common, scanner: new URL('./scanner.js', import.meta.url) });
  const timebase = new Timebase();
  const quiet = Object.create(context, { note: { value: (text: string) => told.note(text) }, fail: { value: (text: string) => told.fail(text) } }) as Context;
  return openCapture([], { ...common, ...liveHistory(context), maxRows: MAX_LIVE_ROWS, from: { source: await openInput(quiet, timebase, told), timebase } });
}

/** Reads the files of a context, or captures on its interfaces, and shows that until the user quits. */
export async function showCapture(context: Context, stage: Stage): Promise<readonly ExitStatus[]> {
  const { files, filter, names, stop } = context;
  const told = new ToldSentences();
  const capture = await opened(context, told).catch((error: unknown) => {
    stage.screen.leave();
    throw error;
  });
  const recording: Recording = { ...capture, analysis: named(capture.analysis, names) };
  try {
    const end = await runScreens({
      ...stage,
      recording,
      live: isLive(context) ? { filter: capturedWords(context), takeSentences: () => told.take() } : null,
      fields: filterTable(),
      explain: (id) => RULE_BY_ID.get(id) ?? null,
      saver: new FrameSaver(recording, files),
      filter: filter?.text ?? '',
      onRead: giveBackMemory,
      stop,
    });
    if (end === 'gone') return [EXIT.hungUp];
    if (end === 'interrupted') return [EXIT.interrupted];
  } finally {
    await capture.close();
    for (const failure of told.failures) context.fail(failure);
    if (capture.source.live && capture.source.frames > 0) context.note(liveSummary(capture.source));
  }
  return stop.aborted ? [] : tellProblems(context, capture.source);
}
