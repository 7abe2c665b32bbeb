import type { CaptureFile } from './capture-file.js';

/** Somebody who sends frames at times of its own. */
export interface Talker {
  /** When its next frame comes, from the begin of the capture; Infinity for never. */
  readonly nextNs: number;
  /** Writes that frame. */
  speak(to: CaptureFile): void;
}
