import { describe, expect, it } from 'vitest';
import { dropOldest } from '../../src/model/oldest-first.js';
import { ASSOC, octets, Scenario, tlv } from '../scenario.js';

describe('a bounded map', () => {
  it('loses nothing up to its bound, then its oldest sixteenth', () => {
    const map = new Map(Array.from({ length: 160 }, (_, i) => [i, `value ${i}`]));
    expect(dropOldest(map, 160)).toEqual([]);
    map.set(160, 'one more');
    const dropped = dropOldest(map, 160);
    expect(dropped[0]).toBe('value 0');
    expect(dropped).toHaveLength(11);
    expect(map.size).toBe(150);
    expect([...map.keys()][0]).toBe(11);
  });
});

describe('a flood of invented VSIIDs', () => {
  it('costs the invented ones: a real VSI stays, and what went is counted', { timeout: 120_000 }, () => {
    const link = new Scenario().converge().exchange(ASSOC, 1);
    const filter = [{ mac: octets('525400000002'), vid: 200 }];
    for (let i = 2; i < 102_000; i++) link.wait(0.00001).send('station', [tlv.manager(), tlv.assoc(ASSOC, i, { filter })], i % 60_000);
    link.wait(10).send('station', [tlv.manager(), tlv.assoc(ASSOC, 1)], 42_000);
    link.ack('bridge', 42_000);
    link.respond(ASSOC, 1);
    const lives = link.analysis.lives();
    expect(lives.length).toBeLessThanOrEqual(100_000);
    expect(link.analysis.summary().dropped['lives']).toBeGreaterThan(0);
    expect([link.analysis.life(1), link.analysis.life(200_000)]).toEqual([null, null]);
    expect(lives[0]).toMatchObject({ state: 'ASSOCIATED', bridgeState: 'ASSOCIATED', keepAlives: 1 });
  });
});
