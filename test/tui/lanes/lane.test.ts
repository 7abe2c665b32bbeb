import { describe, expect, it } from 'vitest';
import type { Transition } from '../../../src/model/vsi.js';
import { lane, type LaneWindow } from '../../../src/tui/lanes/lane.js';
import { laneAxis, secondDigits } from '../../../src/tui/lanes/lane-axis.js';
import { life } from '../../export/sample.js';

/** Twenty seconds, a column each. */
const WINDOW: LaneWindow = { startNs: 0, columnNs: 1e9, columns: 20 };
const NOTHING = { keepAlivesNs: [], problemsNs: [] };

function station(second: number, from: Transition['from'], to: Transition['to'], more: Partial<Transition> = {}): Transition {
  return { timeNs: second * 1e9, side: 'station', from, to, cause: 'request', frame: 1, confidence: 'confirmed', ...more };
}

const associated = [station(4.2, 'UNASSOCIATED', 'PREASSOC_PROCESSING'), station(4.3, 'PREASSOC_PROCESSING', 'PREASSOCIATED'), station(7.5, 'PREASSOCIATED', 'ASSOC_PROCESSING'), station(9.5, 'ASSOC_PROCESSING', 'ASSOCIATED')];

describe('a lane', () => {
  it('shows the state of the station in the time of each column, and requests however short', () => {
    expect(lane(life({ timeNs: 4.2e9, transitions: associated }), NOTHING, WINDOW, 15e9)).toBe('····p▒▒aaa██████    ');
  });

  it('shows keep-alives and problems in it', () => {
    expect(lane(life({ timeNs: 4.2e9, transitions: associated }), { keepAlivesNs: [12e9, 8e9], problemsNs: [9.7e9] }, WINDOW, 19.5e9)).toBe('····p▒▒aa!██k███████');
  });

  it('ends by what ended it', () => {
    const ended = (cause: Transition['cause']): string => lane(life({ timeNs: 2e9, transitions: [station(2, 'UNASSOCIATED', 'ASSOC_PROCESSING'), station(5, 'ASSOC_PROCESSING', 'EXIT', { cause })] }), NOTHING, WINDOW, 9e9);
    expect(ended('refused')).toBe('··aaaaxxxx          ');
    expect(ended('timeout')).toBe('··aaaaxxxx          ');
    expect(ended('response')).toBe('··aaaa····          ');
  });

  it('does not know what is stale, unseen from its beginning, or left out', () => {
    const stale = station(12, 'ASSOCIATED', 'ASSOCIATED', { confidence: 'stale', cause: 'capture-gap' });
    expect(lane(life({ timeNs: 4.2e9, transitions: [...associated, stale] }), NOTHING, WINDOW, 14e9)).toBe('····p▒▒aaa██???     ');
    expect(lane(life({ timeNs: 3e9, transitions: [station(6, 'UNKNOWN', 'ASSOCIATED')] }), NOTHING, WINDOW, 9e9)).toBe('···????███          ');
    expect(lane(life({ timeNs: 3e9, transitions: [], state: 'UNKNOWN', confidence: 'stale' }), NOTHING, WINDOW, 6e9)).toBe('···????             ');
    const [first, second] = [station(2, 'UNASSOCIATED', 'ASSOCIATED'), station(12, 'UNASSOCIATED', 'ASSOCIATED')];
    expect(lane(life({ timeNs: 2e9, transitions: [first, second], transitionsDropped: 40 }), NOTHING, WINDOW, 14e9)).toBe('··???????????██     ');
  });

  it('shows the part that a window shows', () => {
    const window = { startNs: 9e9, columnNs: 0.5e9, columns: 6 };
    expect(lane(life({ timeNs: 4.2e9, transitions: associated }), NOTHING, window, 20e9)).toBe('aa████');
    expect(lane(life({ timeNs: 40e9, transitions: [] }), NOTHING, window, 50e9)).toBe('······');
  });

  it('has times above it: as many as fit, the last at its end', () => {
    const label = (ns: number): string => `t${String(ns / 1e9).padStart(3, '0')}`;
    expect(laneAxis(WINDOW, label)).toBe('t000    t008    t020');
    expect(laneAxis({ ...WINDOW, columns: 5 }, label)).toBe('t000 ');
    expect(laneAxis({ ...WINDOW, columns: 3 }, label)).toBe('   ');
    expect([60e9, 1e9, 1e7, 1e3].map(secondDigits)).toEqual([0, 0, 1, 5]);
  });
});
