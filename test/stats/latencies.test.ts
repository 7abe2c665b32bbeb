import { describe, expect, it } from 'vitest';
import type { Operation } from '../../src/model/stat.js';
import { Scenario, tlv, ASSOC, DEASSOC, PREASSOC } from '../scenario.js';

/** Count, minimum and maximum in milliseconds of an operation that a side asked for. */
function stat(s: Scenario, operation: Operation, side: string): readonly number[] | null {
  s.analysis.end();
  const line = s.analysis.stats().find((one) => one.operation === operation && one.side === side);
  return line ? [line.count, ...[line.minNs, line.maxNs].map((ns) => Math.round(ns / 1e4) / 100)] : null;
}

describe('latencies', () => {
  it('times acknowledgements and answers, apart for each side and operation', () => {
    const s = new Scenario().converge().exchange(PREASSOC).exchange(ASSOC).exchange(ASSOC).exchange(DEASSOC);
    expect(stat(s, 'ecp-ack', 'station')).toEqual([4, 0.1, 0.1]);
    expect(stat(s, 'ecp-ack', 'bridge')).toEqual([4, 0.1, 0.1]);
    for (const operation of ['preassoc', 'assoc', 'keepalive', 'deassoc'] as const) expect(stat(s, operation, 'station')).toEqual([1, 2.1, 2.1]);
    const [line] = s.analysis.stats();
    expect(line).toMatchObject({ link: 'eno3', bridge: '02:00:00:00:00:02', file: null });
  });

  it('counts only the time in processing to ASSOCIATED', () => {
    const s = new Scenario().converge().exchange(PREASSOC).wait(60).exchange(ASSOC);
    expect(stat(s, 'to-associated', 'station')).toEqual([1, 4.2, 4.2]);
  });

  it('has no time to ASSOCIATED for a VSI that was refused, or whose first request is not there', () => {
    const refused = new Scenario().converge();
    refused.request(ASSOC);
    refused.respond(DEASSOC, 1, { error: 2 });
    expect(stat(refused, 'to-associated', 'station')).toBeNull();
    const midway = new Scenario();
    midway.respond(PREASSOC);
    midway.exchange(ASSOC);
    expect(stat(midway, 'to-associated', 'station')).toBeNull();
  });

  const request = (s: Scenario): number => s.send('station', [tlv.manager(), tlv.assoc(ASSOC, 1)], 1);

  it('times an acknowledgement from the last copy when there are fewer acknowledgements than copies', () => {
    const s = new Scenario().converge();
    request(s);
    s.wait(0.164);
    request(s);
    s.ack('bridge', 1);
    expect(stat(s, 'ecp-ack', 'station')).toEqual([1, 0.1, 0.1]);
  });

  it('times it from the first copy when every copy was acknowledged', () => {
    const s = new Scenario().converge();
    request(s);
    s.wait(0.164);
    request(s);
    s.wait(0.01).ack('bridge', 1);
    s.ack('bridge', 1);
    expect(stat(s, 'ecp-ack', 'station')).toEqual([1, 174.1, 174.1]);
  });

  it('times it from the copy that bears its number, where a draft repeats itself under new ones', () => {
    const of = (seq: number): readonly number[] | null => {
      const s = new Scenario();
      for (const who of ['station', 'bridge'] as const) s.lldp(who, [tlv.evbDraft()]);
      s.draft('station', 1, [tlv.draft(2, 1)]);
      s.wait(0.5).draft('station', 2, [tlv.draft(2, 1)]);
      s.wait(0.01).draft('bridge', seq, null);
      return stat(s, 'ecp-ack', 'station');
    };
    expect(of(1)).toEqual([1, 510, 510]);
    expect(of(2)).toEqual([1, 10, 10]);
  });
});
