import type { Severity } from '../model/finding.js';

/** How times are shown: of the day (UTC), since the row before, since the first frame, since the reference time. */
export const TIME_VIEWS = ['clock', 'delta', 'start', 'reference'] as const;
export type TimeView = (typeof TIME_VIEWS)[number];

/** What the user chose, for all views. */
export interface Settings {
  time: TimeView;
  /** What `reference` counts from. */
  referenceNs: number;
  /** Names of stations and bridges where LLDP tells them, else their addresses. */
  hasNames: boolean;
  /** How many VSIs the rollout is to associate; null for no goal. */
  expect: number | null;
  lowest: Severity;
  /** Ids of rules whose findings are not shown. */
  readonly ignored: Set<string>;
}

export function defaultSettings(): Settings {
  return { time: 'clock', referenceNs: 0, hasNames: true, expect: null, lowest: 'note', ignored: new Set() };
}
