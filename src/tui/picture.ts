import type { App } from './app.js';
import { hintLine, tabLine } from './chrome.js';
import { fillLine, line, type Line } from './draw/line.js';
import { headLine } from './head-line.js';
import { messageLine, progressLine } from './message.js';
import type { Size } from './screen.js';
import { thousands } from '../text/number.js';
import { tooSmall } from './too-small.js';

export const MIN_SIZE: Size = { columns: 60, rows: 15 };
const AROUND = 3;

export interface Picture {
  readonly lines: readonly Line[];
  readonly cursor: { readonly column: number; readonly row: number } | null;
}

/** FILE (and whether that is all of it), FOLLOW or PAUSED with the number of frames that wait. */
function modeOf({ isFollowing, loader, state }: App): string {
  const { problems } = state.recording.source;
  const rest = loader.isStopped ? ['STOPPED'] : problems.some(({ kind }) => kind === 'damaged') ? ['DAMAGED'] : problems.length > 0 ? ['PARTLY READ'] : [];
  if (state.isPaused) return [`PAUSED +${thousands(state.unseenFrames)}`, ...rest].join('  ');
  return [...(isFollowing ? ['FOLLOW'] : state.isLive ? [] : ['FILE']), ...rest].join('  ');
}

/** Lines that the view has for itself in a screen of that size. */
export function viewSize({ columns, rows }: Size): Size {
  return { columns, rows: rows - AROUND };
}

/** The whole screen, as it is to be shown now. */
export function pictureOf(app: App, size: Size): Picture {
  const { state, view, prompt, page } = app;
  const { columns, rows } = size;
  if (columns < MIN_SIZE.columns || rows < MIN_SIZE.rows) return { lines: exact(tooSmall(state, size, MIN_SIZE), size), cursor: null };
  const area = viewSize(size);
  if (!page) view.settle(state, area);
  const body = page?.draw(area) ?? view.draw(state, area);
  const typed = prompt?.draw(columns);
  const last = typed?.line ?? lastLine(app, columns);
  const status = { view: page?.status ?? view.status(state), mode: modeOf(app), countsDrops: !page && view.name === 'overview' };
  const lines = [headLine(state, status, columns), tabLine(state, page ? null : view.name, columns), ...exact(body, area), last];
  return { lines, cursor: typed ? { column: typed.cursor, row: rows - 1 } : null };
}

function lastLine(app: App, columns: number): Line {
  if (app.message !== '') return messageLine(app.message, columns);
  if (app.page) return hintLine(app.page.hints, columns);
  if (app.loader.isReading && !app.state.isLive) return progressLine(app.state.recording, app.loader, columns);
  return hintLine(app.view.hints, columns);
}

/** Whatever a view drew, in exactly that size. */
function exact(lines: readonly Line[], { columns, rows }: Size): Line[] {
  return Array.from({ length: rows }, (_, row) => fillLine(lines[row] ?? line(''), columns));
}
