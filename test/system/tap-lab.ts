import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { TapRequest } from '../../src/capture/live/tap.js';
import { LINK_TYPE_ETHERNET, pcapOf } from '../capture/live/pcap-of.js';
import { GUARD } from './evb-link.js';
import { LabTap } from './lab-tap.js';
import type { DriverNews, DriverOrder } from './tap-driver.js';
import { waitUntil } from './wait-until.js';

const LAUNCHER = new URL('../../dist/launcher.js', import.meta.url);
const DRIVER = fileURLToPath(new URL('tap-driver.ts', import.meta.url));
let labs = 0;

/**
 * Two network namespaces joined by a veth pair, in one of them a program that opens taps on `veth0`. Should a test be killed,
 * link-guard.sh ends what was started and removes what was made.
 */
export class TapLab {
  readonly name = `evbscope-${process.pid}-tap${++labs}`;
  readonly station = `${this.name}-st`;
  readonly #folder = mkdtempSync(join(tmpdir(), 'evbscope-taps-'));
  readonly #guard = spawn('sh', [GUARD, this.name, this.#folder], { detached: true, stdio: ['pipe', 'pipe', 'inherit'] });
  readonly #taps = new Map<number, LabTap>();
  readonly #answers = new Map<number, (value: unknown) => void>();
  #driver!: ChildProcess;
  #asked = 0;

  private constructor() {}

  /** `as`: words in front of the program that opens the taps, to run it with fewer rights. */
  static async open(as: readonly string[] = []): Promise<TapLab> {
    const lab = new TapLab();
    const [first] = (await Promise.race([once(lab.#guard.stdout, 'data'), once(lab.#guard, 'close')])) as [unknown];
    if (String(first) !== 'ready\n') throw new Error('no link between two namespaces');
    lab.#drive(as);
    return lab;
  }

  #drive(as: readonly string[]): void {
    const program = join(this.#folder, 'driver.mjs');
    spawnSync('chmod', ['755', this.#folder]);
    buildSync({ entryPoints: [DRIVER], bundle: true, platform: 'node', format: 'esm', target: 'node20', outfile: program, logLevel: 'warning' });
    this.#driver = spawn('ip', ['netns', 'exec', this.station, ...as, process.execPath, program, LAUNCHER.href], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.#guard.stdin.write(`${this.#driver.pid}\n`);
    this.#driver.on('message', (news: DriverNews) => {
      if (news.type !== 'answer') return this.#taps.get(news.tap)!.hear(news);
      this.#answers.get(news.ask)?.(news.value);
      this.#answers.delete(news.ask);
    });
  }

  /** Asks the program that opens the taps. */
  async ask<T>(order: DriverOrder): Promise<T> {
    const ask = ++this.#asked;
    return new Promise((resolve) => {
      this.#answers.set(ask, resolve as (value: unknown) => void);
      this.#driver.send({ ask, order });
    });
  }

  async tap(request: Pick<TapRequest, 'backend'> & Partial<TapRequest>): Promise<LabTap> {
    const tap = new LabTap(this.#taps.size + 1, (order) => this.ask(order));
    this.#taps.set(tap.number, tap);
    await this.ask({ type: 'open', tap: tap.number, request: { interface: 'veth0', filter: '', isImmediate: true, snaplen: 16_000, bufferMiB: 16, ...request } });
    return tap;
  }

  /** Runs `ip` in the namespace of the taps. */
  ip(...args: readonly string[]): void {
    const { status, stderr } = spawnSync('ip', ['-n', this.station, ...args], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`ip ${args.join(' ')}: ${stderr}`);
  }

  /** Makes the link again, after it was deleted; with both ends up. */
  relink(): void {
    this.ip('link', 'add', 'veth0', 'type', 'veth', 'peer', 'name', 'veth2', 'netns', `${this.name}-br`);
    this.ip('link', 'set', 'veth0', 'up');
    spawnSync('ip', ['-n', `${this.name}-br`, 'link', 'set', 'veth2', 'up']);
  }

  /** Sends frames from the other end, in this order. */
  send(frames: readonly Uint8Array[]): void {
    const file = join(this.#folder, 'send.pcap');
    writeFileSync(file, pcapOf(frames, LINK_TYPE_ETHERNET));
    const { status, stderr } = spawnSync('ip', ['netns', 'exec', `${this.name}-br`, 'tcpreplay', '-q', '-t', '-i', 'veth2', file], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`tcpreplay: ${stderr}`);
  }

  /** Ids of what runs in the namespace of the taps. */
  pids(): number[] {
    return spawnSync('ip', ['netns', 'pids', this.station], { encoding: 'utf8' }).stdout.split('\n').filter((line) => line !== '').map(Number);
  }

  /** Ids of what runs there besides the program that opens the taps, its launcher, and the launcher's guard. */
  backends(): number[] {
    return this.pids().filter((pid) => !/launcher\.js|driver\.mjs|running=/.test(spawnSync('ps', ['-o', 'args=', '-p', `${pid}`], { encoding: 'utf8' }).stdout));
  }

  /** Fails when something that was started there does not end. */
  async nobodyLeft(): Promise<void> {
    await waitUntil('nothing runs any more', 15_000, () => (this.pids().length === 0 ? true : null));
  }

  /** Kills the program that opens the taps. */
  kill(): void {
    this.#driver.kill('SIGKILL');
  }

  async close(): Promise<void> {
    if (this.#guard.exitCode !== null) return;
    const gone = once(this.#guard, 'exit');
    this.#guard.stdin.end();
    if (this.#driver.connected) this.#driver.disconnect();
    await gone;
  }
}
