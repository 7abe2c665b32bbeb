import type { VsiState } from '../model/vsi.js';
import type { EventOf } from '../track/event.js';
import type { Life } from '../track/life.js';
import type { LatencySample } from './latencies.js';

const PROCESSING: readonly VsiState[] = ['PREASSOC_PROCESSING', 'ASSOC_PROCESSING'];
const BEFORE: readonly VsiState[] = ['UNKNOWN', 'UNASSOCIATED'];
const AFTER: readonly VsiState[] = ['ASSOCIATED', 'DEASSOC_PROCESSING', 'EXIT'];

/**
 * From the first request of a VSI to ASSOCIATED, counting only the time in PREASSOC_PROCESSING and ASSOC_PROCESSING: how
 * long it stays pre-associated is up to the operator (PROTOCOLS 10.9, LAT-03). Nothing where a step was inferred.
 */
export class AssociationTimes {
  readonly #onSample: (life: Life, sample: LatencySample) => void;

  constructor(onSample: (life: Life, sample: LatencySample) => void) {
    this.#onSample = onSample;
  }

  onTransition({ life, transition }: EventOf<'vsi.transition'>): void {
    const { side, from, to, timeNs, frame } = transition;
    if (side !== 'station' || from === to || to !== 'ASSOCIATED') return;
    const spentNs = processingNs(life);
    if (spentNs !== null) this.#onSample(life, { timeNs, valueNs: spentNs, frame, life: life.id });
  }
}

/** Time in processing on the way to the ASSOCIATED that a life has just reached; null where that way is not all known. */
function processingNs(life: Life): number | null {
  let spentNs: number | null = null;
  let sinceNs = 0;
  for (const { side, from, to, timeNs, confidence } of life.transitions) {
    if (side !== 'station' || from === to) continue;
    if (PROCESSING.includes(to) && BEFORE.includes(from)) spentNs = 0;
    else if (spentNs !== null && PROCESSING.includes(from)) spentNs += timeNs - sinceNs;
    if (confidence !== 'confirmed' || (AFTER.includes(from) && to !== from)) spentNs = null;
    sinceNs = timeNs;
  }
  return spentNs;
}
