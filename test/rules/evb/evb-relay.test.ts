import { describe, expect, it } from 'vitest';
import { Scenario } from '../../scenario.js';
import { RELAY, steady } from './steady.js';

const OFF = { rrcap: 1, rrctr: 0, rrreq: 0, rrstat: 0 };
const ON = { station: RELAY, bridge: RELAY };
/** A link whose relay is on. */
const relayed = (): Scenario => new Scenario().converge({ ...RELAY, rrstat: 0 }, { ...RELAY, rrctr: 0, rrstat: 0 });

describe('reflective relay that is asked for, granted and withdrawn', () => {
  it('is clean, fast starts and all', () => {
    const s = relayed();
    steady(s, 4, ON);
    s.wait(1).evb('bridge', { ...OFF, rrcap: 0, rrreq: 1, rrstat: 1 });
    s.wait(0.9).evb('station', { rrreq: 1 });
    s.wait(0.1).evb('bridge', { rrreq: 1 });
    steady(s, 2, { station: { rrreq: 1 }, bridge: { rrreq: 1 } });
    expect(s.said()).toEqual([]);
  });
});

describe('EVB-09: reflective relay on unasked', () => {
  it('fires where the bridge goes on after the station withdrew', () => {
    const s = relayed();
    steady(s, 2, ON);
    const { station, bridge } = steady(s, 1, { station: { ...RELAY, rrreq: 0 }, bridge: RELAY });
    const second = steady(s, 1, { station: { ...RELAY, rrreq: 0 }, bridge: RELAY });
    expect(s.findings()).toMatchObject([{ rule: 'EVB-09', severity: 'warning', frames: [station, bridge, second.bridge], count: 1 }]);
  });

  it('fires where it was never asked for', () => {
    const s = new Scenario().converge({ rrcap: 1, rrctr: 1 });
    steady(s, 2, { station: { rrcap: 1, rrctr: 1 }, bridge: { rrcap: 1, rrctr: 1 } });
    expect(s.said()).toEqual(['W EVB-09']);
  });

  it('is quiet within two seconds of the change, and where it follows with its next LLDPDU', () => {
    const s = relayed();
    steady(s, 2, ON);
    s.wait(10).evb('station', { ...RELAY, rrreq: 0 });
    for (const sec of [0.5, 0.5, 0.9]) s.wait(sec).evb('bridge', RELAY);
    s.wait(0.2).evb('bridge', OFF);
    s.wait(0.5).evb('station', OFF);
    steady(s, 1, { station: OFF, bridge: OFF });
    expect(s.said()).toEqual([]);
    const slow = relayed();
    steady(slow, 2, ON);
    slow.wait(10).evb('station', { ...RELAY, rrreq: 0 });
    slow.wait(20).evb('bridge', RELAY);
    steady(slow, 1, { station: { ...OFF, rrctr: 1 }, bridge: OFF });
    expect(slow.said()).toEqual([]);
  });
});

describe('EVB-10: station does not notice reflective relay', () => {
  const deaf = (refreshes: number): Scenario => {
    const s = new Scenario().converge({ rrcap: 1, rrctr: 1, rrreq: 1, rrstat: 3 }, { rrreq: 1, rrstat: 3 });
    steady(s, refreshes, { station: { rrreq: 1, rrstat: 3 }, bridge: { rrcap: 1, rrctr: 1, rrreq: 1, rrstat: 3 } });
    return s;
  };

  it('fires after two refreshes, once, and EVB-14 does not repeat it', () => {
    expect(deaf(5).findings()).toMatchObject([{ rule: 'EVB-10', severity: 'warning', count: 1 }]);
  });

  it('is quiet before', () => {
    expect(deaf(1).said()).toEqual([]);
  });
});

