import { fstatSync, readFileSync } from 'node:fs';
import { twoThreads } from './capture/part/two-threads.js';
import { EXIT } from './cli/exit.js';
import { run } from './cli/run.js';

const stop = new AbortController();

/** The first signal ends the reading, and what was read is still shown; the second one ends the program. */
function onSignal(signal: NodeJS.Signals, status: number): void {
  process.on(signal, () => {
    if (stop.signal.aborted) process.exit(status);
    stop.abort(status);
  });
}
onSignal('SIGINT', EXIT.interrupted);
onSignal('SIGTERM', EXIT.terminated);
// Where nothing can be told any more there is nobody to tell: the exit status still says what happened.
process.stderr.on('error', () => {});

const status = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  isStdoutFile: () => fstatSync(1).isFile(),
  nowMs: () => performance.now(),
  env: process.env,
  stop: stop.signal,
  // Beside src/ and dist/ alike.
  version: () => (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version,
  split: twoThreads(new URL('./part-worker.js', import.meta.url)),
  createAnalysis: async (options) => (await import('./analyze.js')).createAnalysis(options),
});
// A pipe that nobody reads or writes any more must not keep the program alive.
process.exit(status);
