import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { constants } from 'node:os';
import { NO_ADD_ON, type Backend } from './backend.js';
import { LastLines } from './last-lines.js';
import type { BackendExit } from './launcher-protocol.js';

/** What a backend gets to write its last frames and counters before it is killed. */
const GRACE_MS = 1500;
/** A backend that does not answer a question within this is not waited for. */
const ANSWER_MS = 500;

/** Whether a process would hear a signal; before it has its handler the signal would end it. */
function hears(pid: number, signal: NodeJS.Signals): boolean {
  try {
    const caught = /^SigCgt:\s*([0-9a-f]+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0';
    return ((BigInt(`0x${caught}`) >> BigInt(constants.signals[signal] - 1)) & 1n) === 1n;
  } catch {
    return false;
  }
}

/** A command line that starts a backend. */
export interface BackendCommand {
  readonly file: string;
  readonly arguments: readonly string[];
}

/** One process of a backend, from its start to its end. */
export class BackendRun {
  readonly ended: Promise<BackendExit>;
  readonly pid: number | null;
  readonly #child: ChildProcess;
  readonly #backend: Backend;
  readonly #lines: LastLines;
  #lost: number | null = null;
  #isOver = false;
  #tell: (() => void) | null = null;

  /** `output` becomes its standard output and is closed here. */
  constructor(backend: Backend, command: BackendCommand, output: Socket) {
    this.#backend = backend;
    this.#lines = new LastLines((line) => this.#hear(line));
    // A process group of its own, so that what a backend starts ends with it.
    this.#child = spawn(command.file, command.arguments, { stdio: ['ignore', output, 'pipe'], detached: true });
    output.destroy();
    this.pid = this.#child.pid ?? null;
    this.#child.stderr!.setEncoding('utf8').on('data', (text: string) => this.#lines.add(text));
    this.ended = new Promise((resolve) => {
      const end = (wasFound: boolean, code: number | null, signal: string | null): void => {
        this.#isOver = true;
        resolve({ wasFound, code, signal, lines: this.#lines.lines(), lost: this.#lost });
      };
      this.#child.once('error', () => this.pid === null && end(false, null, null));
      this.#child.once('exit', (code, signal) => {
        const over = (): void => end(backend.program !== null || code !== NO_ADD_ON, code, signal);
        this.#child.once('close', over);
        // What it started may keep its standard error open.
        this.#signal('SIGKILL');
      });
    });
  }

  #hear(line: string): boolean {
    const lost = this.#backend.lostIn(line);
    if (lost === null) return false;
    this.#lost = lost;
    this.#tell?.();
    return true;
  }

  /** To the whole process group. */
  #signal(signal: NodeJS.Signals): void {
    if (this.pid === null) return;
    try {
      process.kill(-this.pid, signal);
    } catch {
      // Nobody is left.
    }
  }

  /** Ends it: first it is asked, then it is killed. */
  stop(): void {
    if (this.#isOver) return;
    this.#signal('SIGTERM');
    const timer = setTimeout(() => this.#signal('SIGKILL'), GRACE_MS);
    void this.ended.then(() => clearTimeout(timer));
  }

  /** Frames lost as far as it tells. */
  async lost(): Promise<number | null> {
    const { countersBy } = this.#backend;
    if (this.#isOver || countersBy === null || this.pid === null || !hears(this.pid, countersBy)) return this.#lost;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ANSWER_MS);
      this.#tell = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#child.kill(countersBy);
    });
    this.#tell = null;
    return this.#lost;
  }
}
