import { describe, expect, it } from 'vitest';
import { ASSOC, DEASSOC, PREASSOC, Scenario, tlv, vsi } from '../../scenario.js';

/** T(RKA) of the scenario, in seconds; the keep-alive timeout is 17.45 s. */
const KEEP_ALIVE = 10.49;

/** Associated, and a keep-alive each so many seconds after the answer to the one before. */
function beating(...seconds: readonly number[]): Scenario {
  const s = new Scenario().converge();
  s.request(ASSOC);
  s.respond(ASSOC);
  for (const sec of seconds) {
    s.wait(sec).request(ASSOC);
    s.respond(ASSOC);
  }
  return s;
}

describe('VSI-12: late keep-alive', () => {
  it('fires beyond 1.5 x T(RKA) and a fifth, where the bridge waits on', () => {
    expect(beating(19.2).quiet(5).findings()).toMatchObject([{ rule: 'VSI-12', severity: 'warning', frames: [7], vsiid: vsi(1) }]);
  });

  it('is quiet within that', () => expect(beating(18.7).quiet(5).said()).toEqual([]));
  it('is quiet where frames are missing', () => {
    const s = beating();
    s.wait(8).gap().wait(11.2).request(ASSOC);
    s.respond(ASSOC);
    expect(s.quiet(5).said()).toEqual([]);
  });

  it('is VSI-13 when none comes, and VSI-15 when the bridge says it', () => {
    expect(beating().quiet(40).said()).toEqual(['E VSI-13']);
    const s = beating().wait(17.5);
    s.send('bridge', [tlv.manager(), tlv.assoc(DEASSOC, 1)]);
    s.ack('station');
    expect(s.quiet(40).said()).toEqual(['E VSI-15']);
  });
});

describe('VSI-14: no de-associate after a kept keep-alive', () => {
  const kept = (type: number): Scenario => {
    const s = new Scenario().converge();
    s.exchange(type).wait(10).request(type);
    s.respond(type, 1, { error: 3, keep: 1 });
    return s;
  };

  it('fires', () => {
    const s = kept(ASSOC);
    s.wait(2).evb('station');
    expect(s.findings()).toMatchObject([{ rule: 'VSI-10' }, { rule: 'VSI-14', severity: 'warning', frames: [9, 11], vsiid: vsi(1) }]);
  });

  it('is quiet when the station leaves within a second, and when the capture ends before', () => {
    expect(kept(ASSOC).wait(0.8).exchange(DEASSOC).quiet(3).said()).toEqual(['E VSI-10']);
    expect(kept(ASSOC).said()).toEqual(['E VSI-10']);
  });
});

describe('VSI-20: pre-associated for long', () => {
  const waiting = (times: number): Scenario => {
    const s = new Scenario().converge();
    s.request(PREASSOC);
    s.respond(PREASSOC);
    for (let i = 0; i < times; i++) {
      s.wait(KEEP_ALIVE).request(PREASSOC);
      s.respond(PREASSOC);
    }
    return s;
  };

  it('fires once after ten keep-alive intervals', () => {
    expect(waiting(13).findings()).toMatchObject([{ rule: 'VSI-20', severity: 'warning', frames: [7, 45], vsiid: vsi(1), count: 1 }]);
  });

  it('is quiet after nine, and when it is associated in between', () => {
    expect(waiting(9).said()).toEqual([]);
    expect(beating(...Array.from({ length: 12 }, () => KEEP_ALIVE)).said()).toEqual([]);
  });
});

describe('VSI-29: keep-alives out of step', () => {
  it('fires for keep-alives at less than half of T(RKA)', () => {
    expect(beating(4, 4, 4, 4).findings()).toMatchObject([{ rule: 'VSI-29', severity: 'warning', vsiid: vsi(1), count: 1 }]);
  });

  it('fires for intervals that vary by more than half', () => expect(beating(5.5, 14, 6, 13).said()).toEqual(['W VSI-29']));

  it('is quiet about a command that is repeated, about a late one, and within a half', () => {
    expect(beating(10.5, 0.3, 10.5, 4, 10.5).said()).toEqual([]);
    expect(beating(10.5, 10.5, 16, 10.5, 10.5).said()).toEqual([]);
    expect(beating(6, 8, 10, 12, 8).said()).toEqual([]);
  });
});

describe('keep-alives where no EVB TLV tells T(RKA)', () => {
  const every = (sec: number): Scenario => {
    const s = new Scenario();
    for (let i = 0; i < 8; i++, s.wait(sec)) {
      s.request(ASSOC);
      s.respond(ASSOC);
    }
    return s;
  };

  it.each([4, 27, 80])('are not called late, missing or out of step when they come each %s s', (sec) => expect(every(sec).said().filter((text) => text.includes('VSI'))).toEqual([]));
  it('are missed when no more come', () => expect(every(10).quiet(60).said()).toEqual(['W VSI-13']));
  it('are not missed when a TLV tells of a longer T(RKA) at last', () => {
    const s = every(10).wait(60);
    for (const who of ['station', 'bridge'] as const) s.wait(0.1).evb(who, { rka: 25 });
    expect(s.quiet(10).said()).toEqual([]);
  });
});
