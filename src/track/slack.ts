/** What an absence is granted beyond its timer before it is one: a fifth more and 50 ms (PROTOCOLS 10, GUARD-4). */
export function withSlack(timerNs: number): number {
  return 1.2 * timerNs + 50e6;
}
