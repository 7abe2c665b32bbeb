import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEVICES, type VethLink } from './veth-link.js';

const START_MS = 20_000;

/** A line of `watch`. */
export interface WatchedLine {
  readonly event: string;
  readonly [field: string]: unknown;
}

/** `evbscope watch` at the station's end of a link; lines are told as they come and not kept. */
export class Watched {
  readonly child: ChildProcess;
  stderr = '';
  /** Lines so far, by event. */
  readonly counts = new Map<string, number>();
  #rest = '';
  #isCapturing = false;

  private constructor(child: ChildProcess, tell: (line: WatchedLine) => void) {
    this.child = child;
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (this.stderr = (this.stderr + text).slice(-10_000)));
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      const parts = (this.#rest + text).split('\n');
      this.#rest = parts.pop()!;
      for (const part of parts) {
        const line = JSON.parse(part) as WatchedLine;
        this.counts.set(line.event, (this.counts.get(line.event) ?? 0) + 1);
        if (line.event === 'interface' && line['state'] === 'capturing') this.#isCapturing = true;
        tell(line);
      }
    });
  }

  /** Resolves when it captures. */
  static async start(link: VethLink, evbscope: readonly string[], more: readonly string[], tell: (line: WatchedLine) => void = () => {}): Promise<Watched> {
    const watched = new Watched(link.run('st', [...evbscope, 'watch', '-i', DEVICES.st, ...more]), tell);
    for (const untilMs = performance.now() + START_MS; !watched.#isCapturing; await sleep(20)) {
      if (watched.child.exitCode !== null || performance.now() > untilMs) throw new Error(`watch does not capture: ${watched.stderr}`);
    }
    return watched;
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** Ends it; gives its exit status. */
  async stop(): Promise<number | null> {
    if (this.child.exitCode !== null) return this.child.exitCode;
    const closed = once(this.child, 'close');
    this.child.kill('SIGTERM');
    return ((await closed) as [number | null])[0];
  }
}
