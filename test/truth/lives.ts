import type { SideName } from './logged.js';

const SETTLED_OF: Readonly<Record<string, string>> = { PREASSOC_PROCESSING: 'PREASSOCIATED', ASSOC_PROCESSING: 'ASSOCIATED' };

function collapse(states: readonly string[]): string[] {
  return states.filter((state, i) => state !== states[i - 1]);
}

/** X, processing of X, X (or EXIT): a keep-alive round, nothing new. */
function withoutKeepAlives(life: readonly string[]): string[] {
  const out: string[] = [];
  life.forEach((state, i) => {
    const settled = SETTLED_OF[state];
    const next = life[i + 1];
    const isRound = settled !== undefined && out.at(-1) === settled && (next === settled || next === 'EXIT');
    if (!isRound && out.at(-1) !== state) out.push(state);
  });
  return out;
}

/** A sequence of states cut into lives at EXIT; of the bridge only the settled states count. */
export function livesOf(states: readonly string[], side: SideName): string[][] {
  const lives: string[][] = [];
  let life: string[] = [];
  for (const state of collapse(states.filter((s) => s !== 'UNKNOWN' && s !== 'UNASSOCIATED'))) {
    if (state === 'EXIT' && life.length === 0) continue;
    life.push(state);
    if (state !== 'EXIT') continue;
    lives.push(life);
    life = [];
  }
  if (life.length > 0) lives.push(life);
  const clean = lives.map(withoutKeepAlives);
  if (side === 'station') return clean;
  return clean.map((one) => collapse(one.filter((state) => !state.endsWith('_PROCESSING')))).filter((one) => one.length > 0 && one.join() !== 'EXIT');
}
