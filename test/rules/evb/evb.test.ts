import { describe, expect, it } from 'vitest';
import { lldp } from '../../../dissectors/lldp.js';
import { encode, layer } from '../../../src/dissect/dissector.js';
import { octets, Scenario, tlv, type Who } from '../../scenario.js';
import { steady } from './steady.js';

/** An LLDPDU whose EVB TLV is made of these octets. */
function withEvb(who: Who, digits: string): Uint8Array {
  const mandatory = encode(layer(lldp, {}, tlv.chassis(who), tlv.port(who), tlv.ttl(121)));
  return Uint8Array.from([...mandatory, ...octets(`${digits}0000`)]);
}

describe('EVB-01: EVB TLV of wrong length', () => {
  it('fires one octet short and one too long', () => {
    const s = new Scenario();
    s.frame('bridge', 'lldp', withEvb('bridge', 'fe080080c20d02006e72'));
    s.frame('bridge', 'lldp', withEvb('bridge', 'fe0a0080c20d02006e721200'));
    expect(s.findings()).toMatchObject([{ rule: 'EVB-01', severity: 'error', frames: [1, 2], count: 2 }]);
  });

  it('is quiet at nine octets, and where a snap length cut the TLV', () => {
    const s = new Scenario();
    s.frame('bridge', 'lldp', withEvb('bridge', 'fe090080c20d02006e7212'));
    s.frame('bridge', 'lldp', withEvb('bridge', 'fe090080c20d02006e7212'), 5);
    expect(s.said()).toEqual([]);
  });
});

describe('EVB-02: reserved bits set in the EVB TLV', () => {
  it.each(['fe090080c20d08006e7212', 'fe090080c20d02106e7212', 'fe090080c20d02006e7252'])('fires for %s', (digits) => {
    const s = new Scenario();
    s.frame('bridge', 'lldp', withEvb('bridge', digits));
    expect(s.findings()).toMatchObject([{ rule: 'EVB-02', severity: 'warning', frames: [1] }]);
  });

  it('is quiet when all other bits are set', () => {
    const s = new Scenario();
    s.frame('bridge', 'lldp', withEvb('bridge', 'fe090080c20d070fff7f3f'));
    expect(s.said()).toEqual([]);
  });
});

describe('EVB-04: same EVB mode at both ends', () => {
  it('fires once after three LLDPDUs of each end', () => {
    const s = new Scenario();
    for (let i = 0; i < 5; i++) {
      s.evb('station', { mode: 1 });
      s.wait(0.1).evb('bridge');
      s.wait(1);
    }
    expect(s.findings()).toMatchObject([{ rule: 'EVB-04', severity: 'error', frames: [2, 3, 4, 5, 6, 7], count: 1 }]);
  });

  it('is quiet when it passes, and about stations of a mirror whose bridges are there too', () => {
    const passing = new Scenario();
    for (const mode of [1, 1, 2, 2, 2]) {
      passing.evb('station', { mode });
      passing.wait(0.1).evb('bridge');
      passing.wait(1);
    }
    expect(passing.said()).toEqual(['N EVB-26']);
    const mirror = new Scenario();
    for (let i = 0; i < 5; i++) {
      mirror.evb('station');
      for (const [who, end] of [['02000000000a', 'station'], ['bridge', 'bridge'], ['02000000000b', 'bridge']] as const) mirror.wait(0.1).lldp(who, [tlv.evb(end)]);
      mirror.wait(1);
    }
    expect(mirror.said()).toEqual([]);
  });

  it('is quiet about two stations of a mirror of one direction whose numbers fit by chance', () => {
    const s = new Scenario();
    for (let i = 0; i < 3; i++) {
      for (const who of ['station', '02000000000a']) s.wait(0.1).lldp(who, [tlv.evb('station', { rrcap: 1, rrctr: 1, rrreq: 1, rrstat: 1 })]);
      s.wait(1);
    }
    s.send('station', [tlv.manager(), tlv.assoc(3, 1)], 5);
    s.ack('02000000000a' as Who, 5);
    for (const who of ['station', '02000000000a']) s.wait(1).lldp(who, [tlv.evb('station', { rrcap: 1, rrctr: 1, rrreq: 1, rrstat: 1 })]);
    expect(s.quiet(60).said().filter((what) => what.includes('EVB-04'))).toEqual([]);
  });

  it('notes after three refreshes where both repeat what a bridge says, and no ECP comes', () => {
    const idle = (refreshes: number, bits = {}): Scenario => {
      const s = new Scenario();
      for (let i = 0; i < refreshes; i++) {
        s.evb('station', { rrcap: 1, rrctr: 1, rrreq: 1, rrstat: 1 });
        s.wait(0.5).evb('bridge', { mode: 2, rrcap: 1, rrctr: 1, rrreq: 1, rrstat: 1, ...bits });
        s.wait(29.5);
      }
      return s.quiet(60);
    };
    expect(idle(5).findings()).toMatchObject([{ rule: 'EVB-04', severity: 'note', count: 1 }]);
    expect(idle(3).said()).toEqual([]);
    // One of them hears a bridge that offers something else than what the other one says.
    expect(idle(5, { rrctr: 0 }).said().filter((what) => what.includes('EVB-04'))).toEqual([]);
  });
});

