import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Timers } from '../../src/track/timers.js';

describe('timers on the capture clock', () => {
  it('fire in the order of their deadlines, equal ones in the order of setting, and are told their deadline', () => {
    const timers = new Timers();
    const fired: string[] = [];
    timers.set(30, (at) => fired.push(`c${at}`));
    timers.set(10, (at) => fired.push(`a${at}`));
    timers.set(30, (at) => fired.push(`d${at}`));
    timers.set(20, (at) => fired.push(`b${at}`));
    timers.advance(1000);
    expect(fired).toEqual(['a10', 'b20', 'c30', 'd30']);
  });

  it('do not fire at their deadline but after it: a frame at that very moment is in time', () => {
    const timers = new Timers();
    let fired = 0;
    timers.set(10, () => fired++);
    timers.advance(10);
    expect(fired).toBe(0);
    timers.advance(11);
    expect(fired).toBe(1);
  });

  it('never fire when cancelled, also by a timer that fires before', () => {
    const timers = new Timers();
    const late = timers.set(20, () => expect.unreachable());
    timers.set(10, () => late.cancel());
    timers.advance(100);
    expect(timers.size).toBe(0);
  });

  it('that are set while others fire, and are due, fire in the same move', () => {
    const timers = new Timers();
    const fired: number[] = [];
    timers.set(10, (at) => timers.set(at + 5, (next) => fired.push(next)));
    timers.advance(100);
    expect(fired).toEqual([15]);
  });

  it('fire alike however often the clock is moved, and only what was not cancelled', () => {
    const step = fc.record({ deadline: fc.integer({ min: 0, max: 1000 }), isCancelled: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), fc.array(fc.integer({ min: 0, max: 1100 })), (steps, moves) => {
        const run = (clock: number[]): number[] => {
          const timers = new Timers();
          const fired: number[] = [];
          const set = steps.map(({ deadline }, i) => timers.set(deadline, () => fired.push(i)));
          steps.forEach(({ isCancelled }, i) => isCancelled && set[i]!.cancel());
          for (const now of clock) timers.advance(now);
          return fired;
        };
        const expected = steps
          .map(({ deadline, isCancelled }, i) => ({ deadline, isCancelled, i }))
          .filter(({ isCancelled }) => !isCancelled)
          .sort((a, b) => a.deadline - b.deadline || a.i - b.i)
          .map(({ i }) => i);
        expect(run([...moves, 2000])).toEqual(expected);
      }),
    );
  });

  it('forgets cancelled timers before their time: a heap of them does not grow', () => {
    const timers = new Timers();
    const fired: number[] = [];
    for (let i = 0; i < 100_000; i++) {
      const timer = timers.set(1e9 + i, () => fired.push(i));
      if (i % 1000 !== 0) timer.cancel();
    }
    expect(timers.size).toBe(100);
    timers.advance(2e9);
    expect(fired).toHaveLength(100);
    expect(fired).toEqual(fired.toSorted((a, b) => a - b));
  });
});
