import { describe, expect, it } from 'vitest';
import { Scenario, tlv, ASSOC, vsi } from '../../scenario.js';

const request = (s: Scenario, seq: number, number = 1): number => s.send('station', [tlv.manager(), tlv.assoc(ASSOC, number)], seq);

/** Four copies, 164 ms apart. */
function tryHard(s: Scenario, seq = 1): void {
  for (let i = 0; i < 4; i++) {
    request(s, seq);
    s.wait(0.164);
  }
}

describe('ECP-04: ECP request not acknowledged', () => {
  it('fires once all copies went unanswered, and takes VSI-01 with it', () => {
    const s = new Scenario().converge();
    tryHard(s);
    s.quiet(40);
    expect(s.findings()).toMatchObject([
      { rule: 'ECP-05', severity: 'warning', count: 3 },
      { rule: 'ECP-04', severity: 'error', frames: [5, 6, 7, 8], vsiid: vsi(1), count: 1 },
    ]);
  });

  it('says what becomes of the VSI: nothing where the answer came all the same', () => {
    const reason = (isAnswered: boolean): string | undefined => {
      const s = new Scenario().converge();
      for (let i = 0; i < 4; i++) {
        request(s, 1);
        if (isAnswered && i === 0) s.respond(ASSOC);
        s.wait(0.164);
      }
      s.quiet(40).analysis.end();
      return s.analysis.findings().find(({ rule }) => rule === 'ECP-04')?.reason;
    };
    expect(reason(false)).toMatch(/^no answer can come/);
    expect(reason(true)).toBe('it was answered all the same: only its acknowledgements were lost');
  });

  it('is a warning where the timers are assumed', () => {
    const s = new Scenario();
    s.lldp('bridge');
    for (let i = 0; i < 4; i++) {
      request(s, 1);
      s.wait(0.655);
    }
    s.quiet(60);
    expect(s.said()).toEqual(['W ECP-05 x3', 'W ECP-04']);
  });

  it('is quiet for a sender that does not repeat itself: its acknowledgement was not captured', () => {
    const s = new Scenario().converge();
    request(s, 1);
    s.respond(ASSOC);
    s.quiet(5);
    expect(s.said()).toEqual([]);
  });

  it('is quiet in a capture of one direction, and where the capture lost frames', () => {
    const oneWay = new Scenario();
    oneWay.evb('station');
    tryHard(oneWay);
    oneWay.quiet(40);
    expect(oneWay.said()).toEqual(['W ECP-05 x3']);
    const lossy = new Scenario().converge();
    tryHard(lossy);
    lossy.gap().quiet(40);
    expect(lossy.said()).toEqual(['W ECP-05 x3']);
  });
});

describe('ECP-05: ECP retransmission', () => {
  it('fires for the same number and octets', () => {
    const s = new Scenario().converge();
    request(s, 1);
    s.wait(0.164);
    request(s, 1);
    s.ack('bridge', 1);
    s.respond(ASSOC);
    expect(s.findings()).toMatchObject([{ rule: 'ECP-05', severity: 'warning', frames: [5, 6], vsiid: vsi(1) }]);
  });

  it('is quiet about a frame that a mirror shows twice', () => {
    const s = new Scenario().converge();
    request(s, 1);
    s.wait(0.00001);
    request(s, 1);
    s.ack('bridge', 1);
    s.respond(ASSOC);
    expect(s.said()).toEqual([]);
  });

  it('leaves a draft copy under a new number to ECP-26', () => {
    const s = new Scenario();
    for (let seq = 1; seq <= 2; seq++) {
      s.draft('station', seq, [tlv.draft(2, 1)]);
      s.wait(0.5);
    }
    expect(s.said()).toEqual(['N ECP-26']);
  });
});

