import type { Life } from '../../track/life.js';
import { withSlack } from '../../track/slack.js';

/** What the clocks of two ends may differ by. */
const SLACK_NS = 50e6;

/**
 * How long after the last answer a keep-alive is late, and not missing: the keep-alive timeout and its slack. The drafts name
 * no timeout: there it takes two that did not come.
 */
export function keepAliveEndsNs({ generation, silenceLimits: { keepAliveNs, keepAliveTimeoutNs } }: Life): number {
  return generation === 'draft' ? 2 * keepAliveNs + SLACK_NS : withSlack(keepAliveTimeoutNs);
}
