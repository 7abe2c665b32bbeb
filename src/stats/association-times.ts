import type { VsiState } from '../model/vsi.js';
import type { EventOf } from '../track/event.js';
import type { Life } from '../track/life.js';

const PROCESSING: readonly VsiState[] = ['PREASSOC_PROCESSING', 'ASSOC_PROCESSING'];

interface Way {
  /** Time in processing so far. */
  spentNs: number;
  /** When the present processing began, null while there is none. */
  sinceNs: number | null;
}

/**
 * From the first request of a VSI to ASSOCIATED, counting only the time in PREASSOC_PROCESSING and ASSOC_PROCESSING: how
 * long it stays pre-associated is up to the operator (PROTOCOLS 10.9, LAT-03). Nothing where a step was inferred.
 */
export class AssociationTimes {
  readonly #sample: (life: Life, timeNs: number, valueNs: number) => void;
  readonly #ways = new WeakMap<Life, Way>();

  constructor(sample: (life: Life, timeNs: number, valueNs: number) => void) {
    this.#sample = sample;
  }

  onTransition({ life, transition }: EventOf<'vsi.transition'>): void {
    const { side, from, to, timeNs, confidence } = transition;
    if (side !== 'station' || from === to) return;
    const isStart = PROCESSING.includes(to) && (from === 'UNKNOWN' || from === 'UNASSOCIATED');
    const way = isStart ? { spentNs: 0, sinceNs: null } : this.#ways.get(life);
    if (!way) return;
    if (way.sinceNs !== null) way.spentNs += timeNs - way.sinceNs;
    way.sinceNs = PROCESSING.includes(to) ? timeNs : null;
    this.#ways.set(life, way);
    const isOver = to === 'ASSOCIATED' || to === 'DEASSOC_PROCESSING' || to === 'EXIT' || confidence !== 'confirmed';
    if (!isOver) return;
    this.#ways.delete(life);
    if (to === 'ASSOCIATED' && confidence === 'confirmed') this.#sample(life, timeNs, way.spentNs);
  }
}
