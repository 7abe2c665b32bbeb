import type { AnalysisOptions } from '../model/analysis.js';
import type { Context } from './context.js';

/** Three megabytes; where a VSI goes every minute, the last 17 hours of them. */
const MAX_ENDED_LIVES = 1024;

/** How much of what is over a capture keeps: what is live may go on for months, and its memory must not grow. */
export function liveHistory(context: Context): Pick<AnalysisOptions, 'maxEndedLives'> {
  return context.values('interface').length > 0 ? { maxEndedLives: MAX_ENDED_LIVES } : {};
}
