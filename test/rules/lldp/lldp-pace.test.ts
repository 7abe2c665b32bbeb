import { describe, expect, it } from 'vitest';
import { NNTB, Scenario } from '../../scenario.js';

/** LLDPDUs of the station that follow each other after so many seconds. */
function paced(intervals: readonly number[], ttl = 121): Scenario {
  const s = new Scenario();
  s.lldp('station', [], ttl);
  for (const interval of intervals) s.wait(interval).lldp('station', [], ttl);
  return s;
}
const times = (count: number, interval: number): number[] => new Array<number>(count).fill(interval);

describe('LLDP-10: LLDP refreshed too seldom for its TTL', () => {
  it('fires at the second interval of more than half the TTL, and once', () => {
    expect(paced([1, 1, 70, 70, 70]).findings()).toMatchObject([{ rule: 'LLDP-10', severity: 'note', frames: [4, 5], count: 1 }]);
    expect(paced([30, 30], 31).said()).toEqual(['N LLDP-10']);
  });

  it('is quiet at half the TTL and a tick, and where one LLDPDU is late', () => {
    expect(paced(times(6, 30.1), 60).said()).toEqual([]);
    expect(paced([30, 70, 30, 70, 30]).said()).toEqual([]);
  });

  it('takes slow ones for lost ones where the agent was seen to be faster, and where the capture lost frames', () => {
    expect(paced([30, 30, 90, 90, 90]).said()).toEqual([]);
    expect(paced([30, 30, 90, 90, 90, 90]).said()).toEqual(['N LLDP-10']);
    const s = paced([70]);
    s.gap();
    s.wait(70).lldp('station');
    expect(s.said()).toEqual([]);
  });

  it('keeps agents of other destinations apart', () => {
    const s = new Scenario();
    for (let i = 0; i < 6; i++) {
      s.lldp('station');
      s.destination = NNTB;
      s.wait(15).lldp('station');
      s.destination = '0180c2000000';
      s.wait(15);
    }
    expect(s.said()).toEqual([]);
  });
});

describe('LLDP-13: flood of LLDPDUs', () => {
  it('fires after ten seconds of more than five a second, once', () => {
    expect(paced(times(100, 0.1)).findings()).toMatchObject([{ rule: 'LLDP-13', severity: 'security', frames: [1, 2, 3, 100], count: 1 }]);
    expect(paced(times(65, 1 / 6)).said()).toEqual(['S LLDP-13']);
  });

  it('fires again for a second flood', () => {
    expect(paced([...times(100, 0.1), 30, ...times(100, 0.1)]).said()).toEqual(['S LLDP-13 x2']);
  });

  it('is quiet at five a second, about a burst, and about one of nine seconds', () => {
    expect(paced(times(100, 0.2)).said()).toEqual([]);
    expect(paced([...times(80, 0.01), ...times(12, 1)]).said()).toEqual([]);
    expect(paced([...times(90, 0.1), ...times(5, 1)]).said()).toEqual([]);
  });
});
