import { DISSECTORS } from '../../dissectors/index.js';
import { filterFields } from '../../src/filter/filter-fields.js';
import { openCapture } from '../../src/open-capture.js';
import { RULES } from '../../src/rules/index.js';
import { Filtering } from '../../src/tui/filtering.js';
import { plainScreen } from '../../src/tui/plain-screen.js';
import type { Size } from '../../src/tui/screen.js';
import { State } from '../../src/tui/state.js';
import type { Action } from '../../src/tui/keymap.js';
import type { Outcome, View } from '../../src/tui/view.js';
import { lineColumns } from '../../src/tui/draw/line.js';

/** A capture, not read yet. */
export function unread(path: string, title = 'demo.pcapng'): { readonly state: State; readonly filtering: Filtering } {
  const recording = openCapture([path]);
  const filtering = new Filtering(recording, filterFields(DISSECTORS, RULES.map(({ id }) => id)));
  return { state: new State(recording, filtering, title), filtering };
}

/** A capture of the fixtures, read to its end, as the views see it. */
export async function stage(path: string, title = 'demo.pcapng'): Promise<State> {
  const { state } = unread(path, title);
  while (await state.recording.read());
  state.settle();
  while (state.work(() => 0, Infinity));
  return state;
}

/** The screen of a view as text; it must have exactly the size that was asked for. */
export function shown(view: View, state: State, size: Size): string[] {
  view.settle(state, size);
  const lines = view.draw(state, size);
  const widths = new Set(lines.map(lineColumns));
  if (lines.length !== size.rows || widths.size !== 1 || !widths.has(size.columns)) throw new Error(`${lines.length} rows of ${[...widths].join(', ')} columns instead of ${size.rows} of ${size.columns}`);
  return plainScreen(lines, false).split('\n').slice(0, -1);
}

export const DEMO = 'fixtures/captures/demo.pcapng';

/** What terminals of 80x24, 100x30 and 160x45 leave for a view. */
export const COMPACT: Size = { columns: 80, rows: 21 };
export const STANDARD: Size = { columns: 100, rows: 27 };
export const WIDE: Size = { columns: 160, rows: 42 };

/** Does actions one after the other, as the app does on a screen of that size; gives what came of the last one. */
export function pressing(usual: Size): (view: View, state: State, actions: readonly Action[], size?: Size) => Outcome {
  return (view, state, actions, size = usual) => {
    let outcome: Outcome = 'ignored';
    for (const action of actions) {
      view.settle(state, size);
      outcome = view.act(action, state, size);
      while (state.work(() => 0, Infinity));
    }
    view.settle(state, size);
    return outcome;
  };
}
