import { describe, expect, it } from 'vitest';
import { ASSOC, DEASSOC, Scenario, type Who } from '../../scenario.js';

const [VM1, VM2, OUTSIDE, STRANGER] = ['525400000001', '525400000002', '001122334455', '5254000000aa'];
const PAIR = [VM1, VM2] as const;
const RELAY = { rrcap: 1, rrctr: 1 };
const ASKS = { rrreq: 1, rrstat: 1 };

/** Two VSIs are associated; the host captures and records directions, or no one does. */
function link(isOn: boolean, host: Who | null = 'station'): Scenario {
  const s = new Scenario();
  s.host = host;
  s.converge(isOn ? RELAY : {}, isOn ? ASKS : {}).wait(3);
  return s.exchange(ASSOC, 1).exchange(ASSOC, 2);
}

/** A frame goes up and comes back after 100 us, `times` times. */
function hairpin(s: Scenario, pair: readonly [string, string], id: number, tags: readonly [string, string] = ['', ''], times = 1): Scenario {
  s.data('station', pair, id, tags[0]);
  for (let i = 0; i < times; i++) s.wait(0.0001).data('bridge', pair, id, tags[1]);
  return s.wait(0.1);
}

const said = (s: Scenario, rule: string): readonly string[] => s.said().filter((what) => what.includes(rule));

describe('RR-01: frames come back without reflective relay', () => {
  it('fires where RRCTR is 0, captured at either end', () => {
    expect(said(hairpin(link(false), PAIR, 1), 'RR-')).toEqual(['W RR-01']);
    expect(said(hairpin(link(false, 'bridge'), PAIR, 1), 'RR-')).toEqual(['W RR-01']);
  });
  it('fires for the second one where no direction is recorded', () => {
    const s = hairpin(link(false, null), PAIR, 1);
    expect(said(hairpin(s, PAIR, 2), 'RR-')).toEqual(['W RR-01']);
    expect(s.analysis.findings()[0]).toMatchObject({ confidence: 'inferred' });
    expect(said(hairpin(link(false, null), PAIR, 1), 'RR-')).toEqual([]);
  });
  it('fires for a broadcast that comes back', () => expect(said(hairpin(link(false), [VM1, 'ffffffffffff'], 1), 'RR-')).toEqual(['W RR-01']));
  it('is quiet where RRCTR is 1', () => expect(said(hairpin(link(true), PAIR, 1), 'RR-')).toEqual([]));
  it('is quiet about frames that are not the same: routed, later, sent twice, from outside', () => {
    const s = link(false);
    s.data('station', PAIR, 1);
    s.wait(0.0001).data('bridge', [OUTSIDE, VM2], 1);
    s.wait(1).data('station', PAIR, 2);
    s.wait(0.0001).data('station', PAIR, 2);
    s.wait(0.06).data('bridge', PAIR, 2);
    s.wait(1).data('bridge', [OUTSIDE, VM1], 3);
    s.wait(0.0001).data('station', [VM1, OUTSIDE], 3);
    expect(said(s, 'RR-')).toEqual([]);
  });
  it('is quiet about the copies of a mirror', () => {
    for (const gapSec of [0, 0.00001, 0.0001]) {
      const s = link(false, null);
      for (let id = 1; id < 20; id++) {
        for (const pair of [[OUTSIDE, VM1], [VM1, OUTSIDE]] as const) {
          s.data('station', pair, id);
          s.wait(gapSec).data('station', pair, id);
          s.wait(0.2);
        }
      }
      expect(said(s, 'RR-')).toEqual([]);
    }
  });
  it('is quiet where the bridge says nothing, and while it changes its mind', () => {
    const s = new Scenario();
    s.host = 'station';
    s.lldp('station');
    s.lldp('bridge');
    s.exchange(ASSOC, 1).exchange(ASSOC, 2);
    expect(said(hairpin(s, PAIR, 1), 'RR-')).toEqual([]);
    const changing = link(true);
    changing.evb('bridge');
    expect(said(hairpin(changing.wait(1), PAIR, 1), 'RR-')).toEqual([]);
  });
});

