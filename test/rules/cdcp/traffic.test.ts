import { describe, expect, it } from 'vitest';
import { NCB, NNTB, octets, Scenario, tlv } from '../../scenario.js';
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
  it('is quiet about SVID 20, the default one, a C-tag, an empty list, and without a CDCP TLV', () => {
    const empty = listed();
    empty.destination = NNTB;
    empty.lldp('bridge', [tlv.cdcp('bridge', [])]);
    empty.destination = NCB;
    expect(said(empty.wait(5), '88a80014', 'CDCP')).toEqual(['E CDCP-01']);
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

/** The beginning of a data frame of a virtual machine, as the scan hands it over. */
function sendData(s: Scenario, tags: string): void {
  const data = octets(`525400000002525400000001${tags}0800${'45'.repeat(40)}`);
  s.analysis.push({ kind: 'example', no: ++s.no, timeNs: Math.round(s.timeSec * 1e9), point: s.point, data, origLen: 900, direction: null, offset: null });
}

describe('data frames', () => {
  const found = (s: Scenario, rule: string): readonly string[] => s.said().filter((what) => what.includes(rule));

  it('are judged by the list of the bridge, also by the first one that comes after them', () => {
    const s = listed();
    sendData(s, '88a8001e');
    expect(found(s, 'CDCP-15')).toEqual(['W CDCP-15']);
    const before = new Scenario().converge();
    sendData(before, '88a8001e');
    before.destination = NNTB;
    before.wait(1).lldp('station', [tlv.cdcp('station', [DEFAULT, SVID])]);
    before.lldp('bridge', [tlv.cdcp('bridge', [DEFAULT, SVID])]);
    expect(found(before, 'CDCP-15')).toEqual(['W CDCP-15']);
    const fine = listed();
    sendData(fine, '88a80014');
    expect(found(fine, 'CDCP')).toEqual([]);
  });

  it('wait for the first control frame at their capture point, or for the end of the capture', () => {
    const s = new Scenario();
    sendData(s, '8100000588a80014');
    expect(s.analysis.findings()).toEqual([]);
    s.lldp('bridge');
    expect(s.analysis.findings()).toMatchObject([{ rule: 'TAG-01', link: 'eno3' }]);
    const alone = new Scenario();
    sendData(alone, '8100000588a80014');
    expect(found(alone, '')).toEqual(['W TAG-01']);
    expect(alone.analysis.links()).toEqual([]);
    const fine = new Scenario();
    sendData(fine, '88a8001481000005');
    expect(found(fine, '')).toEqual([]);
  });

  it('have to be of an end without S-VLAN component for CDCP-18: of both, as either may have sent them', () => {
    const s = listed(0);
    sendData(s, '88a80014');
    expect(found(s, 'CDCP-18')).toEqual([]);
  });
});

describe('CDCP-16: S-channel not used', () => {
  const idle = (svid: string, minutes: number): readonly string[] => {
    const s = listed();
    sendData(s, `88a8${svid}`);
    s.destination = NNTB;
    for (let i = 0; i < 2 * minutes; i++) {
      s.wait(30).lldp('station', [tlv.cdcp('station', [DEFAULT, SVID])]);
      s.lldp('bridge', [tlv.cdcp('bridge', [DEFAULT, SVID])]);
    }
    return s.said().filter((what) => what.includes('CDCP-16'));
  };
  it('notes one without a frame in 10 minutes', () => expect(idle('0001', 11)).toEqual(['N CDCP-16']));
  it('is quiet before, and about one that is used', () => {
    expect(idle('0001', 9)).toEqual([]);
    expect(idle('0014', 11)).toEqual([]);
  });
});
