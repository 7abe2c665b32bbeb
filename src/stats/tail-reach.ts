/** One in so many series as long as this may reach beyond the tail by chance. */
const TAIL_SERIES = 300;
/** How tails of times bend on a logarithmic scale, and how many times it takes to outweigh that; a power law is 0, a log-normal below. */
const USUAL_BEND = -0.05;
const USUAL_WEIGHT = 40;
const LEAST_BEND = -0.6;
const MOST_BEND = 0.5;

/**
 * Where the `most` longest of `sorted` (the smallest first, more than `most`) may still reach by chance. The logarithms of how
 * far they are above the next one have a generalized Pareto distribution, by their probability-weighted moments, drawn on to where hardly one lies.
 */
export function tailReach(sorted: Float64Array, most: number, quantum: number): number {
  const first = sorted.length - most;
  const from = sorted[first - 1]!;
  let [mean, weighted] = [0, 0];
  for (let i = 0; i < most; i++) {
    // A tick of the clock is no growth.
    const excess = Math.log(Math.max(from, sorted[first + i]! - quantum) / from);
    mean += excess / most;
    weighted += (excess * (1 - (i + 0.65) / most)) / most;
  }
  if (!(mean > 0)) return from;
  const measured = 2 - mean / (mean - 2 * weighted);
  const bend = Math.min(MOST_BEND, Math.max(LEAST_BEND, (most * measured + USUAL_WEIGHT * USUAL_BEND) / (most + USUAL_WEIGHT)));
  const rarity = TAIL_SERIES * most;
  return from * Math.exp(mean * (1 - bend) * (Math.abs(bend) < 1e-6 ? Math.log(rarity) : (rarity ** bend - 1) / bend));
}
