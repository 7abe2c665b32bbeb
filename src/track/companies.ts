import type { Neighbour } from './neighbour.js';

/** The neighbours that are heard at one capture point, on one S-channel, under one destination address. */
export interface Company {
  readonly key: string;
  readonly neighbours: Set<Neighbour>;
}

/** Which neighbours are alive beside each other: a receiver there hears all of them, and expects one. */
export class Companies {
  readonly #byKey = new Map<string, Company>();

  /** The company of neighbours like `speaker` under that destination address, made when it is new. */
  of({ end, channel }: Neighbour['speaker'], destination: string | null): Company {
    const key = [end.link.point.id, channel.svid, destination].join(' ');
    let company = this.#byKey.get(key);
    if (!company) this.#byKey.set(key, (company = { key, neighbours: new Set() }));
    return company;
  }

  leave(neighbour: Neighbour): void {
    const { key, neighbours } = neighbour.company;
    neighbours.delete(neighbour);
    if (neighbours.size === 0) this.#byKey.delete(key);
  }
}
