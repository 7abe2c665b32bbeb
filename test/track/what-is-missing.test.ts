import { describe, expect, it } from 'vitest';
import type { Side, VsiLife } from '../../src/model/vsi.js';
import { ASSOC, DEASSOC, PREASSOC, Scenario, tlv } from '../scenario.js';

const RESPONSE = { ack: 1, keep: 0, hard: 0, error: 0 };
/** 1.5 x [T(RWD 20) + 7 x T(RTE 14)]. */
const RESPONSE_WAIT_SEC = 1.5 * (10.48576 + 7 * 0.16384);
const KEEP_ALIVE_SEC = 10.48576;

function steps(life: VsiLife | undefined, side: Side): string[] {
  return (life?.transitions ?? []).filter((t) => t.side === side && t.from !== t.to).map((t) => `${t.to} ${t.cause} ${t.confidence}`);
}

function started(): Scenario {
  return new Scenario().converge().wait(25);
}

describe('an answer that is not in the capture', () => {
  it('is known by the acknowledgement of the station: the request was granted, inferred', () => {
    const link = started();
    link.request(ASSOC);
    link.wait(0.003).ack('station', 1);
    expect(steps(link.analysis.lives()[0], 'station')).toEqual(['ASSOC_PROCESSING request confirmed', 'ASSOCIATED capture-gap inferred']);
  });

  it('is no answer where only its number is missing: the wire may have lost it, and the wait goes on', () => {
    const link = started().exchange(ASSOC, 2);
    link.request(ASSOC, 1);
    link.wait(0.3).send('bridge', [tlv.manager(), tlv.assoc(DEASSOC, 2)], 3);
    link.ack('station', 3);
    expect(link.analysis.lives()[1]!.state).toBe('ASSOC_PROCESSING');
    link.quiet(RESPONSE_WAIT_SEC * 1.02 + 0.1);
    expect(steps(link.analysis.lives()[1], 'station').at(-1)).toBe('EXIT timeout inferred');
  });

  it('is known by the keep-alive that follows', () => {
    const link = started();
    link.request(ASSOC);
    link.wait(KEEP_ALIVE_SEC).request(ASSOC);
    expect(link.analysis.lives()).toHaveLength(1);
    expect(steps(link.analysis.lives()[0], 'station').at(-1)).toBe('ASSOCIATED capture-gap inferred');
    link.respond(ASSOC);
    expect(link.analysis.lives()[0]).toMatchObject({ state: 'ASSOCIATED', confidence: 'confirmed', keepAlives: 1 });
  });
});

describe('a request that is not in the capture', () => {
  it('is not made up: where no number is missing an answer leaves the station as it is', () => {
    const link = started().exchange(ASSOC);
    link.respond(DEASSOC);
    expect(link.analysis.lives()).toMatchObject([{ state: 'ASSOCIATED', bridgeState: 'EXIT' }]);
  });

  it('is known by its acknowledgement: the answer counts', () => {
    const link = started().exchange(ASSOC);
    link.ack('bridge', 2);
    link.respond(DEASSOC);
    expect(link.analysis.lives()).toMatchObject([{ state: 'EXIT', confidence: 'confirmed', bridgeState: 'EXIT' }]);
  });

  it('is known by the number that comes next: the answer counts from then on, inferred', () => {
    const link = started().exchange(ASSOC, 1).exchange(ASSOC, 2);
    link.respond(DEASSOC, 1);
    expect(link.analysis.lives()[0]!.state).toBe('ASSOCIATED');
    link.wait(2).send('station', [tlv.manager(), tlv.assoc(ASSOC, 3)], 4);
    expect(link.analysis.lives()[0]).toMatchObject({ state: 'EXIT', confidence: 'inferred' });
  });

  it('of which nothing else is seen makes every VSI of the channel stale, until it shows itself', () => {
    const link = started().exchange(ASSOC, 1).exchange(ASSOC, 2);
    link.wait(2).send('station', [tlv.manager(), tlv.assoc(ASSOC, 3)], 4);
    link.quiet(0.5);
    expect(link.analysis.lives().slice(0, 2)).toMatchObject([{ confidence: 'stale', bridgeConfidence: 'stale' }, { confidence: 'stale', bridgeConfidence: 'stale' }]);
    link.wait(KEEP_ALIVE_SEC - 4).request(ASSOC, 1);
    link.respond(ASSOC, 1);
    expect(link.analysis.lives()[0]).toMatchObject({ confidence: 'confirmed', bridgeConfidence: 'confirmed' });
    expect(link.analysis.lives()[1]!.confidence).toBe('stale');
  });

  it('is explained by a keep-alive that was due: nothing becomes stale', () => {
    const link = started().exchange(ASSOC, 1);
    link.wait(5).exchange(ASSOC, 2);
    link.wait(KEEP_ALIVE_SEC - 5).send('station', [tlv.manager(), tlv.assoc(ASSOC, 3)], 4);
    link.quiet(0.5);
    expect(link.analysis.lives()[0]!.confidence).toBe('confirmed');
    expect(link.analysis.lives()[1]!.confidence).toBe('confirmed');
  });
});

