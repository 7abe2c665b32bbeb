import { describe, expect, it } from 'vitest';
import { ASSOC, DEASSOC, PREASSOC, Scenario, type Who } from '../../scenario.js';

const UP = ['525400000001', '001122334455'] as const;

function link(host: Who | null = 'station'): Scenario {
  const s = new Scenario();
  s.host = host;
  return s.converge();
}

const said = (s: Scenario): readonly string[] => s.said().filter((what) => /VSI-1[67]/.test(what));

describe('VSI-16: traffic of a VSI that has ended', () => {
  const after = (sec: number, host: Who | null = 'station', from: Who = 'station', tags = ''): Scenario => {
    const s = link(host).exchange(ASSOC).wait(1).exchange(DEASSOC).wait(sec);
    s.data(from, UP, 1, tags);
    return s;
  };
  it('fires 2 s after the de-associate', () => expect(said(after(2))).toEqual(['W VSI-16']));
  it('is quiet at once after it, from the other side, in another VLAN, and where no direction is recorded', () => {
    expect(said(after(0.3))).toEqual([]);
    expect(said(after(2, 'station', 'bridge'))).toEqual([]);
    expect(said(after(2, 'station', 'station', '810000c8'))).toEqual([]);
    expect(said(after(2, null))).toEqual([]);
  });
  it('is quiet once the VSI is associated again, and where another one has the address', () => {
    const again = after(0.3).exchange(ASSOC).wait(2);
    again.data('station', UP, 2);
    expect(said(again)).toEqual([]);
    const other = link().exchange(ASSOC, 1);
    other.exchange(ASSOC, 2, { filter: [{ mac: Uint8Array.from(Buffer.from(UP[0], 'hex')), vid: 100 }] }).exchange(DEASSOC, 1).wait(3);
    other.data('station', UP, 1);
    expect(said(other)).toEqual([]);
  });
});

describe('VSI-17: traffic of a VSI before it is associated', () => {
  it('fires where frames come 2 s before ASSOCIATED, and where they go on without it', () => {
    const before = link().exchange(PREASSOC);
    before.data('station', UP, 1);
    expect(said(before.wait(2).exchange(ASSOC))).toEqual(['W VSI-17']);
    const never = link().exchange(PREASSOC);
    never.data('station', UP, 1);
    never.wait(1.1).data('station', UP, 2);
    expect(said(never)).toEqual(['W VSI-17']);
  });
  it('is quiet about frames shortly before, from the other side, and where no direction is recorded', () => {
    const shortly = link().exchange(PREASSOC);
    shortly.data('station', UP, 1);
    expect(said(shortly.exchange(ASSOC))).toEqual([]);
    for (const [host, from] of [['station', 'bridge'], [null, 'station']] as const) {
      const s = link(host).exchange(PREASSOC);
      s.data(from, UP, 1);
      expect(said(s.wait(2).exchange(ASSOC))).toEqual([]);
    }
  });
  it('is quiet about a VSI that is associated, also where the capture began in the middle', () => {
    const s = link().exchange(ASSOC).wait(2);
    s.data('station', UP, 1);
    s.wait(2).data('station', UP, 2);
    expect(said(s.exchange(ASSOC))).toEqual([]);
  });
});
