import { fstatSync } from 'node:fs';
import { CaptureFile } from './capture-file.js';
import type { Context } from './context.js';
import { inputAt } from './input-at.js';
import { Output } from './output.js';
import { statOf } from './stat-of.js';
import { UsageError } from './usage-error.js';

const STDOUT_PATHS: ReadonlySet<string> = new Set(['-', '/dev/stdout', '/dev/fd/1', '/proc/self/fd/1']);

/** Where a capture is written to. */
export interface WriteTarget {
  readonly output: Output;
  /** Null for standard output. */
  readonly file: CaptureFile | null;
}

/** The place that `-w` names; throws UsageError where writing would destroy an input or what is there already. */
export function writeTarget(context: Context): WriteTarget {
  const path = context.value('write');
  if (path === null) throw new UsageError('where to? -w FILE (- is standard output)');
  const isStdout = STDOUT_PATHS.has(path);
  if (isStdout && context.isTerminal) throw new UsageError('a capture is nothing for a terminal: -w FILE, or send it on');
  const there = isStdout ? fstatSync(1) : statOf(path);
  if (there?.isFile()) {
    const input = inputAt(there, context.files);
    if (input !== null) throw new UsageError(`${path} cannot be written: it is the input ${input}`);
    if (!isStdout && !context.has('force')) throw new UsageError(`${path} is there already; --force overwrites it`);
  }
  if (isStdout) return { output: context.output, file: null };
  const file = new CaptureFile(path, there !== null);
  return { output: new Output(file), file };
}