describe('what arrives late', () => {
  it('a copy of an older answer is new to the station: it answers the request that waits', () => {
    const link = started().exchange(PREASSOC).exchange(ASSOC, 2);
    link.request(ASSOC, 1);
    link.wait(0.001).send('bridge', [tlv.manager(), tlv.assoc(PREASSOC, 1, RESPONSE)], 1);
    expect(steps(link.analysis.lives()[0], 'station').at(-1)).toBe('PREASSOCIATED response inferred');
    expect(link.analysis.lives()[0]!.bridgeState).not.toBe('PREASSOCIATED');
    link.send('bridge', [tlv.manager(), tlv.assoc(ASSOC, 1, RESPONSE)], 3);
    expect(link.analysis.lives()[0]).toMatchObject({ state: 'PREASSOCIATED', bridgeState: 'ASSOCIATED' });
  });

  it('a request after the end of the wait begins a new life; the old one ended in time', () => {
    const link = started();
    link.request(ASSOC);
    const firstSec = link.timeSec;
    link.wait(RESPONSE_WAIT_SEC + 0.05).request(ASSOC);
    const [old, anew] = link.analysis.lives();
    expect(steps(old, 'station').at(-1)).toBe('EXIT timeout inferred');
    expect((old!.transitions.at(-1)!.timeNs / 1e9 - firstSec) / RESPONSE_WAIT_SEC).toBeCloseTo(1, 3);
    expect(steps(anew, 'station')).toEqual(['ASSOC_PROCESSING request confirmed']);
  });
});

describe('a de-associate of the bridge', () => {
  it('ends the VSI at the station when it is acknowledged', () => {
    const link = started().exchange(ASSOC);
    link.send('bridge', [tlv.manager(), tlv.assoc(DEASSOC, 1)]);
    expect(link.analysis.lives()).toMatchObject([{ state: 'ASSOCIATED', bridgeState: 'EXIT' }]);
    link.ack('station');
    expect(link.analysis.lives()).toMatchObject([{ state: 'EXIT', confidence: 'confirmed', bridgeState: 'EXIT' }]);
  });

  it('that is sent in vain leaves the station with what it has, stale', () => {
    const link = started().exchange(ASSOC);
    for (let i = 0; i < 4; i++) link.wait(0.164).send('bridge', [tlv.manager(), tlv.assoc(DEASSOC, 1)], 2);
    link.quiet(2);
    expect(link.analysis.lives()).toMatchObject([{ state: 'ASSOCIATED', confidence: 'stale', bridgeState: 'EXIT' }]);
  });
});

describe('the end of a capture', () => {
  it('is no time-out: what still waits then goes on waiting', () => {
    const link = started();
    link.request(ASSOC);
    link.quiet(RESPONSE_WAIT_SEC - 0.1);
    link.analysis.end();
    expect(link.analysis.lives()).toMatchObject([{ state: 'ASSOC_PROCESSING', confidence: 'confirmed' }]);
  });
});

describe('a capture of one direction only', () => {
  it('of the station: an upgrade, and a de-associate, show that what came before was granted', () => {
    const link = new Scenario();
    link.evb('station');
    const ask = (type: number): number => link.wait(1).send('station', [tlv.manager(), tlv.assoc(type, 1)]);
    const [, upgrade, leave] = [ask(PREASSOC), ask(ASSOC), ask(DEASSOC)];
    expect(steps(link.analysis.lives()[0], 'station')).toEqual([
      'PREASSOC_PROCESSING request confirmed',
      'PREASSOCIATED capture-gap inferred',
      'ASSOC_PROCESSING request confirmed',
      'ASSOCIATED capture-gap inferred',
      'DEASSOC_PROCESSING request confirmed',
    ]);
    expect(link.analysis.lives()[0]!.transitions.filter((t) => t.confidence === 'inferred' && t.side === 'station').map((t) => t.frame)).toEqual([upgrade, leave]);
  });

  it('of the bridge: its answers tell the state', () => {
    const link = new Scenario();
    link.evb('bridge');
    for (const type of [PREASSOC, ASSOC, DEASSOC]) link.wait(20).send('bridge', [tlv.manager(), tlv.assoc(type, 1, RESPONSE)]);
    expect(link.analysis.lives().map((life) => life.state)).toEqual(['EXIT']);
    expect(steps(link.analysis.lives()[0], 'station').map((step) => step.split(' ')[0])).toEqual(['PREASSOCIATED', 'ASSOCIATED', 'EXIT']);
  });

  it('of a tap with an interface for each direction: the two ends are one link', () => {
    const link = new Scenario();
    const [up, down] = [link.point, { ...link.point, id: 1, name: 'eno4' }];
    const on = (point: typeof up, act: () => void): void => {
      link.point = point;
      act();
    };
    on(up, () => link.evb('station'));
    on(down, () => link.evb('bridge'));
    on(up, () => link.wait(1).send('station', [tlv.manager(), tlv.assoc(ASSOC, 1)]));
    on(down, () => link.ack('bridge'));
    on(down, () => link.send('bridge', [tlv.manager(), tlv.assoc(ASSOC, 1, RESPONSE)]));
    expect(link.analysis.links()).toHaveLength(1);
    expect(link.analysis.lives()).toMatchObject([{ state: 'ASSOCIATED', bridgeState: 'ASSOCIATED' }]);
  });
});
