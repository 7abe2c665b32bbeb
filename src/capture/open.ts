import type { Timebase } from '../model/timebase.js';
import { CaptureInput } from './capture-input.js';
import { Collector } from './collector.js';
import { MergeSource } from './merge.js';
import { isStdin, openReader } from './octet-reader.js';
import { Problems } from './problems.js';
import { RecordQueue } from './record-queue.js';
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
  /** Takes what is read. */
  readonly collector?: Collector;
  /** Control frames inside tunnels are control frames, too. */
  readonly tunnels?: boolean;
}

/**
 * Opens captures (pcap, pcapng, either inside gzip; told by their magic numbers) as one source. `-` is standard input.
 * What cannot be opened becomes a problem of the source; the other files are read all the same.
 */
export function openSource(files: readonly string[], timebase: Timebase, { collector = new Collector(), tunnels = false }: SourceOptions = {}): FrameSource {
  const openInput = (file: string, label: string | null, sink: Sink, problems: Problems): CaptureInput | null => {
    try {
      return new CaptureInput(label, openReader(file), sink, timebase, problems, tunnels);
    } catch (error) {
      noteError(problems, error as NodeJS.ErrnoException);
      return null;
    }
  };
  const [only] = files;
  if (only !== undefined && files.length === 1) {
    const problems = new Problems(only);
    return new SingleSource(openInput(only, null, collector, problems), collector, problems);
  }
  let hasStdin = false;
  const inputs = files.map((file) => {
    const problems = new Problems(file);
    const queue = new RecordQueue(collector.copier);
    if (hasStdin && isStdin(file)) {
      problems.unreadable('standard input was given twice');
      return { input: null, queue, problems };
    }
    hasStdin ||= isStdin(file);
    return { input: openInput(file, file, queue, problems), queue, problems };
  });
  return new MergeSource(inputs, collector);
}

function noteError(problems: Problems, { code = 'unknown error' }: NodeJS.ErrnoException): void {
  if (code === 'EISDIR') problems.notCapture('a directory');
  else problems.unreadable(REASONS.get(code) ?? code);
}
