import type { LaneWindow } from './lane.js';

const GAP = 3;

/** Times above a lane, each at the column where it begins, the last one at the end; `label` writes a time in always as many columns. */
export function laneAxis({ startNs, columnNs, columns }: LaneWindow, label: (timeNs: number) => string): string {
  const width = label(startNs).length;
  if (columns < width) return ' '.repeat(columns);
  const count = Math.max(1, Math.floor((columns + GAP) / (width + GAP)));
  let text = '';
  for (let i = 0; i < count; i++) {
    const column = count === 1 ? 0 : Math.round((i * (columns - width)) / (count - 1));
    const isLast = count > 1 && i === count - 1;
    text = text.padEnd(column) + label(startNs + (isLast ? columns : column) * columnNs).padStart(width).slice(0, width);
  }
  return text.padEnd(columns).slice(0, columns);
}

/** How many digits of a second tell the columns of a lane apart in its times, 0 to 6. */
export function secondDigits(columnNs: number): number {
  return Math.max(0, Math.min(6, Math.ceil(9 - Math.log10(columnNs * 12))));
}
