import type { Side, Standing, Transition, VsiLife } from '../model/vsi.js';

/** Where a moment is among the frames. */
export interface Moment {
  readonly no: number;
  readonly timeNs: number;
}

/** What one end stood at, since when, and whether it stands there still. */
export interface StandingAt extends Standing {
  readonly sinceNs: number;
  readonly isLast: boolean;
}

/** A frame proves what it does itself; a timer has run out before it. */
function isBefore({ frame, timeNs }: Transition, moment: Moment): boolean {
  return frame === null ? timeNs < moment.timeNs : frame <= moment.no;
}

/** What one end of a life stands at just after a frame, or, without one, now. */
export function standingAt(life: VsiLife, side: Side, moment: Moment | null): StandingAt {
  let first: Transition | null = null;
  let last: Transition | null = null;
  let entered: Transition | null = null;
  let isLast = true;
  for (const transition of life.transitions) {
    if (transition.side !== side) continue;
    first ??= transition;
    if (moment === null || isBefore(transition, moment)) {
      last = transition;
      if (transition.from !== transition.to) entered = transition;
    } else isLast = false;
  }
  const cause = entered?.cause ?? null;
  const sinceNs = entered?.timeNs ?? life.timeNs;
  if (isLast) return { ...(side === 'station' ? { state: life.state, confidence: life.confidence } : { state: life.bridgeState, confidence: life.bridgeConfidence }), cause, sinceNs, isLast };
  if (last) return { state: last.to, confidence: last.confidence, cause, sinceNs, isLast };
  // What the bridge held before, of an earlier life.
  const state = first!.from;
  return { state, confidence: state === 'UNKNOWN' ? 'stale' : 'inferred', cause, sinceNs, isLast };
}
