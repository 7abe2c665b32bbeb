import { describe, expect, it } from 'vitest';
import { lldpSystemDescription } from '../../../dissectors/lldp.js';
import { layer } from '../../../src/dissect/dissector.js';
import { ASSOC, octets, Scenario, tlv, type Who } from '../../scenario.js';
import { RELAY, steady } from './steady.js';

type Fields = NonNullable<Parameters<Scenario['evb']>[1]>;

/** A start and so many refreshes in which each end sends its own values. */
function link(station: Fields, bridge: Fields, refreshes = 1): Scenario {
  const s = new Scenario().converge(bridge, { rrstat: 0, ...station });
  steady(s, refreshes, { station, bridge });
  return s;
}
const both = (fields: Fields, refreshes = 1): readonly string[] => link(fields, fields, refreshes).said();
const UNSET = { r: 0, rte: 0, rwd: 0, rka: 0 };

describe('EVB-16: ends do not agree on timers', () => {
  it('fires after three refreshes', () => {
    expect(link({ rka: 18 }, { rka: 20 }, 6).findings()).toMatchObject([{ rule: 'EVB-16', severity: 'note', count: 1 }]);
    expect(link({ r: 2 }, { r: 3 }, 6).said()).toEqual(['N EVB-16']);
  });

  it('is quiet before, where they agree, and where values are unset', () => {
    expect(link({ rka: 18 }, { rka: 20 }, 2).said()).toEqual([]);
    expect(link({}, {}, 6).said()).toEqual([]);
    expect(link({}, UNSET, 6).said()).toEqual([]);
  });
});

describe('EVB-17: remote value that is not the remote one', () => {
  it('fires for a smaller value that is called remote, and EVB-16 does not repeat it', () => {
    const s = link({ rka: 18, rolRka: 1 }, { rka: 20 }, 6);
    expect(s.findings()).toMatchObject([{ rule: 'EVB-17', severity: 'warning', count: 1 }]);
    expect(link({ rwd: 22 }, { rwd: 20, rolRwd: 1 }, 6).said()).toEqual(['W EVB-17']);
  });

  it('is quiet about a larger one, the same one, and while the other end just raised it', () => {
    expect(link({ rka: 20, rolRka: 1 }, { rka: 20, rolRka: 1 }, 4).said()).toEqual([]);
    expect(link({ rka: 21, rolRka: 1 }, { rka: 20 }, 2).said()).toEqual([]);
    const s = link({ rolRka: 1 }, {}, 2);
    s.wait(5).evb('bridge', { rka: 22 });
    s.wait(20).evb('station', { rolRka: 1 });
    s.wait(1).evb('station', { rka: 22, rolRka: 1 });
    expect(s.said()).toEqual([]);
  });
});

describe('EVB-18: remote value before there was one', () => {
  it('fires for a station that says itself that it heard nothing', () => {
    const s = new Scenario();
    s.evb('station', { rrreq: 1, rrstat: 3, rolRwd: 1 });
    expect(s.findings()).toMatchObject([{ rule: 'EVB-18', severity: 'warning', frames: [1] }]);
  });

  it('fires for a bridge that heard no station, when one begins', () => {
    const s = new Scenario();
    s.evb('bridge', { rolRka: 1 });
    s.wait(1).evb('station', { rrreq: 1, rrstat: 3 });
    expect(s.findings()).toMatchObject([{ rule: 'EVB-18', severity: 'warning', frames: [1, 2] }]);
  });

  it('is quiet where the capture begins in the middle, and where the other end was heard', () => {
    const middle = new Scenario();
    middle.evb('bridge', { ...RELAY, rolRka: 1 });
    middle.wait(1).evb('station', { rrreq: 1, rrstat: 3 });
    expect(middle.said()).toEqual([]);
    const heard = new Scenario();
    heard.evb('bridge');
    heard.wait(1).evb('station', { rrreq: 1, rrstat: 3, rolRka: 1 });
    expect(heard.said()).toEqual([]);
  });
});

