import { expect, it } from 'vitest';
import { LatencyLine } from '../../src/stats/latency-line.js';
import { Channel } from '../../src/track/channel.js';
import { Link } from '../../src/track/link.js';

it('a line of statistics has its own quantiles, and the time of its last answer', () => {
  const link = new Link(1, { id: 0, name: 'eno1', linkType: 1, file: 'a.pcap' }, 'eno1', 0);
  const line = new LatencyLine(link, null, 'assoc', new Channel(link, null), { onOutlier: () => {}, onStep: () => {} });
  for (let i = 1000; i > 0; i--) line.add(2000 - i, i);
  expect(line.stat()).toEqual({
    timeNs: 1999, link: 'eno1', bridge: null, operation: 'assoc', side: 'station', file: 'a.pcap',
    count: 1000, minNs: 1, p50Ns: 500, p90Ns: 900, p95Ns: 950, p99Ns: 990, maxNs: 1000,
  });
});
