import { describe, expect, it } from 'vitest';
import { ecp } from '../../../dissectors/ecp.js';
import { lldpSystemDescription } from '../../../dissectors/lldp.js';
import { layer } from '../../../src/dissect/dissector.js';
import type { LayerSpec } from '../../../src/dissect/types.js';
import { octets, Scenario, tlv, ASSOC, vsi } from '../../scenario.js';

/** A request with these TLVs, acknowledged and left at that. */
function sent(...tlvs: readonly LayerSpec[]): readonly unknown[] {
  const s = new Scenario().converge();
  s.send('station', tlvs);
  s.ack('bridge');
  return s.findings();
}
const found = (rule: string, severity = 'error'): object[] => [{ rule, severity, frames: [5] }];

/** A request whose VDP is made of these octets. */
function raw(digits: string): readonly unknown[] {
  const s = new Scenario().converge();
  s.frame('station', 'ecp', octets(`10010001${digits}`));
  s.ack('bridge', 1);
  return s.findings();
}
const MANAGER = `0a10${'00'.repeat(16)}`;
const HEAD = `00000005010500${vsi(1).slice(2)}`;

describe('VDP-01: VDP without the VSI manager ID first', () => {
  it('fires when an association TLV is first', () => expect(sent(tlv.assoc(ASSOC, 1), tlv.manager())).toMatchObject(found('VDP-01')));

  it('leaves an empty ECPDU to ECP-24', () => {
    const s = new Scenario().converge();
    s.frame('station', 'ecp', layer(ecp, { version: 1, op: 0, subtype: 1, seqno: 1 }));
    s.ack('bridge', 1);
    expect(s.said()).toEqual(['N ECP-24']);
    expect(raw('0000')).toMatchObject([{ rule: 'ECP-24' }]);
  });
});

describe('VDP-02: several VSI manager IDs in one ECPDU', () => {
  it('fires for two', () => expect(sent(tlv.manager(), tlv.assoc(ASSOC, 1), tlv.manager())).toMatchObject(found('VDP-02')));
  it('is quiet about two VSIs under one', () => expect(sent(tlv.manager(), tlv.assoc(ASSOC, 1), tlv.assoc(ASSOC, 2, { filter: [{ vid: 5, mac: octets('525400000002') }] }))).toEqual([]));
});

describe('VDP-03: VSI manager ID of wrong length', () => {
  it('fires for the one octet of the drafts', () => expect(raw('0a0105')).toMatchObject(found('VDP-03')));
  it('is quiet at sixteen', () => expect(raw(MANAGER)).toMatchObject([{ rule: 'VDP-04' }]));
});

describe('VDP-05: association TLV of wrong length', () => {
  it('fires for an entry too few, a cut entry, and a length that runs past the frame', () => {
    const entry = '5254000000010064';
    expect(raw(`${MANAGER}0621${HEAD}020002${entry}`)).toMatchObject(found('VDP-05'));
    expect(raw(`${MANAGER}0620${HEAD}020001${entry.slice(2)}`)).toMatchObject(found('VDP-05'));
    expect(raw(`${MANAGER}0629${HEAD}020001${entry}`)).toMatchObject([{ rule: 'ECP-23' }, { rule: 'VDP-05', severity: 'error', frames: [5] }]);
  });

  it('is ECP-23 where just the frame ends too early', () => expect(raw(`${MANAGER}0629${HEAD}0200025254000000010064`)).toMatchObject([{ rule: 'ECP-23' }]));

  it('is quiet when N fits, and about an unknown filter format', () => {
    expect(sent(tlv.manager(), tlv.assoc(ASSOC, 1))).toEqual([]);
    expect(raw(`${MANAGER}0621${HEAD}0700015254000000010064`)).toMatchObject([{ rule: 'VDP-07' }]);
  });
});

describe('VDP-06: association TLV without filter entries', () => {
  it('fires, whatever the length', () => {
    expect(sent(tlv.manager(), tlv.assoc(ASSOC, 1, { filter: [] }))).toMatchObject(found('VDP-06'));
    expect(raw(`${MANAGER}0621${HEAD}0200005254000000010064`)).toMatchObject(found('VDP-06'));
  });
  it('is quiet about one entry', () => expect(sent(tlv.manager(), tlv.assoc(ASSOC, 1))).toEqual([]));
});

