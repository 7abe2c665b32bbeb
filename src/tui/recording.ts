import type { Analysis } from '../model/analysis.js';
import type { LiveStatus } from '../model/live-status.js';
import type { Timebase } from '../model/timebase.js';
import type { FrameStore } from '../store/frame-store.js';
import type { LatencyTable } from '../store/latency-table.js';

/** A capture that is read while it is looked at, as the library opens it. */
export interface Recording {
  readonly frames: FrameStore;
  readonly analysis: Analysis;
  readonly latencies: LatencyTable;
  readonly timebase: Timebase;
  readonly source: {
    /** All frames read so far, data frames included. */
    readonly frames: number;
    readonly progress: { readonly octets: number; readonly total: number | null };
    /** How the interfaces are doing, of a live capture; missing else. */
    readonly live?: LiveStatus;
    readonly problems: readonly { readonly message: string; readonly kind: string }[];
  };
  /** Reads some more; false once everything was read. One call at a time. */
  read(): Promise<boolean>;
  close(): Promise<void>;
}
