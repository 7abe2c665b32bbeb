import type { LatencyDigest } from './latencies.js';
import type { Recording } from '../recording.js';
import type { RowFilter } from '../row-filter.js';
import type { Settings } from '../settings.js';
import type { Digest } from '../world.js';
import { census } from './census.js';
import { latencies } from './latencies.js';
import { links } from './links.js';
import { Problems, shownFindings } from './problems.js';

/** A part of the digest, and what it was made from. */
interface Made<T> {
  readonly basis: string;
  readonly filter: RowFilter['finding'];
  readonly value: T;
}

/** Makes what the screens say of the whole capture: some milliseconds for each 100,000 lives, samples or findings; what did not change it has already. */
export class Digester {
  readonly #recording: Recording;
  readonly #settings: Settings;
  #found: Made<Problems> | null = null;
  #problems: Made<Problems> | null = null;
  #latencies: Made<LatencyDigest> | null = null;

  constructor(recording: Recording, settings: Settings) {
    this.#recording = recording;
    this.#settings = settings;
  }

  /** Of the findings only what passes. */
  digest(passes: RowFilter['finding']): Digest {
    const { analysis } = this.#recording;
    const states = analysis.links();
    const counted = census(analysis, states);
    this.#found = this.#problemsOf(this.#found, null);
    const found = this.#found.value;
    this.#problems = passes === null ? null : this.#problemsOf(this.#problems, passes);
    const problems = this.#problems?.value ?? found;
    const latency = this.#latenciesOf(states.map(({ name }) => name));
    return { summary: analysis.summary(), census: counted, found, problems, latency, links: links(states, counted, latency, found) };
  }

  #problemsOf(before: Made<Problems> | null, passes: RowFilter['finding']): Made<Problems> {
    const { analysis, frames } = this.#recording;
    const { lowest, ignored } = this.#settings;
    // What a filter says of a finding may change with anything that is read.
    const basis = [analysis.findingsRevision, frames.first, passes === null ? 0 : frames.end, lowest, ...ignored].join(' ');
    if (before?.basis === basis && before.filter === passes) return before;
    const lifeOf = (no: number): number | null => {
      const id = frames.idOf(no);
      return id === null ? null : (frames.row(id)?.vsi ?? null);
    };
    return { basis, filter: passes, value: new Problems(shownFindings(analysis, this.#settings, passes), lifeOf) };
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
