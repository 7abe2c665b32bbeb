import type { RecordTarget } from '../capture/live/record-target.js';
import type { TextBuffer } from '../text/text-buffer.js';
import type { Output } from './output.js';

/** A recording that goes to standard output. */
export class OutputTarget implements RecordTarget {
  readonly file = '-';
  readonly isLast = true;
  octets = 0;
  packets = 0;
  readonly #output: Output;
  readonly #mostOctets: number;

  constructor(output: Output, mostOctets = Number.POSITIVE_INFINITY) {
    this.#output = output;
    this.#mostOctets = mostOctets;
  }

  write(octets: Uint8Array): void {
    this.#output.put((to: TextBuffer, what: Uint8Array) => to.put(what), octets);
    void this.#output.flush();
    this.octets += octets.length;
  }

  isFull(waiting: number): boolean {
    return this.octets + waiting >= this.#mostOctets;
  }

  next(): void {}

  close(): void {}
}
