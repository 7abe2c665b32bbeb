import { run, runWithPeak } from './run.js';

/** What came out for one row. */
export interface Measured {
  readonly seconds: number;
  /** Null without a peer. */
  readonly peerSeconds: number | null;
  /** The median of what each pair gives: a slow minute hits both runs of a pair. */
  readonly ratio: number | null;
  readonly peakMib: number;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * Runs `ours` once for its memory, which also brings the file into the page cache, then `ours` and `peer` in turn. What the
 * measuring of memory costs is not in the times.
 */
export async function measure(ours: readonly string[], peer: readonly string[] | null, rounds: number): Promise<Measured> {
  const { peakMib } = await runWithPeak(ours);
  if (peakMib === null) throw new Error(`${ours.join(' ')} did not tell its memory`);
  const [times, peerTimes]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    times.push((await run(ours)).seconds);
    if (peer) peerTimes.push((await run(peer)).seconds);
  }
  const ratios = peerTimes.map((seconds, i) => times[i]! / seconds);
  return { seconds: median(times), peerSeconds: peer && median(peerTimes), ratio: peer && median(ratios), peakMib };
}
