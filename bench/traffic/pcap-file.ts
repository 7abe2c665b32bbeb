import { closeSync, openSync } from 'node:fs';
import { BEGIN_SEC, PIECE, type CaptureFile } from './capture-file.js';
import { writeAll } from './write-all.js';

const MICROSECONDS = 0xa1b2c3d4;
const RECORD_HEAD = 16;
const SNAPLEN = 262_144;

/** A pcap file with times in microseconds, little-endian, as tcpdump writes it. It knows no capture points. */
export class PcapFile implements CaptureFile {
  readonly #fd: number;
  readonly #octets = Buffer.allocUnsafe(PIECE + RECORD_HEAD + SNAPLEN);
  #length = 0;

  constructor(path: string) {
    this.#fd = openSync(path, 'w');
    for (const word of [MICROSECONDS, 0x00040002, 0, 0, SNAPLEN, 1]) this.#u32(word);
  }

  frame(_point: number, timeNs: number, data: Buffer, length: number): void {
    if (this.#length > PIECE) this.#flush();
    const us = Math.floor(timeNs / 1000);
    const sec = Math.floor(us / 1e6);
    this.#u32(BEGIN_SEC + sec);
    this.#u32(us - sec * 1e6);
    this.#u32(length);
    this.#u32(length);
    data.copy(this.#octets, this.#length, 0, length);
    this.#length += length;
  }

  close(): void {
    this.#flush();
    closeSync(this.#fd);
  }

  #u32(value: number): void {
    this.#length = this.#octets.writeUInt32LE(value, this.#length);
  }

  #flush(): void {
    writeAll(this.#fd, this.#octets.subarray(0, this.#length));
    this.#length = 0;
  }
}
