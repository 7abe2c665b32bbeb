import type { Finding } from '../model/finding.js';
import type { LinkState } from '../model/link.js';
import type { VsiLife } from '../model/vsi.js';
import type { RowSource } from './filter-rows.js';
import type { Answer, CaptureTimes } from './row.js';

function grouped<K, V>(pairs: Iterable<readonly [K, V]>): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/** Makes something when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Lives that are remembered. */
const MAX_LIVES = 1024;

function vsiKey(link: string, channel: number | null, vsiid: string | null): string {
  return JSON.stringify([link, channel, vsiid]);
}

/** What all rows of a capture share: put in order when the first row wants it. */
export class RowIndex {
  readonly #source: RowSource;
  readonly #lives = new Map<number, VsiLife | null>();
  readonly times: () => CaptureTimes;
  readonly nowNs: () => number;
  readonly #byFrame: () => ReadonlyMap<number, readonly Finding[]>;
  readonly #byVsi: () => ReadonlyMap<string, readonly Finding[]>;
  readonly #links: () => ReadonlyMap<string, LinkState>;
  readonly #further: () => ReadonlyMap<number, readonly number[]>;
  readonly #ofFrames: () => ReadonlyMap<number | null, readonly Answer[]>;
  readonly #ofLives: () => ReadonlyMap<number | null, readonly Answer[]>;

  constructor(source: RowSource) {
    const { analysis, frames, timebase } = source;
    this.#source = source;
    this.times = once(() => ({ originSec: timebase.originSec, startNs: analysis.summary().startNs }));
    this.nowNs = once(() => analysis.summary().timeNs);
    this.#byFrame = once(() => grouped(analysis.findings().flatMap((finding) => finding.frames.map((no) => [no, finding] as const))));
    this.#byVsi = once(() => grouped(analysis.findings().map((finding) => [vsiKey(finding.link, finding.channel, finding.vsiid), finding] as const)));
    this.#links = once(() => new Map(analysis.links().map((link) => [link.name, link])));
    this.#further = once(() => grouped(frames.furtherLives()));
    this.#ofFrames = once(() => grouped(this.#answers((index) => source.latencies.frame(index))));
    this.#ofLives = once(() => grouped(this.#answers((index) => source.latencies.life(index))));
  }

  /** A life, null where it is not known any more. The frames around one are mostly about the same few. */
  life(id: number): VsiLife | null {
    const known = this.#lives.get(id);
    if (known !== undefined) return known;
    if (this.#lives.size === MAX_LIVES) this.#lives.clear();
    const life = this.#source.analysis.life(id);
    this.#lives.set(id, life);
    return life;
  }

  findingsOfFrame(no: number): readonly Finding[] {
    return this.#byFrame().get(no) ?? [];
  }

  findingsOfVsi(link: string, channel: number | null, vsiid: string): readonly Finding[] {
    return this.#byVsi().get(vsiKey(link, channel, vsiid)) ?? [];
  }

  link(name: string): LinkState | null {
    return this.#links().get(name) ?? null;
  }

  /** Ids of the lives that a row of the store is about beyond its first. */
  furtherLives(id: number): readonly number[] {
    return this.#further().get(id) ?? [];
  }

  answersOfFrame(no: number): readonly Answer[] {
    return this.#ofFrames().get(no) ?? [];
  }

  answersOfLife(id: number): readonly Answer[] {
    return this.#ofLives().get(id) ?? [];
  }

  *#answers(of: (index: number) => number | null): Iterable<readonly [number | null, Answer]> {
    const { latencies } = this.#source;
    for (let i = latencies.first; i < latencies.end; i++) yield [of(i), { operation: latencies.operation(i), ns: latencies.valueNs(i) }];
  }
}
