import type { Operation } from '../model/stat.js';
import type { LatencyEventMap } from './event.js';
import type { LatencyLine } from './latency-line.js';

type Slow = LatencyEventMap['latency.slow'];

const MIN_SAMPLES = 20;
const MIN_LINKS = 3;
const MIN_FACTOR = 3;
/** What is faster than this is fast enough, whatever the others are. */
const MIN_MEDIAN_NS = 5e6;
/** So many are compared while the capture is read. */
const MAX_COMPARED = 32;

/** Only what bridges answer: a line of theirs tells how fast the bridge is. */
function isOfBridge(line: LatencyLine): boolean {
  return line.side === 'station' && line.count >= MIN_SAMPLES;
}

/** What is usual on the other links: the median of their medians, the higher one of two; null where they are less than two. */
export function siblingsOf(line: LatencyLine, lines: readonly LatencyLine[]): number | null {
  const { current } = line.link;
  const medians = lines.slice(0, MAX_COMPARED).filter((other) => other.link.current !== current && other.side === line.side && other.count >= MIN_SAMPLES);
  return medians.length < MIN_LINKS - 1 ? null : medianOf(medians.map((other) => other.medianNs));
}

/** The links whose bridge is far slower than those of the other links: the operation of each in which that is most so. */
export function slowLines(lines: ReadonlyMap<Operation, readonly LatencyLine[]>): Slow[] {
  const slowest = new Map<object, Slow>();
  for (const [operation, all] of lines) {
    // The whole consists of the other operations, and the rest is not what a bridge answers.
    if (operation === 'to-associated' || operation === 'lldp-period' || operation === 'evb-convergence' || operation === 'migration-gap') continue;
    for (const slow of slowOf(operation, onePerLink(all.filter(isOfBridge)))) {
      const known = slowest.get(slow.link.current);
      if (!known || slow.medianNs / slow.siblingsNs > known.medianNs / known.siblingsNs) slowest.set(slow.link.current, slow);
    }
  }
  return [...slowest.values()];
}

function slowOf(operation: Operation, lines: readonly LatencyLine[]): Slow[] {
  if (lines.length < MIN_LINKS) return [];
  const medians = Float64Array.from(lines, ({ medianNs }) => medianNs).sort();
  return lines.flatMap((line) => {
    const { medianNs, link, channel, lastNs: timeNs, side } = line;
    const siblingsNs = medianWithout(medians, medianNs);
    if (medianNs < MIN_MEDIAN_NS || medianNs <= MIN_FACTOR * siblingsNs) return [];
    return [{ timeNs, link, channel, frame: null, operation, side, medianNs, siblingsNs, siblings: lines.length - 1 }];
  });
}

/** Links that turned out to be one are one: the line with the most samples speaks for it. */
function onePerLink(lines: readonly LatencyLine[]): LatencyLine[] {
  const found = new Map<object, LatencyLine>();
  for (const line of lines) if ((found.get(line.link.current)?.count ?? 0) < line.count) found.set(line.link.current, line);
  return [...found.values()];
}

/** The median of all but one of them, the higher one of two. */
function medianWithout(sorted: Float64Array, one: number): number {
  const at = sorted.indexOf(one);
  const middle = (sorted.length - 1) >> 1;
  return sorted[middle >= at ? middle + 1 : middle]!;
}

function medianOf(values: readonly number[]): number {
  return Float64Array.from(values).sort()[values.length >> 1]!;
}
