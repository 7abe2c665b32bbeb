import type { Timebase } from '../model/timebase.js';
import { CaptureInput } from './capture-input.js';
import { Collector } from './collector.js';
import { MergeSource } from './merge.js';
import { isStdin, openReader } from './octet-reader.js';
import type { ParserContext } from './parser.js';
import type { Split } from './part/part.js';
import { Problems } from './problems.js';
import { RecordQueue } from './record-queue.js';
import { Scan } from './scan.js';
import type { Sink } from './sink.js';
import { SingleSource } from './single.js';
import type { FrameSource } from './source.js';

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'no such file'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['ENOTDIR', 'no such file'],
  ['ELOOP', 'too many symbolic links'],
  ['EMFILE', 'too many open files'],
  ['ENXIO', 'a socket, or a device that is not there'],
]);

/** How captures are read. */
export interface SourceOptions {
  /** How a large file is read by two threads, where it is the only input; null for never. */
  readonly split?: Split | null;
  /** Whether control frames inside tunnels are looked for, too. */
  readonly tunnels?: boolean;
  /** Takes what is read. */
  readonly collector?: Collector;
}

/**
 * Opens captures (pcap, pcapng, either inside gzip; told by their magic numbers) as one source. `-` is standard input.
 * What cannot be opened becomes a problem of the source; the other files are read all the same.
 */
export function openSource(files: readonly string[], timebase: Timebase, options: SourceOptions = {}): FrameSource {
  const { split = null, tunnels = false, collector = new Collector() } = options;
  const contextOf = (file: string | null, sink: Sink, problems: Problems): ParserContext => ({
    file, sink, scan: new Scan(sink, problems, tunnels), timebase, problems,
  });
  // Another thread cannot be asked which data frames are wanted.
  const isWhole = collector.longestRun > 1 && collector.copier === null;
  const [only] = files;
  if (only !== undefined && files.length === 1) {
    const problems = new Problems(only);
    return new SingleSource(openInput(only, contextOf(null, collector, problems), isWhole ? split : null), collector, problems);
  }
  let hasStdin = false;
  const inputs = files.map((file) => {
    const problems = new Problems(file);
    const queue = new RecordQueue(collector);
    if (hasStdin && isStdin(file)) {
      problems.unreadable('standard input was given twice');
      return { input: null, queue, problems };
    }
    hasStdin ||= isStdin(file);
    return { input: openInput(file, contextOf(file, queue, problems), null), queue, problems };
  });
  return new MergeSource(inputs, collector);
}

function openInput(file: string, context: ParserContext, split: Split | null): CaptureInput | null {
  try {
    return new CaptureInput(openReader(file), context, split);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    if (code === 'EISDIR') context.problems.notCapture('a directory');
    else context.problems.unreadable(REASONS.get(code) ?? code);
    return null;
  }
}
