import type { Line } from './draw/line.js';

/** The row of the screen that is selected, the nearest one to `row` where several panes have one; -1 for none. */
function selectedRow(lines: readonly Line[], row: number): number {
  const rows = lines.flatMap((spans, at) => (spans.some(({ style }) => style === 'selected') ? [at] : []));
  return rows.reduce((nearest, at) => (nearest < 0 || Math.abs(at - row) < Math.abs(nearest - row) ? at : nearest), -1);
}

/** Moves the selection to a row of the screen, or as near as it comes; `picture` gives the screen as it is after each step. */
export function selectAt(row: number, picture: () => readonly Line[], act: (action: 'up' | 'down') => void): void {
  for (let at = selectedRow(picture(), row), before = -1; at >= 0 && at !== row && at !== before; ) {
    before = at;
    const isAbove = row < at;
    act(isAbove ? 'up' : 'down');
    at = selectedRow(picture(), row);
    // It stepped over a line that is none of its rows.
    if (at >= 0 && row < at !== isAbove) return;
  }
}
