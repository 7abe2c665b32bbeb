import { describe, expect, it } from 'vitest';
import { Scenario, tlv, octets, ASSOC, DEASSOC, PREASSOC, vsi } from '../../scenario.js';

const MAC_1 = octets('525400000001');

describe('VSI-01: no VDP response', () => {
  it('fires after the response wait delay and its slack', () => {
    const s = new Scenario().converge();
    const no = s.request(ASSOC);
    s.quiet(21.2);
    expect(s.findings()).toMatchObject([{ rule: 'VSI-01', severity: 'error', frames: [no, no + 1], vsiid: vsi(1) }]);
  });

  it('is quiet when the capture ends before, and in a capture of one direction', () => {
    const early = new Scenario().converge();
    early.request(ASSOC);
    early.quiet(20.5);
    expect(early.said()).toEqual([]);
    const oneWay = new Scenario();
    oneWay.evb('station', { rrstat: 0 });
    oneWay.send('station', [tlv.manager(), tlv.assoc(ASSOC, 1)]);
    oneWay.quiet(40);
    expect(oneWay.said()).toEqual([]);
  });

  it('is VSI-15 alone when the bridge de-associates instead', () => {
    const s = new Scenario().converge();
    s.request(ASSOC);
    s.wait(10.49).send('bridge', [tlv.manager(), tlv.assoc(DEASSOC, 1)]);
    s.ack('station');
    s.quiet(30);
    expect(s.said()).toEqual(['E VSI-15']);
  });

  it('is quiet where a draft capture begins with an answer, which looks like a request', () => {
    const s = new Scenario();
    const say = (who: 'station' | 'bridge', seq: number): void => {
      s.draft(who, seq, [tlv.draft(2, 1)]);
      s.wait(0.001).draft(who === 'station' ? 'bridge' : 'station', seq, null);
    };
    say('bridge', 7);
    for (let i = 1; i < 10; i++) {
      s.wait(10);
      say('station', i);
      say('bridge', 7 + i);
    }
    expect(s.quiet(5).said()).toEqual([]);
  });

  it('fires for a draft after 3 s, whatever the TLVs say', () => {
    const s = new Scenario();
    s.lldp('bridge', [tlv.evbDraft()]);
    s.draft('station', 1, [tlv.draft(2, 1)]);
    s.wait(0.001).draft('bridge', 1, null);
    s.quiet(4);
    expect(s.findings()).toMatchObject([{ rule: 'VSI-01', severity: 'error', frames: [2, 3] }]);
  });
});

describe('VSI-02: VDP response without a request', () => {
  it('fires for a response that nobody asked for, and for one that came too late', () => {
    const s = new Scenario().quiet(0).wait(20).converge();
    const no = s.respond(ASSOC);
    expect(s.findings()).toMatchObject([{ rule: 'VSI-02', severity: 'error', frames: [no], vsiid: vsi(1) }]);
    const late = new Scenario().converge();
    late.request(ASSOC);
    late.wait(18).respond(ASSOC);
    late.quiet(10);
    expect(late.said()).toEqual(['E VSI-02']);
  });

  it('is quiet where the request may have come before the capture, or was lost', () => {
    const s = new Scenario().converge();
    s.respond(ASSOC);
    expect(s.said()).toEqual([]);
    const lossy = new Scenario().quiet(0).wait(20).converge().exchange(ASSOC, 2);
    lossy.respond(ASSOC);
    lossy.wait(5).send('station', [tlv.manager(), tlv.assoc(DEASSOC, 2)], 3);
    lossy.ack('bridge');
    lossy.respond(DEASSOC, 2);
    expect(lossy.said()).toEqual(['W ECP-09']);
  });

  it.each([['refused', { error: 2 }], ['de-associated', {}]])('is quiet about the answer to a de-associate of one that was %s before', (_, fields) => {
    const s = new Scenario().quiet(0).wait(20).converge();
    s.request(ASSOC);
    s.respond(ASSOC, 1, fields);
    if (!('error' in fields)) s.wait(1).exchange(DEASSOC);
    s.wait(2).exchange(DEASSOC);
    expect(s.wait(5).said()).not.toContain('E VSI-02');
  });
});

