import type { AnalysisOptions } from '../model/analysis.js';
import type { Context } from './context.js';

/** Two or three megabytes; where VSIs come and go every minute, the last day of them. */
const MAX_ENDED_LIVES = 2048;

/** How much of what is over a capture keeps: what is live may go on for months, and its memory must not grow. */
export function liveHistory(context: Context): Pick<AnalysisOptions, 'maxEndedLives'> {
  return context.values('interface').length > 0 ? { maxEndedLives: MAX_ENDED_LIVES } : {};
}
