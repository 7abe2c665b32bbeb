import { describe, expect, it } from 'vitest';
import { octets, Scenario, tlv, vsi } from '../../scenario.js';

const ASSOC = 2;

/** A draft request and, where one is given, its response. */
function draft(request: ReturnType<typeof tlv.draft>, response: ReturnType<typeof tlv.draft> | null = null): Scenario {
  const s = new Scenario();
  s.lldp('bridge', [tlv.evbDraft()]);
  s.draft('station', 1, [request]);
  s.wait(0.001).draft('bridge', 1, null);
  if (response) {
    s.wait(0.05).draft('bridge', 1, [response]);
    s.wait(0.001).draft('station', 1, null);
  }
  return s;
}

describe('VSI-32: draft VSI TLV that is ignored', () => {
  it('fires for a mode, a response and a filter format that the drafts do not have', () => {
    expect(draft(tlv.draft(4, 1)).findings()).toMatchObject([{ rule: 'VSI-32', severity: 'warning', frames: [2] }]);
    expect(draft(tlv.draft(ASSOC, 1, 7)).said()).toContain('W VSI-32');
    expect(draft(tlv.draft(ASSOC, 1, 0, { filterfmt: 1, filter: [{ ps: 0, pcp: 0, vid: 5 }] as never })).said()).toEqual(['W VSI-32']);
  });

  it('fires for a number of entries that does not fit', () => {
    const s = new Scenario();
    s.lldp('bridge', [tlv.evbDraft()]);
    const body = `fe26001b3f0202000100000501${vsi(1)}0200025254000000010064`;
    s.frame('station', 'draft', octets(`001b3f000000${'0001'}${body}0000`.replace('001b3f000000', '001b3f00000000')));
    expect(s.said()).toEqual(['W VSI-32']);
  });

  it('is quiet about the last mode and the last response', () => {
    expect(draft(tlv.draft(ASSOC, 1), tlv.draft(ASSOC, 1, 6)).said()).toEqual(['N VSI-33']);
    expect(draft(tlv.draft(ASSOC, 1), tlv.draft(ASSOC, 1)).said()).toEqual([]);
  });
});

describe('VSI-33: bridge out of sync', () => {
  it('is a note', () => expect(draft(tlv.draft(ASSOC, 1), tlv.draft(ASSOC, 1, 6)).findings()).toMatchObject([{ rule: 'VSI-33', severity: 'note', vsiid: vsi(1) }]));
  it('is another rule for another response', () => expect(draft(tlv.draft(ASSOC, 1), tlv.draft(ASSOC, 1, 5)).said()).toEqual(['E VSI-34']));
});

describe('VSI-12 and VSI-13 of drafts, which name no keep-alive timeout', () => {
  /** Associated, and one keep-alive that many seconds after the answer. */
  const after = (sec: number): Scenario => {
    const s = new Scenario();
    for (const who of ['station', 'bridge'] as const) s.lldp(who, [tlv.evbDraft()]);
    for (const [no, wait] of [[1, sec], [2, 5]] as const) {
      s.draft('station', no, [tlv.draft(ASSOC, 1)]);
      s.wait(0.001).draft('bridge', no, null);
      s.wait(0.01).draft('bridge', no, [tlv.draft(ASSOC, 1)]);
      s.wait(0.001).draft('station', no, null);
      s.wait(wait);
    }
    return s;
  };

  it('a keep-alive that stayed out once is late', () => expect(after(19).said()).toEqual(['W VSI-12']));
  it('one that stayed out twice is missing', () => expect(after(21).said()).toEqual(['E VSI-13']));
  it('both are quiet within 1.5 x 10 s and the slack', () => expect(after(17.9).said()).toEqual([]));
});
