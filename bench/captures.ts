import { createReadStream, createWriteStream, existsSync, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import { run } from './run.js';
import { WORKLOADS, type WorkloadName } from './traffic/workloads.js';

interface CaptureSpec {
  readonly of: WorkloadName;
  readonly ending: '.pcap' | '.pcapng';
  /** Times as many packets as the workload has. */
  readonly times?: number;
  readonly isGzipped?: true;
}

/** The captures that are measured, by the name that commands call them. */
const CAPTURES: Readonly<Record<string, CaptureSpec>> = {
  'bulk.pcap': { of: 'bulk', ending: '.pcap' },
  // A quarter: compressing takes longer than everything else.
  'bulk.pcap.gz': { of: 'bulk', ending: '.pcap', times: 0.25, isGzipped: true },
  'small.pcap': { of: 'small', ending: '.pcap' },
  'small.pcapng': { of: 'small', ending: '.pcapng' },
  'control.pcap': { of: 'control', ending: '.pcap' },
  'rollout-n.pcapng': { of: 'rollout', ending: '.pcapng' },
  'rollout-2n.pcapng': { of: 'rollout', ending: '.pcapng', times: 2 },
  'rollout-4n.pcapng': { of: 'rollout', ending: '.pcapng', times: 4 },
  'screen.pcapng': { of: 'screen', ending: '.pcapng' },
  'flood.pcap': { of: 'flood', ending: '.pcap' },
};

const SEED = 1;

/** The generated captures in a folder. */
export class Captures {
  readonly #folder: string;
  readonly #scale: number;
  readonly #bench: readonly string[];

  /** `bench` is the command that runs this program. */
  constructor(folder: string, scale: number, bench: readonly string[]) {
    this.#folder = folder;
    this.#scale = scale;
    this.#bench = bench;
  }

  /** The path of a capture, null for a word that is none. */
  path(name: string): string | null {
    const spec = CAPTURES[name];
    if (!spec) return null;
    const ending = `${spec.ending}${spec.isGzipped ? '.gz' : ''}`;
    return join(this.#folder, `${spec.of}-${this.#packets(spec)}-scale-${this.#scale}${ending}`);
  }

  /** What it holds, in words. */
  title(name: string): string {
    const spec = CAPTURES[name]!;
    return `${this.#packets(spec).toLocaleString('en')} ${WORKLOADS[spec.of].title(this.#scale)}`;
  }

  /** Generates a capture that is not there yet; `begin` is called before. */
  async make(name: string, begin: () => void): Promise<void> {
    const [spec, path] = [CAPTURES[name]!, this.path(name)!];
    if (existsSync(path)) return;
    begin();
    // Whole or not at all: an interrupted one must not be taken for it later. The ending tells the generator the format.
    const plain = join(this.#folder, `unfinished${spec.ending}`);
    await run([...this.#bench, 'generate', spec.of, plain, '--seed', `${SEED}`, '--scale', `${this.#scale}`, '--packets', `${this.#packets(spec)}`]);
    if (!spec.isGzipped) return rename(plain, path);
    const gzipped = `${plain}.gz`;
    await pipeline(createReadStream(plain), createGzip({ level: constants.Z_BEST_SPEED }), createWriteStream(gzipped));
    rmSync(plain);
    await rename(gzipped, path);
  }

  /** Names and contents of all. */
  get titles(): string[] {
    return Object.keys(CAPTURES).map((name) => `${name}: ${this.title(name)}`);
  }

  remove(name: string): void {
    rmSync(this.path(name)!, { force: true });
  }

  #packets({ of, times = 1 }: CaptureSpec): number {
    return Math.round(WORKLOADS[of].packets(this.#scale) * times);
  }
}
