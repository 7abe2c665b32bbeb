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
  const all = life.transitions.filter((transition) => transition.side === side);
  const seen = moment === null ? all : all.filter((transition) => isBefore(transition, moment));
  const isLast = seen.length === all.length;
  const [last, entered] = [seen.at(-1), seen.findLast(({ from, to }) => from !== to)];
  const now = side === 'station' ? { state: life.state, confidence: life.confidence } : { state: life.bridgeState, confidence: life.bridgeConfidence };
  const [first] = all;
  const began: Pick<Standing, 'state' | 'confidence'> = first ? { state: first.from, confidence: first.from === 'UNKNOWN' ? 'stale' : 'inferred' } : now;
  const { state, confidence } = isLast ? now : last ? { state: last.to, confidence: last.confidence } : began;
  return { state, confidence, cause: entered?.cause ?? null, sinceNs: entered?.timeNs ?? life.timeNs, isLast };
}
