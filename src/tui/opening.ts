import { fillLine, line, span, type Line } from './draw/line.js';
import type { Size } from './screen.js';

/** What is shown while the rest of the program is loaded: the first two lines are those of the first screen. */
export function opening(title: string, { columns, rows }: Size): Line[] {
  const lines = [fillLine([span(` evbscope  ● ${title}`, 'bar')], columns, 'bar'), fillLine([span('  [1 Overview]', 'title')], columns), line(''), line('  opening…', 'dim')];
  return Array.from({ length: rows }, (_, row) => fillLine(lines[row] ?? [], columns));
}
