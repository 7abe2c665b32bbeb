import type { BackendName, Tap, TapRequest } from './tap.js';

/** Exit status of a Node child of ours whose add-on cannot be loaded. */
export const NO_ADD_ON = 69;

/** How one backend is run. */
export interface Backend {
  readonly name: BackendName;
  /** The program to look for; null for a Node child of our own. */
  readonly program: string | null;
  readonly clock: Tap['clock'];
  /** How long a frame may be under way while the machine keeps up. */
  delayMs(request: TapRequest): number;
  /** Arguments of the program; of a child of our own those behind its file. */
  arguments(request: TapRequest): readonly string[];
  /** The signal by which it tells its counters on standard error; null where it cannot be asked. */
  readonly countersBy: NodeJS.Signals | null;
  /** Frames lost that a line of standard error tells; null for a line that tells something else. */
  lostIn(line: string): number | null;
}
