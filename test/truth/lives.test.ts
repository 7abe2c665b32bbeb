import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimed } from './claimed.js';
import { livesOf } from './lives.js';
import { CAPTURES, KILLED, logged, scenarios, truthOf, type SideName } from './logged.js';

/** An end that was killed logged no last EXIT. */
function allowed(want: string[][], got: string[][], key: string): string[][] {
  const last = want.at(-1);
  if (!KILLED.has(key) || !last || got.length !== want.length || got.at(-1)?.at(-1) !== 'EXIT') return want;
  return [...want.slice(0, -1), last.at(-1) === 'EXIT' ? last : [...last, 'EXIT']];
}

describe('the lives of every VSI are those that its ends logged', () => {
  const names = scenarios();

  it('has the recordings', () => {
    expect(names.length).toBeGreaterThanOrEqual(45);
  });

  for (const name of names) {
    for (const side of ['station', 'bridge'] satisfies SideName[]) {
      it(`${name}, ${side}`, async () => {
        const want = logged(truthOf(name), side);
        const got = await claimed(join(CAPTURES, name, `${side}.pcap`), side);
        for (const [vsi, steps] of want) {
          const wanted = livesOf(steps.map((step) => step.state), side);
          const given = livesOf((got.get(vsi) ?? []).map((step) => step.state), side);
          expect(given, vsi).toEqual(allowed(wanted, given, `${name} ${side}`));
        }
        // No life is made up of a VSI that the station never logged.
        const others = [...got].filter(([vsi, steps]) => !want.has(vsi) && steps.length > 0).map(([vsi]) => vsi);
        if (side === 'station') expect(others).toEqual([]);
      });
    }
  }
});
