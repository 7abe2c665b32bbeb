import type { Confidence } from '../../model/vsi.js';
import type { FrameKind } from '../../model/stored-frame.js';

/** A state that an end of a life enters, for the label beside its lifeline. */
export interface StateLabel {
  /** `id` of the life. */
  readonly life: number;
  /** As the screens name it; `assoc?` while the answer is awaited. */
  readonly text: string;
  readonly confidence: Confidence;
  readonly isWaiting: boolean;
}

/** What both ends enter at a moment; of several lives there may be several. */
export interface StateLabels {
  readonly station: readonly StateLabel[];
  readonly bridge: readonly StateLabel[];
}

/** An arrow: a frame. What its octets say is looked up when it is drawn. */
export interface FrameRow {
  readonly type: 'frame';
  /** Of the frame store. */
  readonly id: number;
  readonly no: number;
  readonly timeNs: number;
  readonly kind: FrameKind;
  readonly exchange: number | null;
  /** `id` of the life that the row is drawn for; of several in the frame the first. */
  readonly life: number;
  /** The how manieth copy it is, 0 for the first transmission, of how many that R allows. */
  readonly copy: number;
  readonly copies: number;
  /** A request that repeats the command in force. */
  readonly isKeepAlive: boolean;
  readonly labels: StateLabels;
}

/** A line without an arrow at a moment: what timers did, or a gap of the capture. */
export interface StepRow {
  readonly type: 'step';
  readonly timeNs: number;
  /** Said between the lifelines. */
  readonly text: string;
  readonly labels: StateLabels;
}

/** Idle for longer than a timer of the protocol. */
export interface GapRow {
  readonly type: 'gap';
  /** Said between the lifelines, and where there is little room. */
  readonly text: string;
  readonly shortText: string;
}

export type LadderRow = FrameRow | StepRow | GapRow;
