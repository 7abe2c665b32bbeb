import { afterAll, beforeAll, describe, expect } from 'vitest';
import { itNeeds } from '../peers/it-needs.js';
import { framesOf } from './answers.js';
import { EvbLink } from './evb-link.js';
import { type Flood, flood } from './flood.js';
import { LiveWatch } from './live-watch.js';
import { hasProgram, MISSING } from './missing.js';
import { someVsi } from './some-vsi.js';

const NEEDS = [...MISSING, ...(hasProgram('tcpreplay') ? [] : ['tcpreplay'])];
const COUNT = 3_000_000;
const RATE = 500_000;
const BACKENDS = ['tcpdump', 'pcap'] as const;
const CONTROL = 'ether proto 0x88cc or ether proto 0x8940';

describe('control frames beside a flood of data frames', () => {
  let link: EvbLink;
  const watches: LiveWatch[] = [];
  let done: Flood = { frames: 0, rate: 0 };

  beforeAll(async () => {
    if (NEEDS.length > 0) return;
    link = await EvbLink.open({
      filter: CONTROL,
      listen: async (open) => {
        for (const backend of BACKENDS) watches.push(await LiveWatch.start(open, backend, ['--frames']));
      },
    });
    let isOver = false;
    const flooded = flood(link, COUNT, RATE).finally(() => (isOver = true));
    for (let number = 1; !isOver && number <= 200; number++) {
      await link.request('assoc', someVsi((number % 20) + 1));
      await link.request('deassoc', someVsi((number % 20) + 1));
    }
    done = await flooded;
    await link.request('assoc', someVsi(30));
    for (const watch of watches) await watch.until('what came last', () => watch.states().get(someVsi(30).vsiid) === 'ASSOCIATED');
    await link.stopRecording();
    for (const watch of watches) await watch.stop();
  }, 150_000);

  afterAll(async () => {
    if (NEEDS.length === 0) await link?.close();
  });

  itNeeds(NEEDS, 'the flood was one', () => {
    expect(done.frames).toBeGreaterThanOrEqual(COUNT);
  });

  for (const [i, backend] of BACKENDS.entries()) {
    itNeeds(NEEDS, `${backend} lost no control frame`, () => {
      const { lines } = watches[i]!;
      const recorded = framesOf(link.recording);
      expect(recorded.length).toBeGreaterThan(50);
      const octets = (frames: readonly object[]): string[] => frames.map((frame) => JSON.stringify((frame as { layers: unknown }).layers));
      const seen = octets(lines.filter(({ event }) => event === 'frame'));
      expect(seen.slice(0, recorded.length)).toEqual(octets(recorded));
      expect(lines.filter(({ event }) => event === 'gap')).toEqual([]);
      expect(lines.filter(({ event, rule }) => event === 'finding' && rule === 'ECP-09')).toEqual([]);
      expect(lines.findLast(({ event }) => event === 'interface')).toMatchObject({ lost: 0 });
    });
  }
});
