import { closeSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { parse } from 'node:path';
import type { LiveClock } from './live-clock.js';
import type { RecordTarget } from './record-target.js';

/** When the next file of a recording begins: what is reached first. */
export interface RingLimits {
  readonly octets?: number;
  readonly packets?: number;
  readonly durationMs?: number;
  /** At whole multiples of this time of the clock on the wall. */
  readonly intervalMs?: number;
  /** So many files are kept, the newest ones. */
  readonly files?: number;
}

export interface RecordFilesOptions {
  readonly path: string;
  readonly overwrites: boolean;
  readonly clock: LiveClock;
  /** Null for one file, which is as long as the capture. */
  readonly ring: RingLimits | null;
  /** The end comes with so many octets of a single file. */
  readonly mostOctets?: number;
  /** The end comes with so many files. */
  readonly mostFiles?: number;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** The name of a file of a ring, with its number and the local time at which it began: name_00001_20260123150405.pcapng. */
function ringName(path: string, number: number, at: Date): string {
  const { dir, name, ext } = parse(path);
  const time = [at.getMonth() + 1, at.getDate(), at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join('');
  return `${dir === '' || dir.endsWith('/') ? dir : `${dir}/`}${name}_${String(number).padStart(5, '0')}_${at.getFullYear()}${time}${ext}`;
}

/** A recording in files. Each write is handed to the system at once: what was written outlives the process. Throws what fails. */
export class RecordFiles implements RecordTarget {
  file = '';
  octets = 0;
  packets = 0;
  readonly #options: RecordFilesOptions;
  /** Files that are kept now, the oldest first. */
  readonly #made: string[] = [];
  #number = 0;
  #fd = -1;
  #startUs = 0;

  constructor(options: RecordFilesOptions) {
    this.#options = options;
    this.#open();
  }

  get isLast(): boolean {
    const { ring, mostFiles } = this.#options;
    return ring === null || (mostFiles !== undefined && this.#number >= mostFiles);
  }

  write(octets: Uint8Array): void {
    for (let done = 0; done < octets.length; ) done += writeSync(this.#fd, octets, done);
    this.octets += octets.length;
  }

  isFull(waiting: number): boolean {
    const { ring, mostOctets = Number.POSITIVE_INFINITY, clock } = this.#options;
    const octets = this.octets + waiting;
    if (ring === null) return octets >= mostOctets;
    if (octets >= (ring.octets ?? Number.POSITIVE_INFINITY) || this.packets >= (ring.packets ?? Number.POSITIVE_INFINITY)) return true;
    const nowMs = clock.nowUs() / 1000;
    const startMs = this.#startUs / 1000;
    const { durationMs, intervalMs } = ring;
    if (durationMs !== undefined && nowMs - startMs >= durationMs) return true;
    return intervalMs !== undefined && Math.floor(nowMs / intervalMs) > Math.floor(startMs / intervalMs);
  }

  next(): void {
    closeSync(this.#fd);
    this.#fd = -1;
    this.#open();
    const { files } = this.#options.ring ?? {};
    while (files !== undefined && this.#made.length > files) unlinkSync(this.#made.shift()!);
  }

  /** An empty file is taken away again. */
  close(): void {
    if (this.#fd < 0) return;
    closeSync(this.#fd);
    this.#fd = -1;
    if (this.octets === 0) unlinkSync(this.file);
  }

  #open(): void {
    const { path, overwrites, clock, ring } = this.#options;
    this.#startUs = clock.nowUs();
    this.#number++;
    const isOnly = ring === null && this.#number === 1;
    this.file = isOnly ? path : ringName(path, this.#number, new Date(this.#startUs / 1000));
    this.#fd = openSync(this.file, overwrites ? 'w' : 'wx', 0o644);
    this.octets = 0;
    this.packets = 0;
    this.#made.push(this.file);
  }
}
