/** Edits (insert, delete, replace) between two short texts. */
function distance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row.push(Math.min(before[j]! + 1, row[j - 1]! + 1, before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    before = row;
  }
  return before[b.length]!;
}

/** What is longer is no slip of the pen. */
const MAX_LENGTH = 64;

/** The candidate that `text` probably meant, null when none is near. */
export function nearest(text: string, candidates: readonly string[]): string | null {
  if (text.length > MAX_LENGTH) return null;
  let best: { name: string; edits: number } | null = null;
  for (const name of candidates) {
    const edits = distance(text.toLowerCase(), name.toLowerCase());
    if (!best || edits < best.edits) best = { name, edits };
  }
  return best && best.edits <= Math.max(1, Math.floor(best.name.replace(/^-+/, '').length / 2)) ? best.name : null;
}
