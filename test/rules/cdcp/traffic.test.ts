import { describe, expect, it } from 'vitest';
import { NCB, NNTB, Scenario, tlv } from '../../scenario.js';
import { ACK, sendTagged } from '../tag/tagged-frame.js';

const SVID = { scid: 2, svid: 20 };
const DEFAULT = { scid: 1, svid: 1 };

/** Both ends list S-channel 20; the station says what it is capable of. */
function listed(scomp = 1): Scenario {
  const s = new Scenario().converge();
  s.destination = NNTB;
  const spec = tlv.cdcp('station', [DEFAULT, SVID]);
  s.lldp('station', [{ ...spec, pdu: { ...spec.pdu, scomp } }]);
  s.lldp('bridge', [tlv.cdcp('bridge', [DEFAULT, SVID])]);
  s.destination = NCB;
  return s.wait(5);
}

const said = (s: Scenario, tags: string, rule: string): readonly string[] => {
  sendTagged(s, 'station', tags, 'ecp', ACK);
  return s.said().filter((what) => what.includes(rule));
};

describe('CDCP-15: frame in an S-channel that is not listed', () => {
  it('fires for SVID 30', () => expect(said(listed(), '88a8001e', 'CDCP-15')).toEqual(['W CDCP-15']));
  it('is quiet about SVID 20, the default one, a C-tag, and without a CDCP TLV', () => {
    for (const tags of ['88a80014', '88a80001', '8100001e', '']) expect(said(listed(), tags, 'CDCP-15')).toEqual([]);
    expect(said(new Scenario().converge(), '88a8001e', 'CDCP-15')).toEqual([]);
  });
});

describe('CDCP-18: S-tags without an S-VLAN component', () => {
  it('fires where SComp is 0', () => expect(said(listed(0), '88a80014', 'CDCP-18')).toEqual(['W CDCP-18']));
  it('is quiet where it is 1, about a C-tag, and without a CDCP TLV', () => {
    expect(said(listed(1), '88a80014', 'CDCP-18')).toEqual([]);
    expect(said(listed(0), '81000014', 'CDCP-18')).toEqual([]);
    expect(said(new Scenario().converge(), '88a80014', 'CDCP-18')).toEqual([]);
  });
});

describe('CDCP-19: CDCP TLV inside an S-channel', () => {
  const inside = (svid: number | null): readonly string[] => {
    const s = new Scenario();
    s.destination = NNTB;
    s.svid = svid;
    s.lldp('bridge', [tlv.cdcp('bridge')]);
    return s.said();
  };
  it('fires for an S-tag', () => expect(inside(20)).toEqual(['W CDCP-19']));
  it('is quiet without one, and in the default S-channel', () => expect([inside(null), inside(1)]).toEqual([[], []]));
});