describe('VDP-09: VSIID does not fit its format', () => {
  const of = (vsiidfmt: number, digits: string): readonly unknown[] => sent(tlv.manager(), tlv.assoc(ASSOC, 1, { vsiidfmt, vsiid: octets(digits) }));

  it.each([
    [1, `${'00'.repeat(12)}c0000201`],
    [2, '00'.repeat(16)],
    [3, `01${'00'.repeat(9)}020000000001`],
    [3, `${'00'.repeat(10)}030000000001`],
    [5, '00'.repeat(16)],
  ])('fires for format %i and %s', (format, digits) => expect(of(format, digits)).toMatchObject(found('VDP-09')));

  it.each([
    [1, `${'00'.repeat(10)}ffffc0000201`],
    [3, `${'00'.repeat(10)}020000000001`],
    [4, '00'.repeat(16)],
  ])('is quiet for format %i and %s', (format, digits) => expect(of(format, digits)).toEqual([]));
});

describe('VDP-11: reserved error in a VDP response', () => {
  it('fires beside the refusal', () => {
    const s = new Scenario().converge();
    s.request(ASSOC);
    const no = s.respond(ASSOC, 1, { error: 9 });
    expect(s.findings()).toMatchObject([{ rule: 'VDP-11', severity: 'error', frames: [no] }, { rule: 'VSI-34', severity: 'error' }]);
  });

  it('is quiet about a defined error', () => {
    const s = new Scenario().converge();
    s.request(ASSOC);
    s.respond(ASSOC, 1, { error: 5 });
    expect(s.said()).toEqual(['E VSI-34']);
  });
});

const DRAFT_ASSOC = 2;

describe('VDP-14: reserved VID in a filter', () => {
  const vid = (number: number): readonly unknown[] => sent(tlv.manager(), tlv.assoc(ASSOC, 1, { filter: [{ mac: octets('525400000001'), vid: number }] }));
  it('fires for 4095', () => expect(vid(4095)).toMatchObject(found('VDP-14')));
  it('fires for 4095 in a draft, once: the keep-alive repeats it', () => {
    const s = new Scenario();
    for (const who of ['station', 'bridge'] as const) s.lldp(who, [tlv.evbDraft()]);
    const request = tlv.draft(DRAFT_ASSOC, 1, 0, { filter: [{ mac: octets('525400000001'), ps: 0, pcp: 0, vid: 4095 }] });
    for (const no of [1, 2]) {
      s.draft('station', no, [request]);
      s.wait(0.001).draft('bridge', no, null);
      s.wait(0.01).draft('bridge', no, [request]);
      s.wait(0.001).draft('station', no, null);
      s.wait(10);
    }
    expect(s.findings()).toMatchObject([{ rule: 'VDP-14', frames: [3], vsiid: vsi(1) }]);
  });

  it('is quiet about 4094, and about 1', () => {
    expect(vid(4094)).toEqual([]);
    expect(vid(1)).toEqual([]);
  });

  it.each([
    ['Linux 6.1.0 #1 SMP lldpad', ['W VDP-14']],
    ['Comware Platform Software', []],
  ])('warns of VID 1 towards lldpad: %s', (text, said) => {
    const s = new Scenario().converge();
    s.lldp('bridge', [layer(lldpSystemDescription, { text: new TextEncoder().encode(text) }), tlv.evb('bridge')]);
    expect(s.exchange(ASSOC, 1, { filter: [{ mac: octets('525400000001'), vid: 1 }] }).said()).toEqual(said);
  });
});

describe('VDP-18: group identifiers that were not negotiated', () => {
  const grouped = { filterfmt: 4, filter: [{ group: 7, mac: octets('525400000001'), vid: 100 }] };

  it('fires when the station did not ask for them', () => {
    const s = new Scenario().converge({ bgid: 1 }, { bgid: 1 });
    const no = s.request(ASSOC, 1, grouped);
    s.respond(ASSOC, 1, grouped);
    expect(s.findings()).toMatchObject([{ rule: 'EVB-22' }, { rule: 'VDP-18', severity: 'error', frames: [no], vsiid: vsi(1) }]);
  });

  it('is quiet when both did', () => {
    expect(new Scenario().converge({ bgid: 1 }, { sgid: 1 }).exchange(ASSOC, 1, grouped).said()).toEqual([]);
  });
});
