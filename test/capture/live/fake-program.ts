import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { forkedTaps } from '../../../src/capture/live/forked-taps.js';
import type { NetworkInterface } from '../../../src/capture/live/network-interface.js';
import type { TapRequest, Taps } from '../../../src/capture/live/tap.js';
import { waitUntil } from '../../system/wait-until.js';

export const LOOPBACK: NetworkInterface = { name: 'lo', index: 1, isUp: true, hasCarrier: true, type: 'loopback' };
export const REQUEST: TapRequest = { backend: 'tcpdump', interface: 'lo', filter: '', isImmediate: true, snaplen: 65_535, bufferMiB: 2 };
export const LAUNCHER = new URL('../../../dist/launcher.js', import.meta.url);
/** Where the programs of a test say who they are. */
const PIDS = 'pids';

/** Shell: a stream has begun, and waits for what comes. */
export const WAIT = 'while :; do sleep 0.05; done';
export const BEGIN = "printf begun; echo 'tcpdump: listening on lo' >&2";

/** A folder with a `tcpdump` that is a shell script; taps that find it first. */
export class FakeProgram {
  readonly #folder = mkdtempSync(join(tmpdir(), 'evbscope-fake-'));
  readonly #path = process.env['PATH'];
  readonly #taps: Taps[] = [];

  constructor(script: string) {
    writeFileSync(join(this.#folder, 'tcpdump'), `#!/bin/sh\necho $$ >> '${join(this.#folder, PIDS)}'\n${script}\n`, { mode: 0o755 });
    writeFileSync(join(this.#folder, PIDS), '');
  }

  /** The path on which the script is found. */
  get path(): string {
    return `${this.#folder}${delimiter}${this.#path}`;
  }

  taps(list = (): readonly NetworkInterface[] => [LOOPBACK]): ReturnType<typeof forkedTaps> {
    process.env['PATH'] = this.path;
    const taps = forkedTaps(LAUNCHER, list);
    process.env['PATH'] = this.#path;
    this.#taps.push(taps);
    return taps;
  }

  /** The process ids of all that were started so far. */
  pids(): number[] {
    return readFileSync(join(this.#folder, PIDS), 'utf8').split('\n').filter((line) => line !== '').map(Number);
  }

  async close(): Promise<void> {
    for (const taps of this.#taps) await taps.close();
    rmSync(this.#folder, { recursive: true });
  }
}

/** One that has ended and that nobody has asked how (Z) runs no more. */
export function isRunning(pid: number): boolean {
  try {
    return !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Fails when one of them does not end. */
export async function allEnd(pids: readonly number[]): Promise<void> {
  await waitUntil(`the processes ${pids.join(' ')} end`, 15_000, () => (pids.some(isRunning) ? null : true));
}
