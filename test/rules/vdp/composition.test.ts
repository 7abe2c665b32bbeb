import { describe, expect, it } from 'vitest';
import { lldpSystemDescription } from '../../../dissectors/lldp.js';
import { layer } from '../../../src/dissect/dissector.js';
import type { LayerSpec } from '../../../src/dissect/types.js';
import { ASSOC, DEASSOC, octets, PREASSOC, Scenario, tlv, vsi } from '../../scenario.js';

/** A request with these TLVs, acknowledged and left at that. */
function sent(...tlvs: readonly LayerSpec[]): readonly unknown[] {
  const s = new Scenario().converge();
  s.send('station', tlvs);
  s.ack('bridge');
  return s.findings();
}

/** A request whose VDP is a VSI manager ID and these octets. */
function raw(digits: string): readonly unknown[] {
  const s = new Scenario().converge();
  s.frame('station', 'ecp', octets(`100100010a10${'fd'.repeat(16)}${digits}`));
  s.ack('bridge', 1);
  return s.findings();
}

const found = (rule: string, severity: string, more: object = {}): object[] => [{ rule, severity, frames: [5], ...more }];
const ONE = [tlv.manager(), tlv.assoc(ASSOC, 1)];
const OTHER_MANAGER = 'fd'.repeat(16);

describe('VDP-04: VDP without an association TLV', () => {
  it('fires for a manager ID alone, and beside other TLVs', () => {
    expect(sent(tlv.manager())).toMatchObject(found('VDP-04', 'error'));
    expect(sent(tlv.manager(), tlv.ciscoName(1))).toMatchObject(found('VDP-04', 'error'));
    expect(raw('0000')).toMatchObject(found('VDP-04', 'error'));
  });

  it('is quiet about one association TLV, and about one that is cut (ECP-23)', () => {
    expect(sent(...ONE)).toEqual([]);
    expect(raw('0621000000')).toMatchObject(found('ECP-23', 'warning'));
  });
});

describe('VDP-21: VSI named twice in one ECPDU', () => {
  it('fires for two commands', () => expect(sent(tlv.manager(), tlv.assoc(PREASSOC, 1), tlv.assoc(ASSOC, 1))).toEqual(expect.arrayContaining([expect.objectContaining({ rule: 'VDP-21', severity: 'warning', frames: [5] })])));
  it('is quiet about the same twice, and about two VSIs', () => {
    const twice = sent(tlv.manager(), tlv.assoc(ASSOC, 1), tlv.assoc(ASSOC, 1)) as { rule: string }[];
    expect(twice.filter(({ rule }) => rule === 'VDP-21')).toEqual([]);
    expect(sent(tlv.manager(), tlv.assoc(ASSOC, 1), tlv.assoc(ASSOC, 2))).toEqual([]);
  });
});

describe('VDP-22: VDP TLV of a reserved type', () => {
  it('fires for the first and the last one', () => {
    expect(sent(...ONE, tlv.reserved(6))).toMatchObject(found('VDP-22', 'note'));
    expect(sent(...ONE, tlv.reserved(126))).toMatchObject(found('VDP-22', 'note'));
  });
  it('is quiet about organizations', () => expect(sent(...ONE, tlv.oracle())).toEqual([]));
});

describe('VDP-23: organizationally defined TLV too short', () => {
  const assoc = `0621000000050105${vsi(1)}0200015254000000010064`;
  it('fires for three octets', () => expect(raw(`${assoc}fe0300000c`)).toMatchObject(found('VDP-23', 'error')));
  it('is quiet about four', () => expect(raw(`${assoc}fe0400000c77`)).not.toMatchObject(found('VDP-23', 'error')));
});

describe('VDP-24: virtual machine named for another VSI', () => {
  it('fires', () => expect(sent(...ONE, tlv.ciscoName(2))).toMatchObject(found('VDP-24', 'warning')));
  it('is quiet about the VSI of the ECPDU, and about the second of two', () => {
    expect(sent(...ONE, tlv.ciscoName(1))).toEqual([]);
    expect(sent(...ONE, tlv.assoc(ASSOC, 2), tlv.ciscoName(2))).toEqual([]);
  });
});

describe('VDP-25: no VSI manager named', () => {
  const zero = tlv.manager('00'.repeat(16));
  it('is a note for the link', () => expect(sent(zero, tlv.assoc(ASSOC, 1), tlv.assoc(ASSOC, 2))).toMatchObject(found('VDP-25', 'note', { vsiid: null, count: 2 })));
  it('is quiet about a number, as lldpad sends it', () => expect(sent(tlv.manager(`07${'00'.repeat(15)}`), tlv.assoc(ASSOC, 1))).toEqual([]));
});

describe('VDP-26: VSI with another manager than before', () => {
  const again = (manager: string): readonly unknown[] => {
    const s = new Scenario().converge().exchange(ASSOC).exchange(DEASSOC).wait(1);
    s.send('station', [tlv.manager(manager), tlv.assoc(ASSOC, 1)]);
    s.ack('bridge');
    s.wait(0.002).send('bridge', [tlv.manager(manager), tlv.assoc(ASSOC, 1, { ack: 1, keep: 0, hard: 0, error: 0 })]);
    s.ack('station');
    return s.findings();
  };
  it('fires in a later life', () => expect(again(OTHER_MANAGER)).toMatchObject([{ rule: 'VDP-26', severity: 'warning', frames: [5, 13], vsiid: vsi(1) }]));
  it('is quiet about the same one, and about another VSI', () => {
    expect(again('fd000000000000000000000000000001')).toEqual([]);
    const s = new Scenario().converge().exchange(ASSOC);
    s.send('station', [tlv.manager(OTHER_MANAGER), tlv.assoc(ASSOC, 2)]);
    s.ack('bridge');
    expect(s.said()).toEqual([]);
  });
});

describe('VDP-27: Solaris answered without its TLV', () => {
  const answered = (asked: readonly LayerSpec[], answer: readonly LayerSpec[], description = 'SunOS 5.11'): readonly string[] => {
    const s = new Scenario().converge();
    s.lldp('station', [layer(lldpSystemDescription, { text: new TextEncoder().encode(description) }), tlv.evb('station', { rrstat: 0 })]);
    s.send('station', [...ONE, ...asked]);
    s.ack('bridge');
    s.wait(0.002).send('bridge', [tlv.manager(), tlv.assoc(ASSOC, 1, { ack: 1, keep: 0, hard: 0, error: 0 }), ...answer]);
    s.ack('station');
    return s.said();
  };
  it('fires for a station that uses the TLV, and for one that says what it is', () => {
    expect(answered([tlv.oracle()], [], 'Linux')).toEqual(['W VDP-27']);
    expect(answered([], [])).toEqual(['W VDP-27']);
  });
  it('is quiet when the TLV comes back, and about others', () => {
    expect(answered([tlv.oracle()], [tlv.oracle()])).toEqual([]);
    expect(answered([], [], 'Linux')).toEqual([]);
  });
});
