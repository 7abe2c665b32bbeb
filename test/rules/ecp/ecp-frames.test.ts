import { describe, expect, it } from 'vitest';
import { octets, Scenario, tlv, ASSOC, vsi, type Who } from '../../scenario.js';

const header = (word: string, seq = 1): Uint8Array => octets(`${word}${seq.toString(16).padStart(4, '0')}${'00'.repeat(42)}`);

describe('ECP-01: ECP version unknown', () => {
  it('fires for version 2, and its number counts as used', () => {
    const s = new Scenario().converge();
    const no = s.frame('station', 'ecp', header('2001'));
    s.wait(1).send('station', [tlv.manager(), tlv.assoc(ASSOC, 1)], 2);
    s.ack('bridge');
    s.respond(ASSOC);
    expect(s.findings()).toMatchObject([{ rule: 'ECP-01', severity: 'error', frames: [no] }]);
  });

  it('is quiet about version 1, and about a snap length', () => {
    const s = new Scenario().converge().exchange(ASSOC);
    s.frame('station', 'ecp', header('2001', 9), 4);
    expect(s.said()).toEqual([]);
  });
});

describe('ECP-02: ECP operation unknown', () => {
  it('fires for operation 2', () => {
    const s = new Scenario().converge();
    const no = s.frame('bridge', 'ecp', header('1801'));
    expect(s.findings()).toMatchObject([{ rule: 'ECP-02', severity: 'error', frames: [no] }]);
  });

  it('leaves an unknown version to ECP-01', () => {
    const s = new Scenario().converge();
    s.frame('bridge', 'ecp', header('2801'));
    expect(s.said()).toEqual(['E ECP-01']);
  });
});

describe('ECP-20: VDP before EVB was negotiated', () => {
  it('fires when both ends were heard and the bridge never spoke EVB', () => {
    const s = new Scenario();
    for (let i = 0; i < 2; i++) {
      s.evb('station', { rrstat: 0 });
      s.wait(0.1).lldp('bridge');
      s.wait(1);
    }
    const no = s.request(ASSOC);
    s.respond(ASSOC);
    expect(s.findings()).toMatchObject([{ rule: 'ECP-20', severity: 'error', frames: [no], vsiid: vsi(1) }]);
  });

  it('fires at once when the station itself says that it heard nothing', () => {
    const s = new Scenario();
    const heard = s.evb('station', { rrstat: 3 });
    const no = s.wait(5).request(ASSOC);
    s.respond(ASSOC);
    expect(s.findings()).toMatchObject([{ rule: 'ECP-20', severity: 'error', frames: [heard, no] }]);
  });

  it('is quiet where the capture began too late to know, and after the negotiation', () => {
    const late = new Scenario();
    late.request(ASSOC);
    late.respond(ASSOC);
    expect(late.said()).toEqual([]);
    expect(new Scenario().converge().exchange(ASSOC).said()).toEqual([]);
  });

  it('fires without any EVB TLV once the capture has covered a TTL', () => {
    const s = new Scenario();
    for (let i = 0; i < 5; i++) for (const who of ['station', 'bridge']) s.wait(15).lldp(who);
    expect(s.exchange(ASSOC).said()).toEqual(['E ECP-20']);
  });

  it('leaves a TLV that is wrong in itself to EVB-01 and EVB-03, and knows the TLVs of the default channel', () => {
    const s = new Scenario();
    for (let i = 0; i < 5; i++) {
      s.wait(15).lldp('station', [tlv.org(0x0080c2, 13, '000f6e')]);
      s.wait(15).evb('bridge');
    }
    expect(s.exchange(ASSOC).said().filter((what) => /EVB-01|ECP/.test(what))).toEqual(['E EVB-01 x5']);
    const none = new Scenario();
    for (let i = 0; i < 5; i++) {
      none.wait(15).evb('station', { mode: 0 });
      none.wait(15).evb('bridge');
    }
    expect(none.exchange(ASSOC).said()).toEqual(['W EVB-03 x5']);
    const inside = new Scenario().converge();
    inside.svid = 20;
    inside.request(ASSOC);
    expect(inside.said()).toEqual([]);
  });

  it('is a warning in a capture without any LLDP: it may be one of ECP alone', () => {
    expect(new Scenario().quiet(0).wait(122).exchange(ASSOC).said()).toEqual(['W ECP-20']);
  });
});

describe('ECP-21: ECP of the other EVB version', () => {
  const link = (withDraft: boolean): Scenario => {
    const s = new Scenario().converge();
    if (withDraft) for (const who of ['station', 'bridge'] as Who[]) s.lldp(who, [tlv.evb(who), tlv.evbDraft()]);
    return s;
  };

  it('fires for draft ECP on a ratified link', () => {
    const s = link(false);
    const no = s.draft('station', 1, [tlv.draft(2, 1)]);
    s.wait(0.001).draft('bridge', 1, null);
    s.wait(0.05).draft('bridge', 1, [tlv.draft(2, 1)]);
    s.wait(0.001).draft('station', 1, null);
    expect(s.findings()).toMatchObject([{ rule: 'ECP-21', severity: 'warning', frames: [no, no + 2] }]);
  });

  it('is quiet where both ends speak both', () => {
    const s = link(true);
    s.draft('station', 1, [tlv.draft(2, 1)]);
    s.wait(0.001).draft('bridge', 1, null);
    s.wait(0.05).draft('bridge', 1, [tlv.draft(2, 1)]);
    s.wait(0.001).draft('station', 1, null);
    expect(s.said()).toEqual(['N EVB-24 x2']);
  });
});