describe('RR-02: reflective relay returns nothing', () => {
  const minutes = (s: Scenario, sec: number, returned: (i: number) => boolean = () => false): readonly string[] => {
    for (let i = 0; i < sec; i++) {
      if (i % 5 === 4) s.exchange(ASSOC, 1).exchange(ASSOC, 2);
      else s.wait(1);
      if (returned(i)) hairpin(s, PAIR, i + 1);
      else s.data('station', PAIR, i + 1);
    }
    s.exchange(ASSOC, 1).exchange(ASSOC, 2);
    s.quiet(100);
    return said(s, 'RR-');
  };
  it('fires after 60 s', () => expect(minutes(link(true), 70).map((what) => what.slice(0, 7))).toEqual(['W RR-02']));
  it('is quiet before, where frames come back, and where it is off', () => {
    expect(minutes(link(true), 50)).toEqual([]);
    expect(minutes(link(true), 70, (i) => i === 40)).toEqual([]);
    expect(minutes(link(false), 70)).toEqual([]);
  });
  it('is quiet about frames to machines that are elsewhere', () => {
    const s = link(true);
    for (let i = 0; i < 70; i++) s.wait(1).data('station', [VM1, OUTSIDE], i + 1);
    expect(said(s, 'RR-')).toEqual([]);
  });
});

describe('RR-03: frame returned more than once', () => {
  it('fires for two copies, with and without directions', () => {
    expect(said(hairpin(link(true), PAIR, 1, ['', ''], 2), 'RR-')).toEqual(['E RR-03']);
    expect(said(hairpin(link(true, null), PAIR, 1, ['', ''], 2), 'RR-')).toEqual(['E RR-03']);
  });
  it('is quiet about one copy each of two equal frames', () => {
    const s = link(true);
    for (const who of ['station', 'station', 'bridge', 'bridge'] as const) s.wait(0.001).data(who, PAIR, 1);
    expect(said(s, 'RR-')).toEqual([]);
  });
  it('is quiet about a mirror that shows each copy twice', () => {
    const s = link(true);
    for (const who of ['station', 'bridge'] as const) {
      s.wait(0.001).data(who, PAIR, 1);
      s.wait(0.00001).data(who, PAIR, 1);
    }
    expect(said(s, 'RR-')).toEqual([]);
  });
});

describe('RR-04: reflected copy in another VLAN', () => {
  it('fires for another VID', () => expect(said(hairpin(link(true), PAIR, 1, ['81000064', '81000065']), 'RR-')).toEqual(['W RR-04']));
  it('is quiet about another priority, and a tag that is added or taken away', () => {
    for (const tags of [['81000064', '8100e064'], ['', '81000064'], ['81000064', ''], ['81000000', '81000064']] as const) {
      expect(said(hairpin(link(true), PAIR, 1, tags), 'RR-')).toEqual([]);
    }
  });
});

describe('RR-05: reflected frame of an unknown source', () => {
  const late = (host: Who | null = 'station'): Scenario => {
    const s = link(true, host);
    for (let i = 0; i < 8; i++) s.exchange(ASSOC, 1).exchange(ASSOC, 2).wait(4);
    return s;
  };
  it('fires for a machine that VDP never named', () => expect(said(hairpin(late(), [STRANGER, VM1], 1), 'RR-')).toEqual(['S RR-05']));
  it('is quiet about a VSI, the station itself and a source outside', () => {
    expect(said(hairpin(late(), PAIR, 1), 'RR-')).toEqual([]);
    expect(said(hairpin(late(), ['020000000001', VM1], 1), 'RR-')).toEqual([]);
    const s = late();
    s.data('bridge', [STRANGER, VM1], 1);
    s.wait(0.0001).data('bridge', [STRANGER, VM1], 1);
    expect(said(s, 'RR-')).toEqual([]);
  });
  it('is quiet where no direction is recorded, and before VSIs were heard', () => {
    expect(said(hairpin(late(null), [STRANGER, VM1], 1), 'RR-')).toEqual([]);
    expect(said(hairpin(link(true), [STRANGER, VM1], 1), 'RR-')).toEqual([]);
  });
});

describe('an S-channel', () => {
  it('has its own reflective relay, and frames of others are no copies', () => {
    const s = link(false);
    s.svid = 20;
    s.converge(RELAY, ASKS).wait(3);
    s.exchange(ASSOC, 3, { filter: [{ mac: Uint8Array.from(Buffer.from(VM1, 'hex')), vid: 100 }] });
    expect(said(hairpin(s, [VM1, OUTSIDE], 1, ['88a80014', '88a80014']), 'RR-')).toEqual([]);
    expect(said(hairpin(s, PAIR, 2), 'RR-')).toEqual(['W RR-01']);
  });
});

describe('counts of data frames', () => {
  it('are of each address', () => {
    const s = hairpin(link(true), PAIR, 1);
    s.data('bridge', [OUTSIDE, VM1], 2);
    s.exchange(DEASSOC, 2);
    expect(s.analysis.dataCounts().map(({ mac, up, down, reflected }) => [mac, up, down, reflected])).toEqual([
      ['52:54:00:00:00:01', 1, 1, 1],
      ['52:54:00:00:00:02', 0, 1, 0],
    ]);
  });
});