describe('EVB-19: ECP retransmission exponent out of reason', () => {
  it.each([6, 21])('fires at %d, once', (rte) => {
    const s = link({ rte, rka: 31, rwd: 27 }, { rte, rka: 27 });
    expect(s.findings()).toMatchObject([{ rule: 'EVB-19', severity: 'warning', frames: [1, 2], count: 1 }]);
  });

  it.each([7, 20])('is quiet at %d', (rte) => {
    expect(both({ rte, rka: 25 })).toEqual([]);
  });

  it('is quiet about values that are unset, unless the other end is above the limit by itself', () => {
    expect(both(UNSET)).toEqual([]);
    expect(link({ rte: 6 }, UNSET).said()).toEqual([]);
    expect(link({ rte: 31 }, UNSET).said()).toEqual(['W EVB-19']);
  });

  it('waits for both ends', () => {
    const s = new Scenario();
    for (let i = 0; i < 8; i++) s.wait(30).evb('station', { rte: 31 });
    expect(s.said()).toEqual([]);
  });
});

describe('EVB-20: exponent that lldpad cannot compute with', () => {
  const described = (description: string, fields: Fields): readonly string[] => {
    const s = new Scenario();
    for (let i = 0; i < 3; i++) {
      for (const who of ['station', 'bridge'] as Who[]) {
        const text = layer(lldpSystemDescription, { text: Buffer.from(who === 'station' ? description : 'a switch') });
        s.wait(0.5).lldp(who, [text, tlv.evb(who, fields)]);
      }
    }
    return s.said();
  };

  it('fires where an end says that it is Linux, or has the habits of lldpad', () => {
    expect(described('Debian GNU/Linux 12', { rka: 28 })).toEqual(['W EVB-20']);
    expect(both({ rwd: 28, rolRwd: 1, rka: 20 })).toEqual(['W EVB-20']);
  });

  it('is quiet at 27, about others, and leaves RTE to EVB-19', () => {
    expect(described('Debian GNU/Linux 12', { rka: 27 })).toEqual([]);
    expect(described('Comware', { rka: 31, rwd: 31 })).toEqual([]);
    expect(described('Debian GNU/Linux 12', { rte: 28, rka: 27 })).toEqual(['W EVB-19']);
  });
});

describe('EVB-21: keep-alives faster than ECP gives up', () => {
  it('fires below four times the give-up time', () => {
    expect(link({ rte: 16, rka: 19 }, { rte: 16, rka: 19 }).findings()).toMatchObject([{ rule: 'EVB-21', severity: 'warning', count: 1 }]);
  });

  it('is quiet at just four times, the defaults of HPE, and where RTE itself is the cause', () => {
    expect(both({ rte: 16, rka: 20 })).toEqual([]);
    expect(both({ rte: 21, rka: 20 })).toEqual(['W EVB-19']);
    expect(both(UNSET)).toEqual([]);
  });
});

describe('EVB-22: group identifiers at one end only', () => {
  const grouped = { filterfmt: 4, filter: [{ group: 7, mac: octets('525400000001'), vid: 100 }] };
  const rules = (bgid: number, sgid: number): readonly string[] => {
    const s = new Scenario().converge({ bgid, sgid }, { bgid, sgid });
    s.exchange(ASSOC, 1, grouped).exchange(ASSOC, 1, grouped);
    return s.findings().map(({ rule, count }) => `${rule} x${count}`);
  };

  it('fires once where they are used, beside VDP-18', () => {
    expect(rules(1, 0)).toContain('EVB-22 x1');
    expect(rules(0, 1)).toContain('EVB-22 x1');
  });

  it('is quiet where both offer them, none does, or nobody uses them', () => {
    expect(rules(1, 1)).toEqual([]);
    expect(rules(0, 0).map((text) => text.split(' ')[0])).not.toContain('EVB-22');
    expect(new Scenario().converge({ bgid: 1 }, { bgid: 1 }).exchange(ASSOC).said()).toEqual([]);
  });
});
