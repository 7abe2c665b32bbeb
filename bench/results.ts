import { machine, peerVersions } from './machine.js';
import { isReached, resultTable, type Outcome } from './report.js';

/** bench/results.md: what was measured, where and when. */
export function results(outcomes: readonly Outcome[], { scale, rounds, titles }: { scale: number; rounds: number; titles: readonly string[] }): string {
  const missed = outcomes.filter((outcome) => isReached(outcome) !== true).length;
  return `# Measured

Made by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${outcomes.length} rows, ${missed === 0 ? 'every target reached' : `${missed} of their targets not reached`}.

- Machine: ${machine()}
- Peers: ${[...peerVersions().values()].join('; ')}
- ${rounds} pairs of runs a row (half as many where a run takes long, four times as many for the start), evbscope and the peer in turn, at scale ${scale}; files in the page cache, output to /dev/null
- Times are medians of the wall clock, the ratio is the median of the pairs' ratios; memory is the most that was resident at once

${resultTable(outcomes)}

Captures, generated from seed 1:

${titles.map((title) => `- ${title}`).join('\n')}
`;
}
