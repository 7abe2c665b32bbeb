import { fstatSync, openSync } from 'node:fs';
import { ReadStream } from 'node:tty';
import { setFlagsFromString } from 'node:v8';
import { LIVE_CLOCK } from './capture/live/live-clock.js';
import { listInterfaces } from './capture/live/list-interfaces.js';
import { twoThreads } from './capture/part/two-threads.js';
import type { TerminalStreams } from './cli/context.js';
import { dropRights, type Rights } from './cli/drop-rights.js';
import { EXIT, type ExitStatus } from './cli/exit.js';
import { run } from './cli/run.js';

/** By how many per cent the heap may outgrow what lives in it before it is cleared: left alone it would grow to several times that. */
const HEAP_GROWTH = 25;

/** While a capture goes on, the space for what is new in the heap stays as it is: it would double from 1 MB up to 16 MB, each time that enough has outlived it. */
const NO_GROWTH = 1;

/** What the program needs of the file that starts it. */
export interface Starter {
  readonly argv: readonly string[];
  readonly version: () => string;
  /** Ends the process at once. */
  readonly exit: (status: ExitStatus) => never;
}

/** The keyboard is that of the terminal where standard input is something else, such as a capture. */
function terminal(): TerminalStreams | null {
  if (!process.stdout.isTTY) return null;
  if (process.stdin.isTTY) return { input: process.stdin, output: process.stdout };
  try {
    return { input: new ReadStream(openSync('/dev/tty', 'r')), output: process.stdout };
  } catch {
    return null;
  }
}

/** Ends the process as if nobody had listened to the signal: Node itself would fail on a terminal that is not there any more. */
function hangUp(): void {
  process.removeAllListeners('SIGHUP');
  process.kill(process.pid, 'SIGHUP');
}

/** Wires the program to the process that it runs in; resolves with the exit status. */
export async function program({ argv, version, exit }: Starter): Promise<ExitStatus> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
  const stop = new AbortController();
  /** The first signal ends the reading, and what was read is still shown; the second one ends the program. */
  const onSignal = (signal: NodeJS.Signals, status: ExitStatus): void => {
    process.on(signal, () => {
      if (stop.signal.aborted) exit(status);
      stop.abort(status);
    });
  };
  onSignal('SIGINT', EXIT.interrupted);
  onSignal('SIGTERM', EXIT.terminated);
  onSignal('SIGHUP', EXIT.hungUp);
  // Where nothing can be told any more there is nobody to tell: the exit status still says what happened.
  process.stderr.on('error', () => {});
  const status = await run(argv, {
    stdout: process.stdout,
    stderr: process.stderr,
    isStdoutFile: () => fstatSync(1).isFile(),
    nowMs: () => performance.now(),
    env: process.env,
    terminal,
    stop: stop.signal,
    version,
    live: {
      taps: async () => {
        // A capture that goes on for days takes no more memory than after its first minutes; a few frames a second need no more of it.
        setFlagsFromString(`--semi-space-growth-factor=${NO_GROWTH}`);
        return (await import('./capture/live/forked-taps.js')).forkedTaps(new URL('./launcher.js', import.meta.url));
      },
      list: listInterfaces,
      clock: LIVE_CLOCK,
      dropRights: (user) => dropRights(user, process.env, process as unknown as Rights),
      onRotate: (call) => void process.on('SIGUSR1', call),
    },
    split: twoThreads(new URL('./part-worker.js', import.meta.url)),
    createAnalysis: async (...how) => (await import('./analyze.js')).createAnalysis(...how),
  });
  if (status === EXIT.hungUp) hangUp();
  return status;
}
