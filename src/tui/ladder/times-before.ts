import type { LadderRow } from './ladder-row.js';

/** For each row of a ladder when something happened before it; null for the first. */
export function timesBefore(rows: readonly LadderRow[]): (number | null)[] {
  let lastNs: number | null = null;
  return rows.map((row) => {
    const beforeNs = lastNs;
    if (row.type === 'frame' || (row.type === 'step' && row.text !== '')) lastNs = row.timeNs;
    return beforeNs;
  });
}
