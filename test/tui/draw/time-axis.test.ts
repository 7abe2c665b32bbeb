import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnOf, fittingSlotNs, timeAxis, zoomedSlotNs } from '../../../src/tui/draw/time-axis.js';
import { logScale } from '../../../src/tui/draw/log-scale.js';

const spans = fc.tuple(fc.double({ min: 0, max: 1e15, noNaN: true }), fc.double({ min: 0, max: 1e15, noNaN: true }), fc.integer({ min: 2, max: 250 }));

describe('a time axis', () => {
  it('fits all of the time into its columns, each time into one', () => {
    fc.assert(
      fc.property(spans, ([startNs, lengthNs, columns]) => {
        const endNs = startNs + lengthNs;
        const axis = timeAxis(startNs, endNs, fittingSlotNs(startNs, endNs, columns), columns);
        expect(axis.columns).toBeLessThanOrEqual(columns);
        expect(columnOf(axis, startNs)).toBe(0);
        expect(columnOf(axis, endNs)).toBe(axis.columns - 1);
      }),
    );
  });

  it('shows the end where there is more than fits, and moves by whole slots', () => {
    const axis = timeAxis(0, 100e9, 1e9, 10);
    expect(axis).toEqual({ startNs: 91e9, slotNs: 1e9, columns: 10 });
    expect(timeAxis(0, 100.9e9, 1e9, 10)).toEqual(axis);
    expect([columnOf(axis, 90.9e9), columnOf(axis, 101e9)]).toEqual([-1, -1]);
  });

  it('is zoomed in and out by the same steps', () => {
    let slotNs = 1e6;
    const steps = [slotNs];
    for (let next = zoomedSlotNs(slotNs, false); next !== slotNs; next = zoomedSlotNs(slotNs, false)) steps.push((slotNs = next));
    const back = [slotNs];
    for (let next = zoomedSlotNs(slotNs, true); next !== slotNs; next = zoomedSlotNs(slotNs, true)) back.push((slotNs = next));
    expect(back.reverse()).toEqual(steps);
  });
});

describe('a logarithmic scale', () => {
  it('keeps the order, reaches from above 0 to 1, and leaves gaps', () => {
    const scaled = logScale([1e6, 2e6, NaN, 1e9]);
    expect(scaled[2]).toBeNaN();
    expect(scaled[0]).toBeGreaterThan(0);
    expect(scaled[1]).toBeGreaterThan(scaled[0]!);
    expect(scaled[3]).toBeCloseTo(1, 12);
    expect(logScale([5e6, 5e6])).toEqual([1, 1]);
    expect(logScale([0, 0])).toEqual([0, 0]);
    expect(logScale([])).toEqual([]);
  });
});
