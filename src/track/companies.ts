import { Company } from './company.js';
import type { Neighbour } from './neighbour.js';

/** The company of each neighbour. */
export class Companies {
  readonly #byKey = new Map<string, Company>();

  /** The company of neighbours like `speaker` under that destination address, made when it is new. */
  of({ end, channel }: Neighbour['speaker'], destination: string | null): Company {
    const key = [end.link.point.id, channel.svid, destination].join(' ');
    let company = this.#byKey.get(key);
    if (!company) this.#byKey.set(key, (company = new Company(key)));
    return company;
  }

  leave(neighbour: Neighbour): void {
    const { company } = neighbour;
    company.leave(neighbour);
    if (company.isEmpty) this.#byKey.delete(company.key);
  }
}
