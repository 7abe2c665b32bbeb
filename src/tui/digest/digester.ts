import type { Summary } from '../../model/analysis.js';
import type { Finding } from '../../model/finding.js';
import type { LinkState } from '../../model/link.js';
import type { LatencyDigest } from './latencies.js';
import type { Recording } from '../recording.js';
import type { RowFilter } from '../row-filter.js';
import type { Settings } from '../settings.js';
import type { Digest } from '../world.js';
import { census, type Census } from './census.js';
import { latencies } from './latencies.js';
import { links } from './links.js';
import { Problems, shownFindings } from './problems.js';

/** A part of the digest, and what it was made from. */
interface Made<T> {
  readonly basis: string;
  readonly filter: RowFilter['finding'];
  readonly value: T;
}

/** What was taken in of the recording. */
interface Taken {
  readonly summary: Summary;
  readonly states: readonly LinkState[];
  readonly census: Census;
  readonly findings: readonly Finding[];
  readonly revision: number;
  readonly latency: LatencyDigest;
  /** The frames that there were. */
  readonly first: number;
  readonly end: number;
}

/** Makes what the screens say of the whole capture: some milliseconds for each 100,000 lives, samples or findings; what did not change it has already. */
export class Digester {
  readonly #recording: Recording;
  readonly #settings: Settings;
  #taken: Taken;
  #found: Made<Problems> | null = null;
  #problems: Made<Problems> | null = null;
  #latencies: Made<LatencyDigest> | null = null;

  constructor(recording: Recording, settings: Settings) {
    this.#recording = recording;
    this.#settings = settings;
    this.#taken = this.#take();
  }

  /** Takes notice of what was read since. */
  advance(): void {
    this.#taken = this.#take();
  }

  /** Of the findings only what passes. */
  digest(passes: RowFilter['finding']): Digest {
    const { summary, states, census: counted, latency } = this.#taken;
    this.#found = this.#problemsOf(this.#found, null);
    const found = this.#found.value;
    this.#problems = passes === null ? null : this.#problemsOf(this.#problems, passes);
    const problems = this.#problems?.value ?? found;
    return { summary, census: counted, found, problems, latency, links: links(states, counted, latency, found) };
  }

  #take(): Taken {
    const { analysis, frames: { first, end } } = this.#recording;
    const before = this.#taken as Taken | undefined;
    const states = analysis.links();
    const revision = analysis.findingsRevision;
    return {
      summary: analysis.summary(),
      states,
      census: census(analysis, states),
      findings: before?.revision === revision ? before.findings : analysis.findings(),
      revision,
      latency: this.#latenciesOf(states.map(({ name }) => name)),
      first,
      end,
    };
  }

  #problemsOf(before: Made<Problems> | null, passes: RowFilter['finding']): Made<Problems> {
    const { frames } = this.#recording;
    const { revision, findings, first, end } = this.#taken;
    const { lowest, ignored } = this.#settings;
    // What a filter says of a finding may change with anything that is read.
    const basis = [revision, first, passes === null ? 0 : end, lowest, ...ignored].join(' ');
    if (before?.basis === basis && before.filter === passes) return before;
    const lifeOf = (no: number): number | null => {
      const id = frames.idOf(no);
      return id === null ? null : (frames.row(id)?.vsi ?? null);
    };
    return { basis, filter: passes, value: new Problems(shownFindings(findings, this.#settings, passes), lifeOf) };
  }

  /** Links may turn out to be one, or get another name. */
  #latenciesOf(names: readonly string[]): LatencyDigest {
    const { latencies: table } = this.#recording;
    const basis = [table.first, table.end, ...names].join(' ');
    if (this.#latencies?.basis === basis) return this.#latencies.value;
    const value = latencies(table);
    this.#latencies = { basis, filter: null, value };
    return value;
  }
}
