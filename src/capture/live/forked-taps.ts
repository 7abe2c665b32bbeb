import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ForkedTap } from './forked-tap.js';
import type { LauncherOrder, LauncherReport } from './launcher-protocol.js';
import { listInterfaces } from './list-interfaces.js';
import type { ListInterfaces } from './network-interface.js';
import type { Tap, TapRequest, Taps } from './tap.js';

/** Taps whose backends a launcher starts, a process of its own that keeps the rights of the moment in which it was forked. */
class ForkedTaps implements Taps {
  readonly #launcher: ChildProcess;
  readonly #list: ListInterfaces;
  readonly #open = new Map<number, ForkedTap>();
  readonly #gone: Promise<void>;
  #isGone = false;
  #taps = 0;

  constructor(launcher: URL, list: ListInterfaces) {
    this.#list = list;
    // In a session of its own: Ctrl-C, Ctrl-Z and a hang-up of the terminal are for this process to hear, not for the backends.
    this.#launcher = fork(fileURLToPath(launcher), [], { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [] });
    this.#gone = new Promise((resolve) => {
      const gone = (): void => {
        this.#isGone = true;
        for (const tap of this.#open.values()) tap.launcherDied();
        this.#open.clear();
        resolve();
      };
      this.#launcher.once('exit', gone);
      this.#launcher.once('error', gone);
    });
    this.#launcher.on('message', (report) => this.#hear(report as LauncherReport));
  }

  /** The process id of the launcher. */
  get launcherPid(): number | null {
    return this.#launcher.pid ?? null;
  }

  open(request: TapRequest): Tap {
    const number = ++this.#taps;
    const tap = new ForkedTap(number, request, this.#list, (order) => this.#send(order));
    this.#open.set(number, tap);
    void tap.ended.then(() => this.#open.delete(number));
    if (this.#isGone) tap.launcherDied();
    else tap.start();
    return tap;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open.values()].map((tap) => tap.stop()));
    if (this.#launcher.connected) this.#launcher.disconnect();
    await this.#gone;
  }

  #send(order: LauncherOrder): void {
    if (this.#launcher.connected) this.#launcher.send(order, () => {});
  }

  #hear(report: LauncherReport): void {
    this.#open.get(report.tap)?.hear(report);
  }
}

export type { ForkedTaps };

/**
 * Forks the launcher (`launcher`: its file), which keeps the rights that the process has at this moment; call it before they are
 * dropped.
 */
export function forkedTaps(launcher: URL, list: ListInterfaces = listInterfaces): ForkedTaps {
  return new ForkedTaps(launcher, list);
}