describe('ECP-08: ECP sequence number used for other octets', () => {
  it('fires for another VSI under the same number', () => {
    const s = new Scenario().converge();
    request(s, 1);
    s.ack('bridge', 1);
    s.wait(0.1);
    request(s, 1, 2);
    s.ack('bridge', 1);
    expect(s.findings()).toMatchObject([{ rule: 'ECP-08', severity: 'error', frames: [5, 7] }]);
  });

  it('leaves a sender that said goodbye in between to ECP-11', () => {
    const s = new Scenario().converge();
    request(s, 1);
    s.ack('bridge', 1);
    s.wait(0.1).lldp('station', [], 0);
    s.wait(0.1);
    request(s, 1, 2);
    s.ack('bridge', 1);
    expect(s.said()).toEqual(['E ECP-11']);
  });
});

describe('ECP-09: ECP sequence numbers skipped', () => {
  it('fires for a number left out', () => {
    const s = new Scenario().converge().exchange(ASSOC);
    const no = request(s, 3, 2);
    s.ack('bridge', 3);
    s.respond(ASSOC, 2);
    expect(s.findings()).toMatchObject([{ rule: 'ECP-09', severity: 'warning', frames: [5, no] }]);
  });

  it('leaves a restart to ECP-10, and is quiet where the capture counts lost frames', () => {
    const s = new Scenario().converge().exchange(ASSOC).exchange(ASSOC, 2);
    request(s, 1, 3);
    s.ack('bridge', 1);
    s.respond(ASSOC, 3);
    expect(s.said()).toEqual(['N ECP-10']);
    const lossy = new Scenario().converge().exchange(ASSOC).gap();
    request(lossy, 3, 2);
    lossy.ack('bridge', 3);
    lossy.respond(ASSOC, 2);
    expect(lossy.said()).toEqual([]);
  });

  it('leaves frames out of the order of their times to CAP-03, and what comes after them not', () => {
    const s = new Scenario().converge().exchange(ASSOC);
    s.wait(5);
    request(s, 3, 2);
    s.ack('bridge', 3);
    s.respond(ASSOC, 2);
    expect(s.analysis.findings()).toMatchObject([{ rule: 'ECP-09' }]);
    s.wait(-4);
    request(s, 2, 3);
    s.ack('bridge', 2);
    expect(s.analysis.findings().map(({ rule }) => rule)).toEqual(['CAP-03']);
    expect(s.analysis.summary().findings.warning).toBe(0);
    const no = request(s.wait(20), 9, 4);
    s.ack('bridge', 9);
    expect(s.findings().filter(({ rule }) => rule === 'ECP-09')).toMatchObject([{ frames: [no - 2, no], count: 1 }]);
  });
});

describe('ECP-12: ECP request before the acknowledgement of the one before', () => {
  const early = (afterSec: number, isAcked: boolean): Scenario => {
    const s = new Scenario().converge();
    request(s, 1);
    s.wait(afterSec);
    request(s, 2, 2);
    s.ack('bridge', 2);
    if (isAcked) s.ack('bridge', 1);
    s.respond(ASSOC, 1);
    s.respond(ASSOC, 2);
    s.quiet(9);
    return s;
  };

  it('fires when the acknowledgement came after it', () => {
    expect(early(0.1, true).findings()).toMatchObject([{ rule: 'ECP-12', severity: 'error', frames: [5, 6] }, { rule: 'LAT-06', severity: 'note' }]);
  });

  it('is quiet after R x T(RTE), and when the acknowledgement was never seen', () => {
    expect(early(0.493, true).said()).toEqual(['W ECP-15']);
    expect(early(0.1, false).said()).toEqual([]);
  });
});

describe('ECP-13: acknowledgement without a request', () => {
  it('fires for a number never seen', () => {
    const s = new Scenario().converge().exchange(ASSOC);
    const no = s.ack('bridge', 0x7777);
    expect(s.findings()).toMatchObject([{ rule: 'ECP-13', severity: 'warning', frames: [no] }]);
  });

  it('is quiet before any request was seen, and when a mirror shows the request a little later', () => {
    const s = new Scenario().converge();
    s.ack('bridge', 5);
    expect(s.said()).toEqual([]);
    const mirror = new Scenario().converge().exchange(ASSOC);
    mirror.ack('bridge', 2);
    mirror.wait(0.0001);
    request(mirror, 2, 2);
    mirror.respond(ASSOC, 2);
    expect(mirror.said()).toEqual([]);
  });
});
