/** What is granted whatever the timer: two ends have two clocks. */
export const SLACK_NS = 50e6;

/** What an absence is granted beyond its timer before it is one: a fifth more and 50 ms (PROTOCOLS 10, GUARD-4). */
export function withSlack(timerNs: number): number {
  return 1.2 * timerNs + SLACK_NS;
}