describe('VSI-03: late VDP response', () => {
  it('fires beyond T(RWD) and the ECP budget', () => {
    const s = new Scenario().converge();
    const no = s.request(ASSOC);
    const answer = s.wait(11.7).respond(ASSOC);
    expect(s.findings()).toMatchObject([{ rule: 'VSI-03', severity: 'warning', frames: [no, answer], vsiid: vsi(1) }]);
  });

  it('is quiet where frames are missing in between', () => {
    const s = new Scenario().converge();
    s.request(ASSOC);
    s.wait(5).gap().wait(6.7).respond(ASSOC);
    expect(s.said()).toEqual([]);
  });

  it('is quiet within them', () => {
    const s = new Scenario().converge();
    s.request(ASSOC);
    s.wait(11.6).respond(ASSOC);
    expect(s.said()).not.toContain('W VSI-03');
  });
});

describe('VSI-04: response with another filter', () => {
  it('fires for another VID and for another number of entries', () => {
    const s = new Scenario().converge();
    const no = s.request(ASSOC);
    const answer = s.respond(ASSOC, 1, { filter: [{ mac: MAC_1, vid: 101 }] });
    s.wait(1).request(ASSOC, 2);
    s.respond(ASSOC, 2, { filter: [{ mac: octets('525400000002'), vid: 100 }, { mac: MAC_1, vid: 100 }] });
    expect(s.findings()).toMatchObject([
      { rule: 'VSI-04', severity: 'error', frames: [no, answer], vsiid: vsi(1) },
      { rule: 'VSI-04', vsiid: vsi(2) },
    ]);
  });

  it('is quiet when VID 0 and PCP are filled in', () => {
    const s = new Scenario().converge();
    s.request(ASSOC, 1, { filter: [{ mac: MAC_1, vid: 0 }] });
    s.respond(ASSOC, 1, { filter: [{ mac: MAC_1, vid: 205, ps: 1, pcp: 3 }] });
    expect(s.said()).toEqual([]);
  });

  it('is quiet where frames are missing since the request, which may have been another one', () => {
    const s = new Scenario().converge();
    s.request(ASSOC);
    s.gap();
    s.respond(ASSOC, 1, { filter: [{ mac: MAC_1, vid: 101 }] });
    expect(s.said()).toEqual([]);
  });

  it('is quiet about one VSI asked for twice in one ECPDU, which is VDP-21', () => {
    const s = new Scenario().converge();
    const asked = [100, 101].map((vid) => tlv.assoc(ASSOC, 1, { filter: [{ mac: MAC_1, vid }] }));
    s.send('station', [tlv.manager(), ...asked]);
    s.ack('bridge');
    s.respond(ASSOC, 1, { filter: [{ mac: MAC_1, vid: 100 }] });
    expect(s.said()).toEqual(['W VDP-21']);
  });
});

describe('VSI-10, VSI-11, VSI-34: refusals', () => {
  const refuse = (error: number): Scenario => {
    const s = new Scenario().converge();
    s.request(PREASSOC);
    s.respond(PREASSOC, 1, { error });
    return s;
  };

  it.each([
    [1, 'VSI-34'],
    [2, 'VSI-11'],
    [3, 'VSI-10'],
    [4, 'VSI-34'],
    [5, 'VSI-34'],
  ])('error %i is %s', (error, rule) => {
    expect(refuse(error).findings()).toMatchObject([{ rule, severity: 'error', frames: [5, 7], vsiid: vsi(1) }]);
  });

  it('success is none', () => expect(refuse(0).said()).toEqual([]));

  it.each([
    [2, ['E VSI-11']],
    [3, ['E VSI-34']],
    [5, ['E VSI-34']],
    [6, ['N VSI-33']],
  ])('draft response %i', (response, said) => {
    const s = new Scenario();
    s.lldp('bridge', [tlv.evbDraft()]);
    s.draft('station', 1, [tlv.draft(2, 1)]);
    s.wait(0.001).draft('bridge', 1, null);
    s.wait(0.05).draft('bridge', 1, [tlv.draft(2, 1, response)]);
    s.wait(0.001).draft('station', 1, null);
    expect(s.said()).toEqual(said);
  });
});
