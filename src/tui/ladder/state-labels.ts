import type { Transition, VsiLife } from '../../model/vsi.js';
import { shownState } from '../shown-state.js';
import type { StateLabel, StateLabels, StepRow } from './ladder-row.js';

const WAITING: Readonly<Partial<Record<Transition['to'], string>>> = { PREASSOC_PROCESSING: 'preassoc?', ASSOC_PROCESSING: 'assoc?', DEASSOC_PROCESSING: 'deassoc?' };

export const NO_LABELS: StateLabels = { station: [], bridge: [] };

/** What the states of a life look like where they change. */
export interface LifeLabels {
  /** By the number of the frame that proves them. */
  readonly byFrame: ReadonlyMap<number, StateLabels>;
  /** By timers, and gaps of the capture, in the order of time. */
  readonly steps: readonly StepRow[];
  /** What both ends stood at before. */
  readonly first: StateLabels;
}

function labelOf(life: VsiLife, step: Transition, cause: Transition['cause']): StateLabel {
  const waiting = WAITING[step.to];
  // What a stale state was is said, with a `?` for how sure that is.
  const name = shownState({ state: step.to, confidence: step.to === 'UNKNOWN' ? step.confidence : 'confirmed', cause }, false);
  return { life: life.id, text: waiting ?? name, confidence: step.confidence, isWaiting: waiting !== undefined };
}

function reason({ side, from, to, cause, confidence }: Transition): string {
  if (cause === 'capture-gap') return 'frames are missing from the capture';
  if (cause === 'link-down') return 'link down';
  if (cause !== 'timeout') return cause;
  if (confidence === 'stale') return 'keep-alive overdue';
  if (to !== 'EXIT') return 'timer ran out';
  return from.endsWith('_PROCESSING') ? `${side} gave up waiting` : `${side} ended it: no keep-alive`;
}

/** Adds a label to its side; a later one of the same life takes the place of the one before. */
function withLabel(labels: StateLabels, side: Transition['side'], label: StateLabel): StateLabels {
  return { ...labels, [side]: [...labels[side].filter(({ life }) => life !== label.life), label] };
}

/** What an end stood at before its first transition; all the time where it has none. */
function before(life: VsiLife, side: Transition['side']): StateLabel[] {
  const first = life.transitions.find((step) => step.side === side);
  const to = first ? first.from : side === 'station' ? life.state : life.bridgeState;
  const step: Transition = { timeNs: life.timeNs, side, from: to, to, cause: 'first-seen', frame: null, confidence: to === 'UNKNOWN' ? 'stale' : 'inferred' };
  return [labelOf(life, step, step.cause)];
}

/** The labels of one life. */
export function lifeLabels(life: VsiLife): LifeLabels {
  const byFrame = new Map<number, StateLabels>();
  const steps: StepRow[] = [];
  const causes: Partial<Record<Transition['side'], Transition['cause']>> = {};
  for (const step of life.transitions) {
    const { side, frame, timeNs } = step;
    if (step.from !== step.to) causes[side] = step.cause;
    const label = labelOf(life, step, causes[side] ?? step.cause);
    if (frame !== null) {
      byFrame.set(frame, withLabel(byFrame.get(frame) ?? NO_LABELS, side, label));
      continue;
    }
    const text = reason(step);
    const last = steps.at(-1);
    if (last?.timeNs === timeNs && last.text === text) steps[steps.length - 1] = { ...last, labels: withLabel(last.labels, side, label) };
    else steps.push({ type: 'step', timeNs, text, labels: withLabel(NO_LABELS, side, label) });
  }
  return { byFrame, steps, first: { station: before(life, 'station'), bridge: before(life, 'bridge') } };
}

/** The labels of several lives at one frame. */
export function merged(all: readonly StateLabels[]): StateLabels {
  return { station: all.flatMap(({ station }) => station), bridge: all.flatMap(({ bridge }) => bridge) };
}
