import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAnalysis } from '../../src/analyze.js';
import { openSource } from '../../src/capture/open.js';
import type { Analysis } from '../../src/model/analysis.js';
import { Timebase } from '../../src/model/timebase.js';
import { CAPTURES } from '../truth/logged.js';

async function analysisOf(name: string): Promise<Analysis> {
  const analysis = createAnalysis({});
  const source = openSource([join(CAPTURES, name)], new Timebase());
  for (let batch = await source.read(); batch; batch = await source.read()) for (const input of batch) analysis.push(input);
  analysis.end();
  return analysis;
}

describe.each([['demo.pcapng', 19], ['mix-many40/station.pcap', 40], ['draft-multi/station.pcap', 2]])('the lives of %s', (name, least) => {
  it('are the same alone, at a glance and all together', async () => {
    const analysis = await analysisOf(name);
    const lives = analysis.lives();
    expect(lives.length).toBeGreaterThanOrEqual(least);
    expect(lives.map(({ id }) => analysis.life(id))).toEqual(lives);
    expect([-1, lives.length, 0.5].map((id) => analysis.life(id))).toEqual([null, null, null]);
    const glances = [...analysis.glances()];
    expect(glances.map(({ id }) => analysis.glance(id))).toEqual(glances);
    expect(analysis.glance(lives.length)).toBeNull();
    expect(
      glances.map(({ id, firstNs, linkName, svid, station, bridge, isReserved, requests, responses }) => ({
        id,
        timeNs: firstNs,
        link: linkName,
        channel: svid,
        state: station.state,
        confidence: station.confidence,
        bridgeState: bridge.state,
        bridgeConfidence: bridge.confidence,
        reserved: isReserved && station.state === 'PREASSOCIATED',
        requests,
        responses,
      })),
    ).toMatchObject(lives.map(({ id, timeNs, link, channel, state, confidence, bridgeState, bridgeConfidence, reserved, requests, responses }) => ({
      id, timeNs, link, channel, state, confidence, bridgeState, bridgeConfidence, reserved, requests, responses,
    })));
    for (const [i, { transitions }] of lives.entries()) {
      const { station, firstNs, lastEvidenceNs } = glances[i]!;
      const entered = transitions.findLast(({ side, from, to }) => side === 'station' && from !== to);
      expect(station.cause).toBe(entered?.cause ?? null);
      expect(lastEvidenceNs).toBeGreaterThanOrEqual(firstNs);
    }
  });
});
