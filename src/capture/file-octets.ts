import { closeSync, constants, openSync, readSync } from 'node:fs';

/** Files that are open at a time: they are opened when something of them is asked for. */
const MAX_OPEN = 16;

/** Reads octets of files by their offsets. */
export class FileOctets {
  /** Descriptors, the one that was opened first at the front. */
  readonly #open = new Map<string, number>();

  /** The octets of a file from `offset` on, fewer where it ends. Throws the error of the operating system. */
  read(file: string, offset: number, length: number): Uint8Array {
    const octets = new Uint8Array(length);
    const fd = this.#descriptor(file);
    let done = 0;
    for (let came = 1; came > 0 && done < length; done += came) came = readSync(fd, octets, done, length - done, offset + done);
    return octets.subarray(0, done);
  }

  close(): void {
    for (const fd of this.#open.values()) closeSync(fd);
    this.#open.clear();
  }

  #descriptor(file: string): number {
    let fd = this.#open.get(file);
    if (fd !== undefined) return fd;
    // A fifo that took the file's place must not keep us waiting for a writer.
    fd = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    this.#open.set(file, fd);
    if (this.#open.size > MAX_OPEN) this.#closeOldest();
    return fd;
  }

  #closeOldest(): void {
    for (const [file, fd] of this.#open) {
      this.#open.delete(file);
      return closeSync(fd);
    }
  }
}
