import { describe, expect, it } from 'vitest';
import { Scenario, tlv, ASSOC, DEASSOC, vsi } from '../../scenario.js';

/** The bridge de-associates without being asked. */
function throwOut(s: Scenario): number {
  const no = s.send('bridge', [tlv.manager(), tlv.assoc(DEASSOC, 1)]);
  s.ack('station');
  return no;
}

describe('VSI-13: no keep-alive within the keep-alive timeout', () => {
  it.each([['counted', true], ['that only the numbers tell', false]])('is quiet where a hole in the capture, %s, is longer than it', (_, isCounted) => {
    const s = new Scenario().converge().exchange(ASSOC);
    s.wait(60);
    if (isCounted) s.gap();
    s.send('station', [tlv.manager(), tlv.assoc(ASSOC, 1)], 9);
    s.ack('bridge');
    s.respond(ASSOC);
    expect(s.wait(1).said()).not.toContain('E VSI-13');
  });

  it('fires after a silence of the whole link that frames do not explain', () => {
    const s = new Scenario().converge().exchange(ASSOC);
    s.wait(60).evb('station', { rrstat: 0 });
    s.wait(30).evb('station', { rrstat: 0 });
    expect(s.said()).toContain('E VSI-13');
  });

  it('fires when the bridge stays silent', () => {
    const s = new Scenario().converge().exchange(ASSOC).quiet(22);
    expect(s.findings()).toMatchObject([{ rule: 'VSI-13', severity: 'error', vsiid: vsi(1) }]);
  });

  it('is quiet within the slack, and about a keep-alive that comes in it', () => {
    expect(new Scenario().converge().exchange(ASSOC).quiet(20).said()).toEqual([]);
    expect(new Scenario().converge().exchange(ASSOC).wait(19).exchange(ASSOC).quiet(15).said()).toEqual(['W VSI-12']);
  });

  it('is VSI-15 when the bridge says it', () => {
    const s = new Scenario().converge().exchange(ASSOC).wait(17.45);
    throwOut(s);
    expect(s.quiet(30).said()).toEqual(['E VSI-15']);
  });
});

describe('VSI-15: bridge de-associated a VSI', () => {
  it('fires and names the cause', () => {
    const s = new Scenario().converge().exchange(ASSOC);
    const no = throwOut(s);
    expect(s.findings()).toMatchObject([{ rule: 'VSI-15', severity: 'error', frames: [no], vsiid: vsi(1) }]);
    expect(s.analysis.findings()[0]!.received).toContain('decided at the bridge');
    const silent = new Scenario().converge().exchange(ASSOC).wait(17.4);
    throwOut(silent);
    silent.analysis.end();
    expect(silent.analysis.findings()[0]!.received).toContain('no keep-alive for 17.9 s');
    const waiting = new Scenario().converge();
    waiting.request(ASSOC);
    throwOut(waiting.wait(10.49));
    waiting.analysis.end();
    expect(waiting.analysis.findings()[0]!.received).toContain('the resource wait of the bridge (10.5 s) ran out');
  });

  it('is quiet about a VSI never seen before: a capture may begin with the de-associate of a station', () => {
    const s = new Scenario().converge();
    throwOut(s);
    expect(s.said()).toEqual([]);
  });

  it('is quiet where frames are missing and the VSI may have left long ago', () => {
    const s = new Scenario().converge().exchange(ASSOC).wait(1).gap().wait(17);
    throwOut(s);
    expect(s.said()).toEqual([]);
    const recent = new Scenario().converge().exchange(ASSOC).wait(1).gap();
    throwOut(recent);
    expect(recent.said()).toEqual(['E VSI-15']);
  });

  it('is quiet about the answer of a draft to a de-associate that overtook the answer to the associate', () => {
    const s = new Scenario();
    for (const who of ['station', 'bridge'] as const) s.lldp(who, [tlv.evbDraft()]);
    const turn = (who: 'station' | 'bridge', no: number, mode: number): void => {
      s.wait(0.01).draft(who, no, [tlv.draft(mode, 1)]);
      s.wait(0.001).draft(who === 'station' ? 'bridge' : 'station', no, null);
    };
    turn('station', 1, 2);
    turn('station', 2, 3);
    turn('bridge', 1, 2);
    turn('bridge', 2, 3);
    expect(s.said()).not.toContain('E VSI-15');
  });

  it('takes an answer to tell who is the bridge of drafts that begin in the middle', () => {
    const left = (isAnswered: boolean): Scenario => {
      const s = new Scenario();
      if (isAnswered) s.draft('station', 6, [tlv.draft(2, 1)]);
      s.draft('bridge', 6, [tlv.draft(2, 1)]);
      s.wait(3).draft(isAnswered ? 'bridge' : 'station', 7, [tlv.draft(3, 1)]);
      return s;
    };
    expect(left(false).said()).toEqual([]);
    expect(left(true).said()).toEqual(['E VSI-15']);
  });
});

describe('VSI-28: bridge ended a VSI a second time', () => {
  it('fires in the place of VSI-15 when the VSI had left', () => {
    const s = new Scenario().converge().exchange(ASSOC).exchange(DEASSOC).wait(17);
    const no = throwOut(s);
    expect(s.findings()).toMatchObject([{ rule: 'VSI-28', severity: 'note', frames: [no], vsiid: vsi(1) }]);
    expect(s.analysis.findings()[0]!.reason).toContain('lldpad');
  });

  it('is quiet when the station had given the VSI up, not de-associated it', () => {
    const s = new Scenario().converge();
    s.request(ASSOC);
    s.wait(18);
    throwOut(s);
    expect(s.said()).toEqual([]);
  });
});