describe('EVB-07: reflective relay asked of a bridge that cannot', () => {
  const ask = (minutes: number): Scenario => {
    const s = new Scenario().converge({ rrreq: 1 }, { rrreq: 1, rrstat: 0 });
    steady(s, 2 * minutes, { station: { rrreq: 1 }, bridge: { rrreq: 1 } });
    return s;
  };

  it('fires after three steady refreshes, once', () => {
    expect(ask(3).findings()).toMatchObject([{ rule: 'EVB-07', severity: 'warning', count: 1 }]);
  });

  it('is quiet before, and fast-start LLDPDUs do not count', () => {
    expect(ask(1).said()).toEqual([]);
  });
});

describe('EVB-08: reflective relay not granted', () => {
  const ask = (rrctr: number): Scenario => {
    const s = new Scenario().converge({ rrcap: 1 }, { rrreq: 1, rrstat: 0 });
    const fields = { rrreq: 1, rrcap: 1, rrctr, rrstat: rrctr };
    steady(s, 4, { station: fields, bridge: fields });
    return s;
  };

  it('fires when RRCTR stays 0', () => {
    expect(ask(0).findings()).toMatchObject([{ rule: 'EVB-08', severity: 'warning', count: 1 }]);
  });

  it('is quiet when it is granted', () => {
    expect(ask(1).said()).toEqual([]);
  });

  it('is quiet while the bridge has not spoken since: it may have granted it by now', () => {
    const s = new Scenario().converge({ rrcap: 1 }, { rrreq: 1, rrstat: 0 });
    s.wait(29).evb('station', { rrreq: 1, rrcap: 1 });
    s.wait(1).evb('bridge', { rrcap: 1 });
    s.wait(29).evb('station', { rrreq: 1, rrcap: 1 });
    s.wait(30).evb('station', { rrreq: 1, rrcap: 1 });
    s.wait(0.005).evb('bridge', { rrcap: 1, rrctr: 1 });
    expect(s.said()).toEqual([]);
  });
});

describe('EVB-13: reflective relay on without the capability', () => {
  it('fires for the bridge, and takes the place of EVB-07', () => {
    const s = new Scenario().converge({ rrctr: 1 }, { rrreq: 1, rrstat: 0 });
    const fields = { rrctr: 1, rrreq: 1, rrstat: 1 };
    steady(s, 4, { station: fields, bridge: fields });
    expect(s.said()).toEqual(['E EVB-13 x6']);
  });

  it('is quiet about the echo of a station', () => {
    const s = new Scenario();
    s.evb('station', { rrctr: 1 });
    expect(s.said()).toEqual([]);
  });
});

describe('EVB-23: draft EVB at one end, ratified at the other', () => {
  it('fires after two LLDPDUs of each', () => {
    const s = new Scenario();
    for (let i = 0; i < 3; i++) {
      s.lldp('station', [tlv.evbDraft()]);
      s.wait(1).evb('bridge');
      s.wait(1);
    }
    expect(s.findings()).toMatchObject([{ rule: 'EVB-23', severity: 'warning', frames: [2, 3, 4, 5], count: 1 }]);
  });

  it('is quiet when one end speaks both', () => {
    const s = new Scenario();
    for (let i = 0; i < 3; i++) {
      s.lldp('station', [tlv.evbDraft(), tlv.evb('station')]);
      s.wait(1).evb('bridge');
      s.wait(1);
    }
    expect(s.said()).toEqual(['N EVB-24']);
  });
});

describe('one direction of two uplinks on one capture point', () => {
  // Only the bridges are heard; each repeats the octet of a station that the capture does not show.
  it('is no pair of bridges: neither the modes nor their answers are findings', () => {
    const s = new Scenario();
    for (let i = 0; i < 5; i++) {
      s.wait(30).lldp('0a0000000001', [tlv.evb('bridge', { rrreq: 1, rrstat: 1, rrcap: 1, rrctr: 1 })]);
      s.wait(1).lldp('0a0000000002', [tlv.evb('bridge', { rrreq: 1, rrstat: 1, rrcap: 1, rrctr: 1 })]);
    }
    for (const [number, who] of [[1, '0a0000000001'], [2, '0a0000000002']] as const) {
      s.wait(1).send(who as Who, [tlv.manager(), tlv.assoc(3, number, { ack: 1, keep: 0, hard: 0, error: 0 })]);
    }
    s.quiet(60);
    expect(s.said()).toEqual([]);
  });
});
