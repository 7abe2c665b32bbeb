import type { LinkState } from '../../model/link.js';
import type { Finding } from '../../model/finding.js';
import type { Census, LinkCensus } from './census.js';
import type { LatencyDigest } from './latencies.js';
import type { Problems } from './problems.js';

/** What the screens say of a link. */
export interface LinkDigest {
  readonly state: LinkState;
  readonly census: LinkCensus;
  /** 95th percentile of the time to associate; null where nothing was. */
  readonly p95Ns: number | null;
  readonly problems: readonly Finding[];
}

const NOBODY: LinkCensus = { associated: 0, wanted: 0 };

/** All links, by first appearance. */
export function links(states: readonly LinkState[], census: Census, latency: LatencyDigest, found: Problems): LinkDigest[] {
  return states.map((state) => ({
    state,
    census: census.links.get(state.name) ?? NOBODY,
    p95Ns: latency.links.get(state.name)?.find(({ operation }) => operation === 'assoc')?.p95Ns ?? null,
    problems: found.ofLink(state.name),
  }));
}
