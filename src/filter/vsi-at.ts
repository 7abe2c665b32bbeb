import type { VsiLife } from '../model/vsi.js';
import type { VsiNow } from './row.js';
import { standingAt, type Moment, type StandingAt } from './standing-at.js';

/** A life as it was just after a frame, or, without one, at `nowNs`. */
export class VsiAt implements VsiNow {
  readonly life: VsiLife;
  readonly #moment: Moment | null;
  readonly #nowNs: number;
  #station: StandingAt | null = null;

  constructor(life: VsiLife, moment: Moment | null, nowNs: number) {
    this.life = life;
    this.#moment = moment;
    this.#nowNs = moment?.timeNs ?? nowNs;
  }

  get station(): StandingAt {
    return (this.#station ??= standingAt(this.life, 'station', this.#moment));
  }

  get bridge(): StandingAt {
    return standingAt(this.life, 'bridge', this.#moment);
  }

  get isReserved(): boolean {
    return this.life.reserved && this.station.isLast;
  }

  get ageNs(): number {
    return Math.max(0, this.#nowNs - this.station.sinceNs);
  }
}
