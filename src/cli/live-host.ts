import type { LiveClock } from '../capture/live/live-clock.js';
import type { ListInterfaces } from '../capture/live/network-interface.js';
import type { Taps } from '../capture/live/tap.js';

/** What a live capture needs of the machine. */
export interface LiveHost {
  /** Starts what keeps the rights to capture, as long as this process has them. */
  readonly taps: () => Promise<Taps>;
  readonly list: ListInterfaces;
  readonly clock: LiveClock;
  /** Gives up the rights of root, to become the user that is named or the one who called; gives a note of it, null where there was nothing to give up. Throws UsageError. */
  readonly dropRights: (user: string | null) => string | null;
  /** Calls back whenever somebody asks (SIGUSR1) for the next file of the recording. */
  readonly onRotate: (call: () => void) => void;
}
