import { DISSECTORS } from '../dissectors/index.js';
import { createAnalysis } from './analyze.js';
import { FrameOctets } from './capture/frame-octets.js';
import { openSource } from './capture/open.js';
import { twoThreads } from './capture/part/two-threads.js';
import { RemoteSource } from './capture/remote/remote-source.js';
import type { FrameSource } from './capture/source.js';
import { Spool, type SpoolOptions } from './capture/spool.js';
import { Engine } from './dissect/engine.js';
import type { Analysis, AnalysisOptions } from './model/analysis.js';
import { Timebase } from './model/timebase.js';
import { FrameStore } from './store/frame-store.js';
import { LatencyTable } from './store/latency-table.js';

export interface CaptureOptions extends AnalysisOptions {
  /** Whether control frames inside tunnels are looked for, too. */
  readonly tunnels?: boolean;
  /** Most rows that are kept, the newest ones; 4 million without it. */
  readonly maxRows?: number;
  /** The built `scanner.js`: with it a thread of its own reads, and `read` takes a millisecond or two, however much is read. */
  readonly scanner?: URL;
  /** A source that is open already, and what its times count from: instead of files. */
  readonly from?: { readonly source: FrameSource; readonly timebase: Timebase };
  /** Where the octets of control frames are kept that cannot be read again: those of pipes and of gzip. */
  readonly spool?: SpoolOptions;
}

/** A capture that is read, or was. */
export interface Capture {
  /** A row for each control frame read so far, and its octets, layers and tree. */
  readonly frames: FrameStore;
  /** What all that says of links and VSIs, so far. */
  readonly analysis: Analysis;
  /** The newest latencies that `analysis` measured, one by one. */
  readonly latencies: LatencyTable;
  /** Problems and progress; `read` reads it. */
  readonly source: FrameSource;
  /** What its times count from. */
  readonly timebase: Timebase;
  /** Reads some more; false once everything was read. One call at a time. */
  read(): Promise<boolean>;
  /** Gives back files and pipes; octets can be read no more. */
  close(): Promise<void>;
}

/** Opens captures (see `openSource`) to be read into a store of their control frames and an analysis. */
export function openCapture(files: readonly string[], options: CaptureOptions = {}): Capture {
  const { tunnels = false, maxRows, scanner, spool, from, ...analysisOptions } = options;
  const timebase = from?.timebase ?? new Timebase();
  const octets = new FrameOctets(files, new Spool(spool));
  const frames = new FrameStore(octets, new Engine(DISSECTORS), maxRows);
  const latencies = new LatencyTable();
  const analysis = createAnalysis(analysisOptions, frames.recorder, latencies);
  const opened = (): FrameSource => (scanner
    ? new RemoteSource(scanner, files, timebase, { tunnels })
    : openSource(files, timebase, { tunnels, split: twoThreads(new URL('./part-worker.js', import.meta.url)) }));
  const source = from?.source ?? opened();
  let isEnded = false;
  return {
    frames,
    analysis,
    latencies,
    source,
    timebase,
    read: async () => {
      const batch = await source.read();
      for (const input of batch ?? []) analysis.push(input);
      if (batch === null && !isEnded) analysis.end();
      isEnded ||= batch === null;
      return batch !== null;
    },
    close: async () => {
      await source.close();
      octets.close();
    },
  };
}
