import type { LiveInterface } from '../../model/live-status.js';

/** Is told what happens to a live capture, as it happens. */
export interface LiveListener {
  /** One whole sentence: the capture cannot go on, or not as it should. */
  fail(sentence: string): void;
  /** One whole sentence that is good to know. */
  note(sentence: string): void;
  /** An interface began or ceased to be captured, or has another name. */
  changed?(now: LiveInterface): void;
}
