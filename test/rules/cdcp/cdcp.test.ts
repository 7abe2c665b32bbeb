import { describe, expect, it } from 'vitest';
import { lldp } from '../../../dissectors/lldp.js';
import { encode, layer } from '../../../src/dissect/dissector.js';
import { NCB, NNTB, octets, Scenario, tlv } from '../../scenario.js';

const DEFAULT = { scid: 1, svid: 1 };

/** CDCP is for the nearest non-TPMR bridge. */
function scenario(): Scenario {
  const s = new Scenario();
  s.destination = NNTB;
  return s;
}

describe('CDCP-01: CDCP TLV of wrong length', () => {
  const withCdcp = (digits: string): Uint8Array =>
    Uint8Array.from([...encode(layer(lldp, {}, tlv.chassis('bridge'), tlv.port('bridge'), tlv.ttl(121))), ...octets(`${digits}0000`)]);

  it('fires for an empty list and for half a pair', () => {
    const s = scenario();
    s.frame('bridge', 'lldp', withCdcp('fe080080c20e000000a7'));
    s.frame('bridge', 'lldp', withCdcp('fe0c0080c20e000000a700100100'));
    expect(s.findings()).toMatchObject([{ rule: 'CDCP-01', severity: 'error', frames: [1, 2], count: 2 }]);
  });

  it('is quiet about one pair', () => {
    const s = scenario();
    s.frame('bridge', 'lldp', withCdcp('fe0b0080c20e000000a7001001'));
    expect(s.said()).toEqual([]);
  });
});

describe('CDCP-03: same CDCP role at both ends', () => {
  const talk = (role: 'station' | 'bridge', times: number): Scenario => {
    const s = scenario();
    for (let i = 0; i < times; i++) {
      s.lldp('station', [tlv.cdcp(role)]);
      s.wait(0.1).lldp('bridge', [tlv.cdcp('bridge')]);
      s.wait(1);
    }
    return s;
  };

  it('fires after three LLDPDUs of each', () => {
    expect(talk('bridge', 4).findings()).toMatchObject([{ rule: 'CDCP-03', severity: 'error', count: 1 }]);
  });

  it('fires where EVB and CDCP come from different agents of the same ends', () => {
    const s = scenario();
    for (let i = 0; i < 4; i++) {
      for (const who of ['station', 'bridge'] as const) {
        s.wait(0.1).destination = NNTB;
        s.lldp(who, [tlv.cdcp('station')]);
        s.destination = NCB;
        s.evb(who);
      }
      s.wait(1);
    }
    expect(s.findings()).toMatchObject([{ rule: 'CDCP-03', severity: 'error', count: 1 }]);
  });

  it('is quiet about different roles, and when it passes', () => {
    expect(talk('station', 4).said()).toEqual([]);
    expect(talk('bridge', 2).said()).toEqual([]);
  });
});

describe('CDCP-05: CDCP list without the default S-channel first', () => {
  it('fires when another pair is first', () => {
    const s = scenario();
    s.lldp('bridge', [tlv.cdcp('bridge', [{ scid: 2, svid: 20 }, DEFAULT])]);
    expect(s.findings()).toMatchObject([{ rule: 'CDCP-05', severity: 'error', frames: [1] }]);
  });

  it('is quiet when (1, 1) is first', () => {
    const s = scenario();
    s.lldp('bridge', [tlv.cdcp('bridge', [DEFAULT, { scid: 2, svid: 20 }])]);
    expect(s.said()).toEqual([]);
  });
});

describe('CDCP-06: S-channel listed twice', () => {
  it('fires for an SCID and for an SVID', () => {
    const s = scenario();
    s.lldp('bridge', [tlv.cdcp('bridge', [DEFAULT, { scid: 2, svid: 20 }, { scid: 2, svid: 21 }])]);
    s.lldp('bridge', [tlv.cdcp('bridge', [DEFAULT, { scid: 2, svid: 20 }, { scid: 3, svid: 20 }])]);
    expect(s.findings()).toMatchObject([{ rule: 'CDCP-06', severity: 'error', frames: [1, 2], count: 2 }]);
  });

  it('is quiet about several requests for an SVID', () => {
    const s = scenario();
    s.lldp('station', [tlv.cdcp('station', [DEFAULT, { scid: 2, svid: 0 }, { scid: 3, svid: 0 }])]);
    expect(s.said()).toEqual([]);
  });
});
