import type { Analysis } from '../../model/analysis.js';
import type { ChannelState, LinkState } from '../../model/link.js';
import { exponentNs } from '../draw/exponent.js';
import { shownState, SHOWN_STATES, type ShownState } from '../shown-state.js';

const KEPT_ALIVE: ReadonlySet<ShownState> = new Set(['ASSOC', 'PREASSOC', 'PREASSOC-RR']);

/** How many VSIs of a link are in the network, of how many that want to be: by the latest life of each. */
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
  /** When the next keep-alive of a VSI has to come, or had to: the last sign of life of it and T(RKA); null where none is due. */
  readonly keepAliveDueNs: number | null;
}

/** Keep-alives of the drafts are sent that often, whatever is negotiated. */
const DRAFT_KEEP_ALIVE_NS = 10e9;

/** T(RKA) by link and S-channel. */
function keepAlivesNs(links: readonly LinkState[]): Map<string, Map<number | null, number>> {
  const ofChannel = ({ svid, generation, rka }: ChannelState): [number | null, number] => [svid, generation === 'draft' ? DRAFT_KEEP_ALIVE_NS : exponentNs(rka.value)];
  return new Map(links.map(({ name, channels }) => [name, new Map(channels.map(ofChannel))]));
}

/** Counts all lives. */
export function census(analysis: Analysis, states: readonly LinkState[]): Census {
  const keepAlives = keepAlivesNs(states);
  const counts = Object.fromEntries(SHOWN_STATES.map((state) => [state, 0])) as Record<ShownState, number>;
  const links = new Map<string, LinkCensus>();
  let total = 0;
  let oldestPendingNs: number | null = null;
  let keepAliveDueNs: number | null = null;
  for (const life of analysis.glances()) {
    const state = shownState(life.station, life.isReserved);
    counts[state]++;
    total++;
    if (state === 'pending') oldestPendingNs = Math.min(oldestPendingNs ?? Infinity, life.lastEvidenceNs);
    if (KEPT_ALIVE.has(state)) {
      const everyNs = keepAlives.get(life.linkName)?.get(life.svid);
      if (everyNs !== undefined) keepAliveDueNs = Math.min(keepAliveDueNs ?? Infinity, life.lastEvidenceNs + everyNs);
    }
    // A VSI that asks again and again is still one.
    if (!life.isLatest) continue;
    let link = links.get(life.linkName);
    if (!link) links.set(life.linkName, (link = { associated: 0, wanted: 0 }));
    if (state === 'ASSOC') link.associated++;
    if (state !== 'DEASSOC' && state !== 'unseen') link.wanted++;
  }
  return { states: counts, total, links, oldestPendingNs, keepAliveDueNs };
}
