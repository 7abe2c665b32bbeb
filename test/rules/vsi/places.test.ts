import { describe, expect, it } from 'vitest';
import { ASSOC, DEASSOC, PREASSOC, Scenario, vsi } from '../../scenario.js';

const S = { suspend: 1, migrate: 0 } as const;
const M = { suspend: 0, migrate: 1 } as const;

/** Both links are up, and the VSI is associated on the first. */
function running(): Scenario {
  return new Scenario().converge().on(2).converge().on(1).exchange(ASSOC);
}

/** Its keep-alives go on there for half a minute. */
function alive(s: Scenario, ...links: readonly (1 | 2)[]): Scenario {
  for (let i = 0; i < 3; i++) {
    s.wait(9);
    for (const link of links) s.on(link).exchange(ASSOC);
  }
  return s;
}

/** Suspended on the first link, associated on the second so many seconds later, de-associated on the first. */
function moved(sec: number, prepares = true): Scenario {
  const s = running();
  if (prepares) s.on(2).exchange(PREASSOC, 1, M);
  s.on(1).exchange(ASSOC, 1, S);
  s.wait(sec).on(2).exchange(ASSOC, 1, M);
  return s.on(1).exchange(DEASSOC, 1, S);
}

describe('VSI-21: VSI associated in two places', () => {
  it('fires where both go on', () => {
    expect(alive(running().on(2).exchange(ASSOC), 1, 2).findings()).toMatchObject([{ rule: 'VSI-21', severity: 'warning', frames: [11, 15], vsiid: vsi(1), count: 1 }]);
  });

  it('fires where the capture began when both were up, and where it ends soon', () => {
    const late = new Scenario().converge().on(2).converge();
    for (const link of [1, 2] as const) late.on(link).respond(ASSOC);
    expect(alive(late, 1, 2).said()).toEqual(['W VSI-21']);
    const brief = running().on(2).exchange(ASSOC).wait(1);
    brief.evb('bridge');
    expect(brief.said()).toEqual(['W VSI-21']);
  });

  it('is quiet about a migration: with hints, or with a de-associate before or soon after', () => {
    expect(alive(running().on(2).exchange(ASSOC, 1, M), 2).said()).not.toContain('W VSI-21');
    expect(alive(running().exchange(DEASSOC).on(2).exchange(ASSOC), 2).said()).toEqual([]);
    expect(alive(running().on(2).exchange(ASSOC).wait(5).on(1).exchange(DEASSOC), 2).said()).toEqual([]);
  });

  it('is quiet where the first host is never heard again', () => {
    const s = alive(running().wait(8).on(2).exchange(ASSOC), 2);
    expect(s.said()).not.toContain('W VSI-21');
  });

  it('is quiet about local VSIIDs, and about one link at two capture points', () => {
    const local = { vsiidfmt: 4 };
    expect(new Scenario().converge().on(2).converge().exchange(ASSOC, 1, local).on(1).exchange(ASSOC, 1, local).wait(2).exchange(ASSOC, 2).said()).toEqual([]);
    const s = new Scenario().converge().exchange(ASSOC).on(2);
    s.macs = { ...s.macs, station: '020000000001' };
    expect(s.converge().exchange(ASSOC).wait(2).exchange(ASSOC, 2).said()).not.toContain('W VSI-21');
  });
});

describe('VSI-22: virtual machine migrated', () => {
  it('is a note with the gap', () => {
    expect(alive(moved(0), 2).said()).toContain('N VSI-22');
    const s = moved(2);
    expect(s.findings().filter(({ rule }) => !rule.startsWith('LAT'))).toMatchObject([{ rule: 'VSI-22', severity: 'note', vsiid: vsi(1) }]);
    expect(s.analysis.findings().find(({ rule }) => rule === 'VSI-22')!.received).toBe('from eno3, gap 2.5 s');
  });

  it('is quiet beyond a minute, and without one of the hints', () => {
    const late = running().exchange(ASSOC, 1, S);
    for (let i = 0; i < 6; i++) late.wait(10).exchange(ASSOC, 1, S);
    expect(late.on(2).exchange(ASSOC, 1, M).on(1).exchange(DEASSOC, 1, S).said()).not.toContain('N VSI-22');
    expect(running().exchange(ASSOC, 1, S).on(2).exchange(ASSOC).on(1).exchange(DEASSOC, 1, S).said()).not.toContain('N VSI-22');
  });
});

describe('VSI-19: migration without a pre-associate', () => {
  it('is a note', () => expect(moved(0, false).findings().find(({ rule }) => rule === 'VSI-19')).toMatchObject({ severity: 'note', vsiid: vsi(1) }));
  it('is quiet with one, and about a machine that is just started', () => {
    expect(moved(0).said()).not.toContain('N VSI-19');
    expect(running().exchange(ASSOC, 2, M).said()).toEqual([]);
  });
});
