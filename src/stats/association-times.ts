import type { VsiState } from '../model/vsi.js';
import type { EventOf } from '../track/event.js';
import type { Life } from '../track/life.js';
import type { JudgedSample } from './latency-sample.js';

const PROCESSING: readonly VsiState[] = ['PREASSOC_PROCESSING', 'ASSOC_PROCESSING'];
const BEFORE: readonly VsiState[] = ['UNKNOWN', 'UNASSOCIATED'];
const AFTER: readonly VsiState[] = ['ASSOCIATED', 'DEASSOC_PROCESSING', 'EXIT'];

/**
 * From the first request of a VSI to ASSOCIATED, counting only the time in PREASSOC_PROCESSING and ASSOC_PROCESSING: how
 * long it stays pre-associated is up to the operator (PROTOCOLS 10.9, LAT-03). Nothing where a step was inferred.
 */
export class AssociationTimes {
  readonly #onSample: (sample: JudgedSample) => void;
  /** The answers of lives on their way. */
  readonly #answers = new WeakMap<Life, JudgedSample[]>();

  constructor(onSample: (sample: JudgedSample) => void) {
    this.#onSample = onSample;
  }

  /** An answer to a request of a life that is no keep-alive. */
  onAnswer(life: Life, answer: JudgedSample): void {
    if (!PROCESSING.includes(life.station.state)) return;
    const answers = this.#answers.get(life);
    if (answers) answers.push(answer);
    else this.#answers.set(life, [answer]);
  }

  onTransition({ life, transition }: EventOf<'vsi.transition'>): void {
    const { side, from, to, timeNs, frame } = transition;
    if (side !== 'station' || from === to || !AFTER.includes(to)) return;
    const parts = this.#answers.get(life) ?? [];
    this.#answers.delete(life);
    const valueNs = to === 'ASSOCIATED' ? processingNs(life) : null;
    if (valueNs === null) return;
    const queuedNs = parts.reduce((sum, part) => sum + part.valueNs - part.netNs, 0);
    const copies = parts.reduce((most, part) => Math.max(most, part.copies), 1);
    this.#onSample({ timeNs, valueNs, frame, life: life.id, channel: life.channel, of: life, asked: parts[0]?.asked ?? null, netNs: Math.max(0, valueNs - queuedNs), copies, limits: null, parts, verdict: 'open' });
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
