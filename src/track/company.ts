import type { Neighbour } from './neighbour.js';

const NOBODY: ReadonlySet<Neighbour> = new Set();

/** The neighbours that are alive at one capture point, on one S-channel, under one destination address: who hears one of them hears all. */
export class Company {
  readonly key: string;
  /** Those whose EVB TLV says so, the longest known first. */
  readonly stations = new Set<Neighbour>();
  readonly bridges = new Set<Neighbour>();
  readonly #all = new Set<Neighbour>();
  readonly #byMsap = new Map<string, Set<Neighbour>>();

  constructor(key: string) {
    this.key = key;
  }

  get isEmpty(): boolean {
    return this.#all.size === 0;
  }

  join(neighbour: Neighbour): void {
    this.#all.add(neighbour);
    const namesakes = this.#byMsap.get(neighbour.msap) ?? new Set();
    this.#byMsap.set(neighbour.msap, namesakes.add(neighbour));
  }

  leave(neighbour: Neighbour): void {
    for (const set of [this.#all, this.stations, this.bridges]) set.delete(neighbour);
    const namesakes = this.#byMsap.get(neighbour.msap);
    namesakes?.delete(neighbour);
    if (namesakes?.size === 0) this.#byMsap.delete(neighbour.msap);
  }

  /** What it carries has become known, or changed. */
  note(neighbour: Neighbour): void {
    const mode = neighbour.carries.evb?.mode;
    for (const [set, own] of [[this.bridges, 1], [this.stations, 2]] as const) {
      if (mode === own) set.add(neighbour);
      else set.delete(neighbour);
    }
  }

  /** Neighbours of that name, from whatever address. */
  namesakes({ msap }: Neighbour): ReadonlySet<Neighbour> {
    return this.#byMsap.get(msap) ?? NOBODY;
  }

  /** Looks at all: whether the same end is alive under another name. */
  hasOtherName({ speaker }: Neighbour): boolean {
    for (const other of this.#all) if (other.speaker.end === speaker.end) return true;
    return false;
  }
}
