import { describe, expect, it } from 'vitest';
import { MACHINES, step } from '../../src/track/machines/index.js';
import type { Trigger } from '../../src/track/machines/table.js';
import type { VsiState } from '../../src/model/vsi.js';

const STATES: VsiState[] = ['PREASSOC_PROCESSING', 'PREASSOCIATED', 'ASSOC_PROCESSING', 'ASSOCIATED', 'DEASSOC_PROCESSING', 'EXIT'];

function walk(generation: 'ratified' | 'draft', side: 'station' | 'bridge', from: VsiState, triggers: Trigger[]): VsiState[] {
  let state = from;
  return triggers.map((on) => (state = step(generation, side, state, on)?.to ?? state));
}

describe('transition tables', () => {
  it.each(MACHINES.map((machine) => [machine.title, machine] as const))('%s: one row at most for a state and a trigger, every state reached', (_, machine) => {
    const keys = machine.rows.flatMap((row) => row.from.map((from) => `${from} / ${row.on}`));
    expect(new Set(keys).size).toBe(keys.length);
    const reached = new Set(machine.rows.map((row) => row.to));
    expect(STATES.filter((state) => !reached.has(state))).toEqual([]);
  });

  it('walks a station through pre-associate, associate, de-associate (6.1)', () => {
    expect(
      walk('ratified', 'station', 'UNKNOWN', ['request preassoc', 'success preassoc', 'request assoc', 'success assoc', 'request deassoc', 'success deassoc']),
    ).toEqual(['PREASSOC_PROCESSING', 'PREASSOCIATED', 'ASSOC_PROCESSING', 'ASSOCIATED', 'DEASSOC_PROCESSING', 'EXIT']);
  });

  it('ends a station that is refused, mismatched, left alone or thrown out', () => {
    for (const trigger of ['refused', 'mismatch', 'no answer', 'unsolicited'] satisfies Trigger[]) {
      expect(walk('ratified', 'station', 'ASSOC_PROCESSING', [trigger]), trigger).toEqual(['EXIT']);
    }
  });

  it('lets Keep on an associate end in the associated branch, on a pre-associate in EXIT (PROCWAIT_2)', () => {
    expect(walk('ratified', 'station', 'ASSOC_PROCESSING', ['kept'])).toEqual(['ASSOCIATED']);
    expect(walk('ratified', 'station', 'PREASSOC_PROCESSING', ['kept'])).toEqual(['EXIT']);
    expect(walk('ratified', 'station', 'ASSOCIATED', ['kept'])).toEqual(['ASSOCIATED']);
  });

  it('takes the draft station through DEASSOC_PROCESSING when the bridge throws it out (6.3)', () => {
    expect(walk('draft', 'station', 'ASSOCIATED', ['unsolicited', 'unsolicited'])).toEqual(['DEASSOC_PROCESSING', 'EXIT']);
  });

  it('does not wake a VSI that has left by another de-associate', () => {
    for (const generation of ['ratified', 'draft'] as const) expect(walk(generation, 'station', 'EXIT', ['request deassoc'])).toEqual(['EXIT']);
  });

  it('keeps the bridge where it was on Keep, and ends it on refusal, de-associate or silence (6.2)', () => {
    expect(walk('ratified', 'bridge', 'ASSOCIATED', ['kept'])).toEqual(['ASSOCIATED']);
    for (const trigger of ['refused', 'success deassoc', 'unsolicited', 'silence'] satisfies Trigger[]) {
      expect(walk('ratified', 'bridge', 'ASSOCIATED', [trigger]), trigger).toEqual(['EXIT']);
    }
  });
});
