import type { Life } from '../../track/life.js';
import { SLACK_NS, withSlack } from '../../track/slack.js';

/**
 * How long after the last answer a keep-alive is late, and not missing: the keep-alive timeout and its slack. The drafts name
 * no timeout: there it takes two that did not come.
 */
export function keepAliveEndsNs({ generation, silenceLimits: { keepAliveNs, keepAliveTimeoutNs } }: Life): number {
  return generation === 'draft' ? 2 * keepAliveNs + SLACK_NS : withSlack(keepAliveTimeoutNs);
}
