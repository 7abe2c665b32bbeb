import { connect } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { BackendRun, type BackendCommand } from './backend-run.js';
import { backends } from './backends.js';
import { findProgram } from './find-program.js';
import { Guard } from './guard.js';
import type { LauncherOrder, LauncherReport } from './launcher-protocol.js';
import { isTapRequest } from './is-tap-request.js';
import type { TapRequest } from './tap.js';

/**
 * The process that may have more rights than the rest of the program: it starts and ends backends on request, knows by itself what
 * their command lines are, and never sees a packet. It lives in a session of its own and ends, with every backend, when its parent
 * goes, however that happens.
 */

// It makes little garbage, and lives long: the heap's space for new objects need not grow.
setFlagsFromString('--semi-space-growth-factor=1');

const runs = new Map<number, BackendRun>();
/** Runs that were stopped before they had begun. */
const unwanted = new Set<number>();
const guard = new Guard();

function report(message: LauncherReport): void {
  if (process.connected) process.send!(message, () => {});
}

function notStarted(tap: number, wasFound: boolean, line: string): void {
  report({ type: 'ended', tap, exit: { wasFound, code: null, signal: null, lines: [line], lost: null } });
}

function commandOf(request: TapRequest): BackendCommand | null {
  const { name, program } = backends[request.backend];
  const behind = backends[request.backend].arguments(request);
  if (program === null) return { file: process.execPath, arguments: [new URL(`./backend-${name}.js`, import.meta.url).pathname, ...behind] };
  const file = findProgram(program);
  return file === null ? null : { file, arguments: behind };
}

function start(tap: number, request: TapRequest, socketPath: string): void {
  const command = isTapRequest(request) ? commandOf(request) : null;
  if (command === null) return notStarted(tap, false, 'there is no such program');
  const output = connect(socketPath);
  output.once('error', (error) => notStarted(tap, true, `its output cannot be handed on: ${error.message}`));
  output.once('connect', () => {
    output.removeAllListeners('error').on('error', () => {});
    if (unwanted.delete(tap)) {
      output.destroy();
      return notStarted(tap, true, 'stopped');
    }
    const run = new BackendRun(backends[request.backend], command, output);
    runs.set(tap, run);
    if (run.pid !== null) {
      guard.watch(run.pid);
      report({ type: 'started', tap, pid: run.pid });
    }
    void run.ended.then((exit) => {
      if (run.pid !== null) guard.release(run.pid);
      runs.delete(tap);
      report({ type: 'ended', tap, exit });
    });
  });
}

function obey(order: LauncherOrder): void {
  if (order.type === 'start') return start(order.tap, order.request, order.socketPath);
  const run = runs.get(order.tap);
  if (order.type === 'lost') {
    void (run?.lost() ?? Promise.resolve(null)).then((lost) => report({ type: 'lost', tap: order.tap, ask: order.ask, lost }));
  } else if (run) run.stop();
  else unwanted.add(order.tap);
}

async function end(): Promise<void> {
  const all = [...runs.values()];
  for (const run of all) run.stop();
  await Promise.all(all.map(({ ended }) => ended));
  process.exitCode = 0;
  process.removeAllListeners('message');
  if (process.connected) process.disconnect();
  guard.close();
}

process.on('message', (order) => obey(order as LauncherOrder));
process.on('disconnect', () => void end());
process.on('SIGTERM', () => void end());
// Its parent may have gone while this was loaded.
if (!process.connected) void end();
for (const signal of ['SIGINT', 'SIGHUP', 'SIGQUIT'] as const) process.on(signal, () => {});
