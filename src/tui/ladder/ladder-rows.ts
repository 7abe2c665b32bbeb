import type { StoredFrame } from '../../model/stored-frame.js';
import type { VsiLife } from '../../model/vsi.js';
import type { FrameStore } from '../../store/frame-store.js';
import { settledAt } from '../lanes/settled-at.js';
import { Idle } from './idle.js';
import type { FrameRow, LadderRow, StepRow } from './ladder-row.js';
import { lifeLabels, merged, type LifeLabels } from './state-labels.js';

/** Frames of one ladder. */
const MOST_FRAMES = 20_000;

/** The rows of a ladder, and how many frames at its beginning and its end had no room. */
export interface Ladder {
  readonly lives: readonly VsiLife[];
  readonly rows: readonly LadderRow[];
  readonly earlier: number;
  readonly later: number;
}

/** What is known of a life while its frames are walked over. */
interface Walked {
  readonly life: VsiLife;
  readonly labels: LifeLabels;
  readonly isSettledAt: ReturnType<typeof settledAt>;
  readonly idle: Idle;
  isSettled: boolean;
}

/** The rows of all frames of some lives, in the order of the capture; `around`: the frame that must be among them where there are too many. */
export function ladderRows(lives: readonly VsiLife[], frames: FrameStore, endNs: number, around: number | null): Ladder {
  if (lives.length === 0) return { lives, rows: [], earlier: 0, later: 0 };
  const idsOf = frames.framesOfEach(lives.map(({ id }) => id));
  const owners = new Map<number, number[]>();
  for (const [life, ids] of idsOf) for (const id of ids) owners.set(id, [...(owners.get(id) ?? []), life]);
  const all = [...owners.keys()].sort((a, b) => a - b);
  const start = startOf(all, around);
  const walked = new Map(lives.map((life): [number, Walked] => [life.id, { life, labels: lifeLabels(life), isSettledAt: settledAt(life), idle: new Idle(life), isSettled: false }]));
  const steps = [...walked.values()].flatMap(({ labels }) => labels.steps).sort((a, b) => a.timeNs - b.timeNs);
  const builder = new Builder(walked, lives.length === 1);
  const shown = all.slice(start, start + MOST_FRAMES);
  let nextStep = 0;
  for (const id of shown) {
    const frame = frames.row(id);
    if (frame === null) continue;
    for (let step = steps[nextStep]; step && step.timeNs < frame.timeNs; step = steps[++nextStep]) builder.step(step);
    builder.frame(frame, owners.get(id)!);
  }
  const later = all.length - start - shown.length;
  if (later === 0) {
    for (const step of steps.slice(nextStep)) builder.step(step);
    builder.end(endNs);
  }
  return { lives, rows: builder.rows, earlier: start, later };
}

function startOf(ids: readonly number[], around: number | null): number {
  if (ids.length <= MOST_FRAMES) return 0;
  const at = around === null ? ids.length : ids.indexOf(around);
  return Math.max(0, Math.min(ids.length - MOST_FRAMES, (at < 0 ? ids.length : at) - MOST_FRAMES / 2));
}

class Builder {
  readonly rows: LadderRow[] = [];
  readonly #walked: ReadonlyMap<number, Walked>;
  /** With the gaps and the first states of one life; of several they would drown the rest. */
  readonly #isAlone: boolean;
  readonly #copies = new Map<string, number>();
  /** Exchanges of de-associates that nobody asked for. */
  readonly #unsolicited = new Set<number>();

  constructor(walked: ReadonlyMap<number, Walked>, isAlone: boolean) {
    this.#walked = walked;
    this.#isAlone = isAlone;
  }

  frame(frame: StoredFrame, owners: readonly number[]): void {
    const lives = owners.map((id) => this.#walked.get(id)!);
    const [first] = lives as [Walked];
    const { kind, exchange, no, timeNs, id } = frame;
    if (this.#isAlone && this.rows.length === 0) this.rows.push({ type: 'step', timeNs, text: '', labels: first.labels.first });
    const isAck = kind === 'ecp ack';
    const key = `${exchange} ${kind}`;
    const copy = isAck || exchange === null ? 0 : (this.#copies.get(key) ?? -1) + 1;
    if (copy <= 1) this.#gap(timeNs);
    if (!isAck) this.#copies.set(key, copy);
    const labels = merged(lives.map(({ labels: { byFrame } }) => byFrame.get(no)).filter((one) => one !== undefined));
    for (const one of lives) one.isSettled = one.isSettledAt(frame);
    const isRequest = kind.endsWith(' request') && kind !== 'deassoc request';
    // Nobody asked for a de-associate of the bridge: it waits for no answer.
    if (kind === 'deassoc request' && copy === 0 && exchange !== null && !labels.station.some(({ isWaiting }) => isWaiting)) this.#unsolicited.add(exchange);
    for (const { idle } of lives) idle.see(frame, exchange !== null && this.#unsolicited.has(exchange));
    for (const { life, isWaiting } of labels.station) if (!isWaiting) this.#walked.get(life)?.idle.settle();
    const row: FrameRow = { type: 'frame', id, no, timeNs, kind, exchange, life: first.life.id, copy, copies: first.life.timers.r, isKeepAlive: isRequest && copy === 0 && first.isSettled, labels };
    this.rows.push(row);
  }

  step(step: StepRow): void {
    this.#gap(step.timeNs);
    this.rows.push(step);
    for (const { life } of step.labels.station.filter(({ isWaiting }) => !isWaiting)) this.#walked.get(life)?.idle.giveUp();
  }

  /** The capture ended. */
  end(timeNs: number): void {
    this.#gap(timeNs);
  }

  #gap(timeNs: number): void {
    if (!this.#isAlone) return;
    for (const { idle, isSettled } of this.#walked.values()) {
      const gap = idle.before(timeNs, isSettled);
      if (gap) this.rows.push(gap);
    }
  }
}
