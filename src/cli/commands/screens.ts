import type { Analysis } from '../../model/analysis.js';
import type { VsiLife } from '../../model/vsi.js';
import { openCapture } from '../../open-capture.js';
import { RULES } from '../../rules/index.js';
import type { Recording } from '../../tui/recording.js';
import { wireText } from '../../tui/draw/wire-text.js';
import { isUtf8 } from '../../tui/locale.js';
import { runScreens } from '../../tui/run-screens.js';
import { openTerminal } from '../../tui/terminal.js';
import { THEMES, type ThemeName } from '../../tui/theme.js';
import type { Context } from '../context.js';
import { EXIT, type ExitStatus } from '../exit.js';
import { filterTable } from '../filter-table.js';
import { FrameSaver } from '../frame-saver.js';
import type { Names } from '../names.js';
import { giveBackMemory } from '../give-back-memory.js';
import { tellProblems } from '../read-source.js';
import { UsageError } from '../usage-error.js';
import { print } from './print.js';

const RULE_BY_ID = new Map(RULES.map((rule) => [rule.id, rule]));

/** A number of VSIs; null where none was given. Throws UsageError. */
function expected(text: string | null): number | null {
  if (text !== null && !/^\d{1,9}$/.test(text)) throw new UsageError(`--expect wants a number of VSIs, not ${text}`);
  return text === null ? null : Number(text);
}

/** No colours where they are not wanted; else what was asked for, or what the terminal has. */
function themeOf(context: Context): ThemeName | null {
  if (!context.isColoured) return 'none';
  return THEMES.find((name) => name === context.value('theme')) ?? null;
}

/** The analysis, whose lives bear the names that the user gave. */
function named(analysis: Analysis, names: Names): Analysis {
  const life = (id: number): VsiLife | null => {
    const known = analysis.life(id);
    return known && (names.apply([known])[0] ?? null);
  };
  return Object.create(analysis, { life: { value: life } }) as Analysis;
}

/** Files without a command, on a terminal: the screens. Where the terminal cannot show them the frames are printed. */
export async function screens(context: Context): Promise<readonly ExitStatus[]> {
  const expect = expected(context.value('expect'));
  const type = context.env['TERM'] ?? 'dumb';
  const streams = type === 'dumb' ? null : context.terminal();
  if (streams === null) {
    context.note(`${type === 'dumb' ? 'TERM is dumb' : 'there is no keyboard'}: the frames are printed instead of the screens`);
    return print(context);
  }
  const isAscii = context.has('ascii') || (!context.has('utf8') && !isUtf8(context.env));
  const capture = openCapture(context.files, { tunnels: context.has('tunnels'), scanner: new URL('./scanner.js', import.meta.url) });
  const recording: Recording = { ...capture, analysis: named(capture.analysis, context.names) };
  try {
    const end = await runScreens({
      recording,
      title: wireText(context.files.map((file) => (file === '-' ? 'standard input' : (file.split('/').at(-1) ?? file))).join(' ')),
      isLive: false,
      fields: filterTable(),
      explain: (id) => RULE_BY_ID.get(id) ?? null,
      saver: new FrameSaver(recording, context.files),
      screen: await openTerminal({ ...streams, type, isAscii, theme: themeOf(context) }),
      ...streams,
      isAscii,
      filter: context.filter?.text ?? '',
      expect,
      onRead: giveBackMemory,
      stop: context.stop,
    });
    if (end === 'gone') return [EXIT.hungUp];
  } finally {
    await capture.close();
  }
  return context.stop.aborted ? [] : tellProblems(context, capture.source);
}
