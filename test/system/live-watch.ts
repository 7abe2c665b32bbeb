import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { BackendName } from '../../src/capture/live/tap.js';
import { ENDS, type EvbLink } from './evb-link.js';
import { waitUntil } from './wait-until.js';

export interface WatchLine {
  readonly event: string;
  readonly time: string;
  readonly link: string;
  readonly vsiid: string;
  readonly side: 'station' | 'bridge';
  readonly to: string;
  readonly state: string;
  readonly rule: string;
  readonly severity: string;
  readonly confidence: string;
  readonly bridgeState: string;
  readonly history: string;
  readonly [field: string]: unknown;
}

/** `evbscope watch` on the station's end of a link, and what it has printed so far. */
export class LiveWatch {
  readonly lines: WatchLine[] = [];
  stderr = '';
  readonly #child: ChildProcess;
  #rest = '';

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.stdout!.setEncoding('utf8').on('data', (text: string) => this.#hear(text));
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
  }

  /** Resolves once it captures. */
  static async start(link: EvbLink, backend: BackendName, more: readonly string[] = []): Promise<LiveWatch> {
    const watch = new LiveWatch(link.evbscope(['watch', '-i', ENDS.station.device, '--backend', backend, ...more]));
    await watch.until(`${backend} captures`, () => watch.of('interface').some(({ state }) => state === 'capturing'));
    return watch;
  }

  get pid(): number {
    return this.#child.pid!;
  }

  /** The lines of one event. */
  of(event: string): WatchLine[] {
    return this.lines.filter((line) => line.event === event);
  }

  /** The VSIs and the last state of each at the station, as told so far. */
  states(): Map<string, string> {
    return new Map(this.of('transition').filter(({ side }) => side === 'station').map(({ vsiid, to }) => [vsiid, to]));
  }

  async until(what: string, isSo: () => boolean, limitMs = 20_000): Promise<void> {
    await waitUntil(what, limitMs, () => {
      if (this.#child.exitCode !== null) throw new Error(`evbscope watch ended with ${this.#child.exitCode} before this: ${what}\n${this.stderr}`);
      return isSo() ? true : null;
    });
  }

  /** The processes below this one: the launcher and its backends. */
  children(): number[] {
    return descendants(this.pid);
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Ends it; gives its exit status, null where a signal ended it at once. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    if (this.#child.exitCode !== null) return this.#child.exitCode;
    const closed = once(this.#child, 'close');
    this.#child.kill(signal);
    const [status] = (await closed) as [number | null];
    return status;
  }

  #hear(text: string): void {
    const parts = (this.#rest + text).split('\n');
    this.#rest = parts.pop()!;
    for (const line of parts) this.lines.push(JSON.parse(line) as WatchLine);
  }
}

/** Whether a process is there, and not just waits to be reaped. */
export function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** The children of a process and theirs. */
export function descendants(pid: number): number[] {
  let children: number[] = [];
  try {
    children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(/\s+/).filter((text) => text !== '').map(Number);
  } catch {
    return [];
  }
  return children.flatMap((child) => [child, ...descendants(child)]);
}
