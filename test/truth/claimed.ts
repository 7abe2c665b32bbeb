import { vsiJson } from '../../src/export/vsi-json.js';
import { analysed } from '../analysed.js';
import type { SideName } from './logged.js';

export interface ClaimedStep {
  readonly sec: number;
  readonly state: string;
  readonly confidence: string;
}

interface VsiLine {
  readonly vsiid: string;
  readonly transitions: readonly { readonly time: string; readonly side: string; readonly to: string; readonly confidence: string }[];
}

function seconds(time: string): number {
  const [whole, fraction] = time.replace('Z', '').split('.');
  return Date.parse(`${whole}Z`) / 1000 + Number(`0.${fraction}`);
}

/** What the lines of `vsis --json` say of one side of each VSI, in the order of time. */
export async function claimed(capture: string, side: SideName): Promise<Map<string, ClaimedStep[]>> {
  const { lives, timebase } = await analysed([capture]);
  const steps = new Map<string, ClaimedStep[]>();
  for (const life of lives) {
    const line = JSON.parse(JSON.stringify(vsiJson(life, timebase, false))) as VsiLine;
    const own = steps.get(line.vsiid) ?? [];
    steps.set(line.vsiid, own);
    for (const t of line.transitions) if (t.side === side) own.push({ sec: seconds(t.time), state: t.to, confidence: t.confidence });
  }
  for (const own of steps.values()) own.sort((a, b) => a.sec - b.sec);
  return steps;
}
