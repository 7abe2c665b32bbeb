import { describe, expect, it } from 'vitest';
import { ASSOC, DEASSOC, octets, PREASSOC, Scenario, tlv, vsi } from '../../scenario.js';

const MAC_1 = octets('525400000001');
const NULL_VID = { filter: [{ mac: MAC_1, vid: 0 }] };

describe('VSI-05: VID 0 answered with VID 0', () => {
  it('fires', () => {
    const s = new Scenario().converge();
    const no = s.request(ASSOC, 1, NULL_VID);
    const answer = s.respond(ASSOC, 1, NULL_VID);
    expect(s.findings()).toMatchObject([{ rule: 'VSI-05', severity: 'error', frames: [no, answer], vsiid: vsi(1) }]);
  });

  it('is quiet about a VID that is chosen, and about a refusal', () => {
    const s = new Scenario().converge();
    s.request(ASSOC, 1, NULL_VID);
    s.respond(ASSOC, 1, { filter: [{ mac: MAC_1, vid: 7 }] });
    s.request(ASSOC, 2, NULL_VID);
    s.respond(ASSOC, 2, { ...NULL_VID, error: 5 });
    expect(s.said()).toEqual(['E VSI-34']);
  });
});

describe('VSI-09: VSI that fails again and again', () => {
  const failing = (times: number, sec: number, hard = 0): readonly string[] => {
    const s = new Scenario().converge();
    for (let i = 0; i < times; i++) {
      s.wait(sec).request(ASSOC);
      s.respond(ASSOC, 1, { error: 1, hard });
    }
    return s.said();
  };

  it('fires at the fourth', () => expect(failing(4, 20)).toEqual(['E VSI-34 x4', 'W VSI-09']));

  it('is quiet at the third, where they are far apart, and about hard errors (VSI-08)', () => {
    expect(failing(3, 1)).toEqual(['E VSI-34 x3']);
    expect(failing(4, 60)).not.toContain('W VSI-09');
    expect(failing(4, 1, 1)).toEqual(['E VSI-34 x4', 'E VSI-08 x3']);
  });
});

describe('VSI-18: associated VSI taken back to pre-associated', () => {
  it('fires', () => {
    const s = new Scenario().converge().exchange(ASSOC);
    const no = s.request(PREASSOC);
    s.respond(PREASSOC);
    expect(s.findings()).toMatchObject([{ rule: 'VSI-18', severity: 'warning', frames: [no], vsiid: vsi(1) }]);
  });

  it('is quiet after a de-associate, where frames are missing, and after a restart', () => {
    expect(new Scenario().converge().exchange(ASSOC).exchange(DEASSOC).exchange(PREASSOC).said()).toEqual([]);
    expect(new Scenario().converge().exchange(ASSOC).gap().exchange(PREASSOC).said()).toEqual([]);
    const s = new Scenario().converge().exchange(ASSOC).exchange(ASSOC, 2).wait(6);
    s.send('station', [tlv.manager(), tlv.assoc(PREASSOC, 1)], 1);
    s.ack('bridge', 1);
    s.respond(PREASSOC);
    expect(s.said()).not.toContain('W VSI-18');
  });
});

describe('VSI-24: VSI type changed in a live VSI', () => {
  it('fires for another version', () => {
    const s = new Scenario().converge().exchange(ASSOC);
    const no = s.request(ASSOC, 1, { typever: 2 });
    s.respond(ASSOC, 1, { typever: 2 });
    expect(s.findings()).toMatchObject([{ rule: 'VSI-24', severity: 'warning', frames: [no], vsiid: vsi(1) }]);
  });

  it('is quiet about the same, and in the next life', () => {
    expect(new Scenario().converge().exchange(PREASSOC).exchange(ASSOC).said()).toEqual([]);
    expect(new Scenario().converge().exchange(ASSOC).exchange(DEASSOC).exchange(ASSOC, 1, { typever: 2 }).said()).toEqual([]);
  });
});

describe('VSI-25: VDP of the wrong role', () => {
  it('fires for a bridge that asks, and for a station that answers', () => {
    const asks = new Scenario().converge();
    const no = asks.send('bridge', [tlv.manager(), tlv.assoc(ASSOC, 1)]);
    asks.ack('station');
    expect(asks.findings()).toMatchObject([{ rule: 'VSI-25', severity: 'warning', frames: [no] }]);
    const answers = new Scenario().converge();
    answers.send('station', [tlv.manager(), tlv.assoc(ASSOC, 1, { ack: 1, keep: 0, hard: 0, error: 0 })]);
    answers.ack('bridge');
    expect(answers.said()).toEqual(['W VSI-25']);
  });

  it('is quiet about a de-associate of the bridge, and where the modes do not fit (EVB-04)', () => {
    const s = new Scenario().converge().exchange(ASSOC);
    s.send('bridge', [tlv.manager(), tlv.assoc(DEASSOC, 1)]);
    s.ack('station');
    expect(s.said()).toEqual(['E VSI-15']);
    const same = new Scenario().converge({ mode: 2 });
    same.send('bridge', [tlv.manager(), tlv.assoc(ASSOC, 1)]);
    same.ack('station');
    expect(same.said()).not.toContain('W VSI-25');
  });
});

describe('VSI-26: de-associate of a VSI never associated', () => {
  it('fires where the capture has the first ECPDU of the station', () => {
    const s = new Scenario().converge();
    const no = s.request(DEASSOC);
    s.respond(DEASSOC);
    expect(s.findings()).toMatchObject([{ rule: 'VSI-26', severity: 'warning', frames: [no], vsiid: vsi(1) }]);
  });

  it('is quiet where the capture began mid-way, and after a pre-associate', () => {
    const s = new Scenario().converge();
    s.send('station', [tlv.manager(), tlv.assoc(DEASSOC, 1)], 50);
    s.ack('bridge');
    s.respond(DEASSOC);
    expect(s.said()).toEqual([]);
    expect(new Scenario().converge().exchange(PREASSOC).exchange(DEASSOC).said()).toEqual([]);
  });
});

describe('VSI-31: response of another type than the request', () => {
  it('is a note beside the refusal', () => {
    const s = new Scenario().converge();
    const no = s.request(ASSOC);
    const answer = s.respond(DEASSOC, 1, { error: 2 });
    expect(s.findings()).toEqual(expect.arrayContaining([expect.objectContaining({ rule: 'VSI-31', severity: 'note', frames: [no, answer] })]));
  });
  it('is quiet about the same type', () => expect(new Scenario().converge().exchange(PREASSOC).exchange(DEASSOC).said()).toEqual([]));
});

describe('VSI-30: VSI not asked for again after an outage', () => {
  /** LLDP of the station is silent for longer than its TTL and comes back; `asks`: whether the VSI is asked for then. */
  const outage = (asks: boolean): readonly string[] => {
    const s = new Scenario().converge().exchange(ASSOC);
    for (let i = 0; i < 5; i++) s.wait(28).evb('bridge', { sgid: 0 });
    for (let i = 0; i < 4; i++) {
      s.wait(28).evb('station', { rrstat: 0 });
      s.evb('bridge');
      if (asks) s.exchange(ASSOC);
    }
    return s.said();
  };
  it('fires', () => expect(outage(false)).toContain('W VSI-30'));
  it('is quiet when it is', () => expect(outage(true)).not.toContain('W VSI-30'));
});
