import { describe, expect, it } from 'vitest';
import { ASSOC, DEASSOC, NCB, PREASSOC, Scenario } from '../scenario.js';
import type { Migration } from '../../src/model/migration.js';

const S = { suspend: 1, migrate: 0 } as const;
const M = { suspend: 0, migrate: 1 } as const;

/** Both links are up, and the VSI is associated on the first since 4.5 s; its request was frame 9, the answer frame 11. */
function running(): Scenario {
  return new Scenario().converge().on(2).converge().on(1).exchange(ASSOC);
}

function migrations(s: Scenario): (Migration | null)[] {
  s.analysis.end();
  return s.analysis.lives().map(({ migration }) => migration);
}

const seconds = (ns: number | null | undefined): number | null => (ns == null ? null : Number((ns / 1e9).toFixed(1)));

describe('a VSI that moves', () => {
  it('with hints: suspended, associated elsewhere, de-associated', () => {
    const s = running();
    s.on(2).exchange(PREASSOC, 1, M);
    const suspend = s.on(1).request(ASSOC, 1, S);
    s.respond(ASSOC);
    s.wait(2).on(2).request(ASSOC, 1, M);
    const associated = s.respond(ASSOC);
    s.wait(1);
    const left = s.on(1).request(DEASSOC, 1, S);
    s.respond(DEASSOC);
    const [old, young] = migrations(s);
    expect(old).toEqual(young);
    expect(young).toMatchObject({
      from: { link: 'eno3', channel: null, life: 0 }, to: { link: 'eno4', channel: null, life: 1 },
      order: ['suspend', 'associate', 'de-associate'], hints: { from: ['S'], to: ['M'] }, frames: [suspend, associated, left],
    });
    expect([young?.gapNs, young?.overlapNs].map(seconds)).toEqual([2, 1]);
    expect(young?.deassociatedNs).toBe(young?.lastAssociatedNs);
  });

  it('without: de-associated first, or last', () => {
    const [, after] = migrations(running().wait(1).exchange(DEASSOC).wait(3).on(2).exchange(ASSOC));
    expect(after).toMatchObject({ order: ['de-associate', 'associate'], overlapNs: null, hints: { from: [], to: [] }, suspendedNs: null });
    expect(seconds(after!.gapNs)).toBe(3.5);
    const [, before] = migrations(running().on(2).exchange(ASSOC).wait(1).on(1).exchange(DEASSOC));
    expect(before).toMatchObject({ order: ['associate', 'de-associate'], gapNs: null });
    expect(seconds(before!.overlapNs)).toBe(1.5);
  });

  it('that goes on to be at both', () => {
    const [, twice] = migrations(running().on(2).exchange(ASSOC));
    expect(twice).toMatchObject({ gapNs: null, overlapNs: null, lastAssociatedNs: null, deassociatedNs: null, order: ['associate'] });
  });

  it('whose old place is given up by a timer', () => {
    const [, lost] = migrations(running().quiet(30).on(2).exchange(ASSOC));
    expect(lost).toMatchObject({ order: ['exit', 'associate'], deassociatedNs: null });
  });

  it('and back', () => {
    const all = migrations(running().exchange(DEASSOC).on(2).exchange(ASSOC).exchange(DEASSOC).on(1).exchange(ASSOC));
    expect(all.map((one) => one && [one.from.life, one.to.life])).toEqual([[0, 1], [0, 1], [1, 2]]);
  });
});

describe('no migration', () => {
  const none = (s: Scenario): void => expect(migrations(s).every((one) => one === null)).toBe(true);

  it('is a VSI that is only pre-associated at one of the places', () => none(running().on(2).exchange(PREASSOC)));
  it('is one that is asked for anew', () => none(running().exchange(ASSOC, 1, { typever: 2 })));
  it('is one that was started elsewhere much later', () => none(running().exchange(DEASSOC).wait(61).on(2).exchange(ASSOC)));

  it('is a VSIID that is unique at one station only', () => {
    const local = { vsiidfmt: 4 };
    none(new Scenario().converge().on(2).converge().exchange(ASSOC, 1, local).on(1).exchange(ASSOC, 1, local));
  });

  it('is one link that two capture points show', () => {
    const s = new Scenario().converge().exchange(ASSOC, 2).on(2);
    s.macs = { ...s.macs, station: '020000000001' };
    expect(s.destination).toBe(NCB);
    none(s.converge().exchange(ASSOC).on(1).exchange(ASSOC));
  });
});
