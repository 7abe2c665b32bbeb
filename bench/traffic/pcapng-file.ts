import { closeSync, openSync } from 'node:fs';
import { PcapngWriter } from '../../src/capture/write.js';
import { BEGIN_SEC, PIECE, type CaptureFile } from './capture-file.js';
import { writeAll } from './write-all.js';

/** A pcapng file with an interface for every capture point. */
export class PcapngFile implements CaptureFile {
  readonly #fd: number;
  readonly #writer = new PcapngWriter();
  #pending = 0;

  /** `points` are the names of the interfaces. */
  constructor(path: string, points: readonly string[]) {
    this.#fd = openSync(path, 'w');
    for (const name of points) this.#writer.addInterface({ name, linkType: 1 });
  }

  frame(point: number, timeNs: number, data: Buffer, length: number): void {
    const sec = Math.floor(timeNs / 1e9);
    this.#writer.packet(point, { sec: BEGIN_SEC + sec, ns: timeNs - sec * 1e9 }, data.subarray(0, length), length);
    this.#pending += length;
    if (this.#pending > PIECE) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#fd);
  }

  #flush(): void {
    writeAll(this.#fd, this.#writer.take());
    this.#pending = 0;
  }
}
