import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type SideName = 'station' | 'bridge';

/** A line of what one end logged: times in seconds, mode 1 to 4 (draft 0 to 3). */
interface LoggedTransition {
  readonly t: number;
  readonly vsi: string;
  readonly to: string;
  readonly mode: number;
}

export interface Truth {
  readonly id: string;
  readonly station_transitions?: readonly LoggedTransition[];
  readonly bridge_transitions?: readonly LoggedTransition[];
}

export const CAPTURES = join(import.meta.dirname, '../../fixtures/captures');

/** Processes that were killed logged no last EXIT: an EXIT that the timers imply is right there. */
export const KILLED: ReadonlySet<string> = new Set(['mix-station-killed station', 'mix-bridge-restart bridge']);

/** The names of the recordings: folders with a truth.json. */
export function scenarios(): string[] {
  return readdirSync(CAPTURES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

export function truthOf(scenario: string): Truth {
  return JSON.parse(readFileSync(join(CAPTURES, scenario, 'truth.json'), 'utf8')) as Truth;
}

const PROCESSING: Readonly<Record<number, string>> = {
  1: 'PREASSOC_PROCESSING',
  2: 'PREASSOC_PROCESSING',
  3: 'ASSOC_PROCESSING',
  4: 'DEASSOC_PROCESSING',
};
const DONE: Readonly<Record<number, string>> = { 1: 'PREASSOCIATED', 2: 'PREASSOCIATED', 3: 'ASSOCIATED', 4: 'EXIT' };

function stationState({ to, mode }: LoggedTransition): string | null {
  if (to.startsWith('VSI_')) return to.slice(4);
  switch (to) {
    case 'VDP22_STATION_PROC':
      return PROCESSING[mode] ?? null;
    case 'VDP22_TXMIT_DEASSOC':
      return 'DEASSOC_PROCESSING';
    case 'VDP22_PREASSOC_NEW':
      return 'PREASSOCIATED';
    case 'VDP22_ASSOC_NEW':
    case 'VDP22_ASSOC_COMPL':
      return 'ASSOCIATED';
    case 'VDP22_END':
      return 'EXIT';
    default:
      return null;
  }
}

/** The bridge's log needs the mode it confirmed last: the same again is a keep-alive. */
function bridgeState({ to, mode }: LoggedTransition, confirmed: number | undefined): string | null {
  if (to === 'UNASSOCIATED') return 'EXIT';
  if (to === 'ASSOCIATED' || to === 'PREASSOCIATED') return to;
  if (to.startsWith('VSI_')) return to.slice(4);
  switch (to) {
    case 'VDP22_BR_PROCESS':
      return confirmed === mode ? null : (PROCESSING[mode] ?? null);
    case 'VDP22_BR_SEND':
    case 'VDP22_BR_ALIVE':
      return DONE[mode] ?? null;
    case 'VDP22_BR_DEASSOC':
    case 'VDP22_BR_DEASSOCIATED':
    case 'VDP22_BR_END':
      return 'EXIT';
    default:
      return null;
  }
}

export interface LoggedStep {
  readonly sec: number;
  readonly state: string;
}

/** What an end logged of each VSI, in the words of DESIGN's state table. */
export function logged(truth: Truth, side: SideName): Map<string, LoggedStep[]> {
  const steps = new Map<string, LoggedStep[]>();
  const confirmed = new Map<string, number>();
  for (const line of truth[`${side}_transitions`] ?? []) {
    const state = side === 'station' ? stationState(line) : bridgeState(line, confirmed.get(line.vsi));
    if (!steps.has(line.vsi)) steps.set(line.vsi, []);
    if (state === null) continue;
    if (line.to === 'VDP22_BR_SEND' || line.to === 'VDP22_BR_ALIVE') confirmed.set(line.vsi, line.mode);
    if (state === 'EXIT') confirmed.delete(line.vsi);
    steps.get(line.vsi)!.push({ sec: line.t, state });
  }
  return steps;
}
