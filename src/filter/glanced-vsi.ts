import type { LifeGlance, Standing, VsiLife } from '../model/vsi.js';
import type { VsiNow } from './row.js';
import { standingAt } from './standing-at.js';

/** A life as it is at `nowNs`; what a glance does not tell is made only when it is asked for. */
export class GlancedVsi implements VsiNow {
  readonly #glance: LifeGlance;
  readonly #nowNs: number;
  readonly #make: () => VsiLife;
  #life: VsiLife | null = null;

  constructor(glance: LifeGlance, life: () => VsiLife, nowNs: number) {
    this.#glance = glance;
    this.#make = life;
    this.#nowNs = nowNs;
  }

  get station(): Standing {
    return this.#glance.station;
  }

  get bridge(): Standing {
    return this.#glance.bridge;
  }

  get isReserved(): boolean {
    return this.#glance.isReserved && this.#glance.station.state === 'PREASSOCIATED';
  }

  get ageNs(): number {
    return Math.max(0, this.#nowNs - standingAt(this.life, 'station', null).sinceNs);
  }

  get life(): VsiLife {
    return (this.#life ??= this.#make());
  }
}
