import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Timers } from '../../src/track/timers.js';

describe('timers on the capture clock', () => {
  it('fire in the order of their deadlines, equal ones in the order of setting, and are told their deadline', () => {
    const timers = new Timers();
    const fired: string[] = [];
    timers.start(null, 30, (_, at) => fired.push(`c${at}`));
    timers.start(null, 10, (_, at) => fired.push(`a${at}`));
    timers.start(null, 30, (_, at) => fired.push(`d${at}`));
    timers.start(null, 20, (_, at) => fired.push(`b${at}`));
    timers.advance(1000);
    expect(fired).toEqual(['a10', 'b20', 'c30', 'd30']);
  });

  it('do not fire at their deadline but after it: a frame at that very moment is in time', () => {
    const timers = new Timers();
    let fired = 0;
    timers.start(null, 10, () => fired++);
    timers.advance(10);
    expect(fired).toBe(0);
    timers.advance(11);
    expect(fired).toBe(1);
  });

  it('never fire when cancelled, also by a timer that fires before', () => {
    const timers = new Timers();
    const late = timers.start(null, 20, () => expect.unreachable());
    timers.start(late, 10, (timer) => timers.cancel(timer));
    timers.advance(100);
    expect(timers.size).toBe(0);
  });

  it('that are set while others fire, and are due, fire in the same move', () => {
    const timers = new Timers();
    const fired: number[] = [];
    timers.start(null, 10, (_, at) => void timers.start(null, at + 5, (__, next) => fired.push(next)));
    timers.advance(100);
    expect(fired).toEqual([15]);
  });

  it('fire alike however often the clock is moved, set anew or not, and only what was neither cancelled nor removed', () => {
    const deadlineNs = fc.integer({ min: 0, max: 1000 });
    const step = fc.record({ first: deadlineNs, again: fc.array(deadlineNs, { maxLength: 3 }), end: fc.constantFrom('none', 'cancel', 'remove', 'cancel and remove') });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), fc.array(fc.integer({ min: 0, max: 1100 })), (steps, moves) => {
        const timers = new Timers();
        const fired: string[] = [];
        const all = steps.map(({ first }, i) => timers.start(i, first, (which, atNs) => fired.push(`${which} at ${atNs}`)));
        steps.forEach(({ again }, i) => again.forEach((atNs) => timers.set(all[i]!, atNs)));
        steps.forEach(({ end }, i) => {
          if (end.startsWith('cancel')) timers.cancel(all[i]!);
          if (end.endsWith('remove')) timers.remove(all[i]!);
        });
        expect(timers.size).toBe(steps.filter(({ end }) => end === 'none').length);
        for (const nowNs of [...moves, 2000]) timers.advance(nowNs);
        // Those that were set anew were set after all that were not, in the order of the steps.
        const expected = steps
          .map(({ first, again, end }, i) => ({ atNs: again.at(-1) ?? first, turn: again.length > 0 ? 1 : 0, end, i }))
          .filter(({ end }) => end === 'none')
          .sort((a, b) => a.atNs - b.atNs || a.turn - b.turn || a.i - b.i)
          .map(({ atNs, i }) => `${i} at ${atNs}`);
        expect(fired).toEqual(expected);
        expect(timers.size).toBe(0);
      }),
    );
  });

  it('may be set again once they have fired, and while they fire', () => {
    const timers = new Timers();
    const fired: number[] = [];
    const timer = timers.start(null, 10, (_, atNs) => {
      fired.push(atNs);
      if (atNs < 30) timers.set(timer, atNs + 10);
    });
    timers.advance(25);
    expect(fired).toEqual([10, 20]);
    timers.advance(100);
    timers.set(timer, 200);
    timers.advance(300);
    expect(fired).toEqual([10, 20, 30, 200]);
  });

  it('forgets cancelled timers before their time: a heap of them does not grow', () => {
    const timers = new Timers();
    const fired: number[] = [];
    for (let i = 0; i < 100_000; i++) {
      const timer = timers.start(i, 1e9 + i, (which) => fired.push(which));
      if (i % 1000 !== 0) timers.cancel(timer);
    }
    expect(timers.size).toBe(100);
    timers.advance(2e9);
    expect(fired).toHaveLength(100);
    expect(fired).toEqual(fired.toSorted((a, b) => a - b));
  });
});
