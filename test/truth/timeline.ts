import type { ClaimedStep } from './claimed.js';
import type { LoggedStep } from './logged.js';

const SETTLED = new Set(['PREASSOCIATED', 'ASSOCIATED', 'EXIT']);
const GRID_SEC = 0.25;
/** So near a logged change either state is right. */
const NEAR_SEC = 0.5;

/** Seconds of agreement between claim and log, over all VSIs so far. */
export class Tally {
  total = 0;
  right = 0;
  confirmedWrong = 0;
  confirmedRight = 0;

  /** Compares one VSI's settled states at every quarter of a second between `fromSec` and `toSec`. */
  add(truth: readonly LoggedStep[], claim: readonly ClaimedStep[], fromSec: number, toSec: number): void {
    const steps = truth.filter((step) => SETTLED.has(step.state));
    const first = steps[0];
    if (!first) return;
    for (let t = Math.max(fromSec, first.sec) + GRID_SEC; t < toSec; t += GRID_SEC) {
      if (steps.some((step) => Math.abs(step.sec - t) < NEAR_SEC)) continue;
      const want = steps.findLast((step) => step.sec <= t)!;
      const latest = claim.findLast((step) => step.sec <= t);
      const settled = claim.findLast((step) => step.sec <= t && SETTLED.has(step.state));
      this.total += GRID_SEC;
      if (!latest || !settled || latest.state === 'UNKNOWN') continue;
      if (settled.state === want.state) {
        this.right += GRID_SEC;
        if (settled.confidence === 'confirmed') this.confirmedRight += GRID_SEC;
      } else if (settled.confidence === 'confirmed' && latest.confidence === 'confirmed' && SETTLED.has(latest.state)) this.confirmedWrong += GRID_SEC;
    }
  }

  get rates(): { right: number; confirmedWrong: number; confirmedShare: number } {
    return { right: this.right / this.total, confirmedWrong: this.confirmedWrong / this.total, confirmedShare: this.confirmedRight / this.right };
  }
}
