import type { Analysis } from '../model/analysis.js';
import type { VsiLife } from '../model/vsi.js';
import { openCapture } from '../open-capture.js';
import { RULES } from '../rules/index.js';
import type { Recording } from '../tui/recording.js';
import { runScreens } from '../tui/run-screens.js';
import type { Screen } from '../tui/screen.js';
import type { Context, TerminalStreams } from './context.js';
import { EXIT, type ExitStatus } from './exit.js';
import { filterTable } from './filter-table.js';
import { FrameSaver } from './frame-saver.js';
import { giveBackMemory } from './give-back-memory.js';
import type { Names } from './names.js';
import { tellProblems } from './read-source.js';

/** What the capture is shown on, and how. */
export interface Stage extends TerminalStreams {
  readonly screen: Screen;
  readonly isAscii: boolean;
  /** For the first line; sanitized. */
  readonly title: string;
  /** How many VSIs are to be associated in the end; null for no goal. */
  readonly expect: number | null;
}

const RULE_BY_ID = new Map(RULES.map((rule) => [rule.id, rule]));

/** The analysis, whose lives bear the names that the user gave. */
function named(analysis: Analysis, names: Names): Analysis {
  const life = (id: number): VsiLife | null => {
    const known = analysis.life(id);
    return known && (names.apply([known])[0] ?? null);
  };
  return Object.create(analysis, { life: { value: life } }) as Analysis;
}

/** Reads the files of a context, and shows them until the user quits. */
export async function showCapture(context: Context, stage: Stage): Promise<readonly ExitStatus[]> {
  const { files, filter, names, stop } = context;
  const capture = openCapture(files, { tunnels: context.has('tunnels'), policy: context.policy, scanner: new URL('./scanner.js', import.meta.url) });
  const recording: Recording = { ...capture, analysis: named(capture.analysis, names) };
  try {
    const end = await runScreens({
      ...stage,
      recording,
      liveFilter: null,
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
  }
  return stop.aborted ? [] : tellProblems(context, capture.source);
}
