import { describe, expect, it } from 'vitest';
import { octets, Scenario, tlv, ASSOC, DEASSOC, PREASSOC, vsi } from '../../scenario.js';

const MAC_1 = octets('525400000001');
const NULL_VID = { filter: [{ mac: MAC_1, vid: 0 }] };
const ASSIGNED = { filter: [{ mac: MAC_1, vid: 205 }] };

describe('VSI-06: VID 0 after the bridge assigned one', () => {
  const assigned = (): Scenario => {
    const s = new Scenario().converge();
    s.request(ASSOC, 1, NULL_VID);
    s.respond(ASSOC, 1, ASSIGNED);
    return s.wait(1);
  };

  it('fires for a de-associate, and takes the place of VSI-07', () => {
    const s = assigned();
    const no = s.request(DEASSOC, 1, NULL_VID);
    s.respond(DEASSOC, 1, NULL_VID);
    expect(s.findings()).toMatchObject([{ rule: 'VSI-06', severity: 'error', frames: [7, no], vsiid: vsi(1) }]);
  });

  it('takes the place of VSI-01 where the bridge then says nothing', () => {
    const s = assigned();
    s.wait(10).request(ASSOC, 1, NULL_VID);
    for (let i = 0; i < 4; i++) s.wait(30).evb(i % 2 ? 'station' : 'bridge');
    expect(s.findings().filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toEqual(['VSI-06']);
  });

  it('is quiet when the station uses the assigned VID', () => {
    expect(assigned().exchange(DEASSOC, 1, ASSIGNED).said()).toEqual([]);
  });
});

describe('VSI-07: de-associate with another filter', () => {
  it('fires for another VID', () => {
    const s = new Scenario().converge().exchange(ASSOC);
    const no = s.request(DEASSOC, 1, { filter: [{ mac: MAC_1, vid: 101 }] });
    s.respond(DEASSOC, 1, { filter: [{ mac: MAC_1, vid: 101 }] });
    expect(s.findings()).toMatchObject([{ rule: 'VSI-07', severity: 'warning', frames: [no], vsiid: vsi(1) }]);
  });

  it('is quiet about a priority that the bridge added and the station does not repeat', () => {
    const s = new Scenario().converge();
    s.request(ASSOC);
    s.respond(ASSOC, 1, { filter: [{ mac: MAC_1, vid: 100, ps: 1, pcp: 5 }] });
    expect(s.wait(1).exchange(DEASSOC).said()).toEqual([]);
  });

  it('is quiet about the same filter, and about a VSI not seen before', () => {
    expect(new Scenario().converge().exchange(ASSOC).exchange(DEASSOC).exchange(DEASSOC, 2).said()).toEqual(['W VSI-26']);
  });
});

describe('VSI-08: same request again after a hard error', () => {
  const retry = (hard: number, typeid: number): Scenario => {
    const s = new Scenario().converge();
    s.request(ASSOC);
    s.respond(ASSOC, 1, { error: 5, hard });
    s.wait(1).request(ASSOC, 1, { typeid });
    s.respond(ASSOC, 1, { typeid });
    return s;
  };

  it('fires for the identical request', () => {
    expect(retry(1, 5).findings()).toMatchObject([{ rule: 'VSI-34' }, { rule: 'VSI-08', severity: 'error', frames: [7, 9], vsiid: vsi(1) }]);
  });

  it('is quiet when the error was not hard, or the VSI type is another', () => {
    expect(retry(0, 5).said()).toEqual(['E VSI-34']);
    expect(retry(1, 6).said()).toEqual(['E VSI-34']);
  });
});

describe('VSI-23: MAC address and VID claimed by two VSIs', () => {
  const same = { filter: [{ mac: MAC_1, vid: 100 }] };

  it('fires for the second', () => {
    const s = new Scenario().converge().exchange(ASSOC);
    const no = s.request(ASSOC, 2, same);
    s.respond(ASSOC, 2, same);
    expect(s.findings()).toMatchObject([{ rule: 'VSI-23', severity: 'error', frames: [5, no], vsiid: vsi(2), count: 1 }]);
  });

  it('fires for a VID that the bridge assigned', () => {
    const s = new Scenario().converge().exchange(ASSOC);
    s.request(ASSOC, 2, NULL_VID);
    const no = s.respond(ASSOC, 2, same);
    expect(s.findings()).toMatchObject([{ rule: 'VSI-23', frames: [5, no], vsiid: vsi(2), count: 1 }]);
  });

  it('is quiet about another VLAN, and after the first has left', () => {
    const other = { filter: [{ mac: MAC_1, vid: 101 }] };
    expect(new Scenario().converge().exchange(ASSOC).exchange(ASSOC, 2, other).said()).toEqual([]);
    expect(new Scenario().converge().exchange(ASSOC).exchange(DEASSOC).exchange(ASSOC, 2, same).said()).toEqual([]);
  });
});

describe('VSI-27: VDP request while another waits', () => {
  it('fires for another command', () => {
    const s = new Scenario().converge();
    const first = s.request(PREASSOC);
    const no = s.wait(1).request(ASSOC);
    s.respond(ASSOC);
    expect(s.findings()).toMatchObject([{ rule: 'VSI-27', severity: 'warning', frames: [first, no], vsiid: vsi(1) }]);
  });

  it('is quiet about another VSI, after the answer, and after a restart of the station', () => {
    const s = new Scenario().converge();
    s.request(PREASSOC, 1);
    s.request(PREASSOC, 2);
    s.respond(PREASSOC, 1);
    s.respond(PREASSOC, 2);
    expect(s.exchange(ASSOC, 1).said()).toEqual([]);
    const restarted = new Scenario().converge().exchange(PREASSOC, 2);
    restarted.request(PREASSOC);
    restarted.wait(6).send('station', [tlv.manager(), tlv.assoc(PREASSOC, 1)], 1);
    restarted.ack('bridge', 1);
    restarted.respond(PREASSOC);
    expect(restarted.said()).toEqual(['N ECP-10']);
  });
});
