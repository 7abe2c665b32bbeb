import { createRequire } from 'node:module';
import type { CaptureFile } from './capture-file.js';

/** What is used of the package cap. */
interface CapSession {
  open(name: string, filter: string, bufferOctets: number, octets: Buffer): string;
  send(octets: Buffer, length: number): void;
  close(): void;
}

/** It is opened to send, and should not be told of anything. */
const NOTHING = 'ether proto 0xfffe';
const BUFFER = 1 << 20;

/** A network device that sends frames at once, whatever their times. */
export class Wire implements CaptureFile {
  /** Frames sent. */
  sent = 0;
  readonly #session: CapSession;

  constructor(device: string) {
    const { Cap } = createRequire(import.meta.url)('cap') as { readonly Cap: new () => CapSession };
    this.#session = new Cap();
    this.#session.open(device, NOTHING, BUFFER, Buffer.alloc(256));
  }

  frame(_point: number, _timeNs: number, data: Buffer, length: number): void {
    this.#session.send(data, length);
    this.sent++;
  }

  close(): void {
    this.#session.close();
  }
}
