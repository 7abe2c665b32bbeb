import type { Analysis } from '../../model/analysis.js';
import { shownState, SHOWN_STATES, type ShownState } from '../shown-state.js';

/** How many VSIs of a link are in the network, of how many that want to be. */
export interface LinkCensus {
  associated: number;
  wanted: number;
}

/** How many lives are in which state, as the screens name them. */
export interface Census {
  readonly states: Readonly<Record<ShownState, number>>;
  readonly total: number;
  /** By the name of the link. */
  readonly links: ReadonlyMap<string, LinkCensus>;
  /** When the oldest request that waits for its answer was last heard of; null where none waits. */
  readonly oldestPendingNs: number | null;
}

/** Counts all lives. */
export function census(analysis: Analysis): Census {
  const states = Object.fromEntries(SHOWN_STATES.map((state) => [state, 0])) as Record<ShownState, number>;
  const links = new Map<string, LinkCensus>();
  let total = 0;
  let oldestPendingNs: number | null = null;
  for (const life of analysis.glances()) {
    const state = shownState(life.station, life.isReserved);
    states[state]++;
    total++;
    if (state === 'pending') oldestPendingNs = Math.min(oldestPendingNs ?? Infinity, life.lastEvidenceNs);
    let link = links.get(life.linkName);
    if (!link) links.set(life.linkName, (link = { associated: 0, wanted: 0 }));
    if (state === 'ASSOC') link.associated++;
    if (state !== 'DEASSOC' && state !== 'unseen') link.wanted++;
  }
  return { states, total, links, oldestPendingNs };
}
