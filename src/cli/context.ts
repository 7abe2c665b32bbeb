import type { ReadStream, WriteStream } from 'node:tty';
import type { Analysis, AnalysisOptions } from '../model/analysis.js';
import type { Split } from '../capture/part/part.js';
import type { Paint } from '../export/paint.js';
import type { Filter } from '../filter/compile.js';
import type { Policy } from '../model/policy.js';
import type { FrameRecorder } from '../store/frame-recorder.js';
import type { LatencyTable } from '../store/latency-table.js';
import type { LiveHost } from './live-host.js';
import type { Names } from './names.js';
import type { Output } from './output.js';
import type { ProgressLine } from './progress.js';
import type { TimeWindow } from './time-window.js';
import type { TimeFormat } from '../text/time.js';

/** A terminal, and its keyboard. */
export interface TerminalStreams {
  readonly input: ReadStream;
  readonly output: WriteStream;
}

/** What a command works with. */
export interface Context {
  readonly files: readonly string[];
  /** Names behind commands that take no files. */
  readonly operands: readonly string[];
  /** True when an option was given; its value, null when it was not. */
  has(option: string): boolean;
  value(option: string): string | null;
  /** The values of an option that may be repeated. */
  values(option: string): readonly string[];
  /** Whether standard output is a terminal. */
  readonly isTerminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The terminal that standard output is; null where there is none, or no keyboard. */
  readonly terminal: () => TerminalStreams | null;
  /** Whether colours are wanted. */
  readonly isColoured: boolean;
  readonly output: Output;
  readonly paint: Paint;
  readonly timeFormat: TimeFormat;
  readonly window: TimeWindow;
  readonly names: Names;
  /** What the operator decided about rules and findings. */
  readonly policy: Policy;
  /** What `-Y` leaves, null for everything. */
  readonly filter: Filter | null;
  /** An error: always told on standard error. */
  fail(message: string): void;
  /** A note: told on standard error unless `-q`. */
  note(message: string): void;
  /** A line for the work that begins now, null where none is to be shown. */
  progress(): ProgressLine | null;
  /** Aborted by a signal; the reason is the exit status. */
  readonly stop: AbortSignal;
  readonly live: LiveHost;
  /** How large captures are read by two threads; null for never. */
  readonly split: Split | null;
  /** An analysis; what is given beside its options is filled by it. */
  readonly createAnalysis: (options: AnalysisOptions, recorder: FrameRecorder | null, latencies: LatencyTable | null) => Promise<Analysis>;
}