describe('EVB-11: station believes in reflective relay that is off', () => {
  it('fires where the station goes on after the bridge withdrew', () => {
    const s = relayed();
    steady(s, 2, ON);
    s.wait(1).evb('bridge', { ...RELAY, rrcap: 0, rrctr: 0 });
    steady(s, 3, { station: RELAY, bridge: { ...RELAY, rrcap: 0, rrctr: 0 } });
    expect(s.findings()).toMatchObject([{ rule: 'EVB-11', severity: 'warning', count: 1 }]);
  });

  it.each([0, 1])('takes the place of EVB-07 and EVB-08, with RRCAP %d', (rrcap) => {
    const s = relayed();
    steady(s, 6, { station: { ...RELAY, rrcap, rrctr: 0 }, bridge: { ...RELAY, rrcap, rrctr: 0 } });
    expect(s.said()).toEqual(['W EVB-11']);
  });

  it('is quiet about its first LLDPDU after that, and where only an LLDPDU of the bridge is missing', () => {
    const s = relayed();
    steady(s, 2, ON);
    s.wait(1).evb('bridge', OFF);
    s.wait(5).evb('station', RELAY);
    steady(s, 1, { station: { ...OFF, rrreq: 1 }, bridge: { ...RELAY, rrctr: 1, rrstat: 0 } });
    expect(s.said()).toEqual([]);
    const lost = new Scenario().converge({ ...OFF, rrreq: 1 }, { ...OFF, rrreq: 1 });
    for (let i = 0; i < 4; i++) lost.wait(1).evb('station', RELAY);
    lost.wait(1).evb('bridge', RELAY);
    expect(lost.said()).toEqual([]);
  });
});

describe('EVB-14: stale copy of the other end', () => {
  const copies = (station: object, bridge: object, refreshes = 4): readonly string[] => {
    const s = new Scenario().converge({ ...RELAY, ...bridge }, { ...RELAY, ...station });
    steady(s, refreshes, { station: { ...RELAY, ...station }, bridge: { ...RELAY, ...bridge } });
    return s.said();
  };

  it('fires for the station and for the bridge, after two refreshes', () => {
    expect(copies({ bgid: 0 }, { bgid: 1 })).toEqual(['N EVB-14']);
    expect(copies({}, { rrreq: 0, rrstat: 0 })).toEqual(['N EVB-14']);
    expect(copies({ bgid: 0 }, { bgid: 1 }, 1)).toEqual([]);
  });

  it('is quiet where the copy is up to date, and where what it is of changes all the time', () => {
    expect(copies({}, {})).toEqual([]);
    const s = relayed();
    for (let i = 0; i < 8; i++) {
      s.wait(29).evb('station', { ...RELAY, bgid: (i + 1) % 2 });
      s.wait(1).evb('bridge', { ...RELAY, bgid: i % 2 });
    }
    expect(s.said()).toEqual([]);
  });
});

describe('EVB-15: bridge speaks for the station', () => {
  it('fires for a request that never was, and leaves out EVB-09 and EVB-14', () => {
    const s = new Scenario().converge(RELAY, OFF);
    steady(s, 4, { station: { ...OFF, rrctr: 1 }, bridge: RELAY });
    expect(s.findings()).toMatchObject([{ rule: 'EVB-15', severity: 'warning', count: 1 }]);
    const groups = new Scenario().converge({ sgid: 1 });
    steady(groups, 3, { station: {}, bridge: { sgid: 1 } });
    expect(groups.said()).toEqual(['W EVB-15']);
  });

  it('leaves a station without a mode to EVB-03', () => {
    const s = new Scenario().converge(RELAY, { ...OFF, mode: 0 });
    steady(s, 4, { station: { ...RELAY, mode: 0 }, bridge: RELAY });
    expect(s.said().filter((what) => /EVB-(03|15)/.test(what))).toEqual(['W EVB-03 x6']);
  });

  it('is quiet about what the station once asked for', () => {
    const s = relayed();
    steady(s, 1, ON);
    steady(s, 1, { station: { ...RELAY, rrreq: 0 }, bridge: { ...RELAY, rrctr: 0 } });
    steady(s, 1, { station: { ...OFF, rrreq: 0 }, bridge: { ...RELAY, rrctr: 0 } });
    expect(s.said()).toEqual([]);
  });
});
