import { writeSync } from 'node:fs';

const HEADER = 24;
const RECORD_HEADER = 16;
const BATCH = 1 << 18;
/** The magic number of pcap with microseconds. */
const MAGIC = 0xa1b2c3d4;
/** Link types by the names that the packages give them; one without a name stands as its number. */
const LINK_TYPES: Readonly<Record<string, number>> = { NULL: 0, ETHERNET: 1, RAW: 101, LINUX_SLL: 113, IEEE802_11_RADIO: 127 };

function linkTypeOf(name: string): number {
  const known = LINK_TYPES[name.replace(/^LINKTYPE_/, '')];
  const number = /^Unknown linktype (\d+)$/.exec(name)?.[1];
  if (known === undefined && number === undefined) throw new Error(`link type ${name} is not known`);
  return known ?? Number(number);
}

/**
 * Writes a pcap stream, in this machine's order of octets and with microseconds, to standard output. It waits while nobody reads: what comes meanwhile stays in the kernel's buffer, which is
 * bounded, and the kernel counts what does not fit.
 */
export class PcapOutput {
  readonly #batch: Buffer;
  #filled = 0;

  constructor(linkType: string, snaplen: number) {
    this.#batch = Buffer.allocUnsafe(BATCH + RECORD_HEADER + snaplen);
    const words = new Uint32Array([MAGIC, 0, 0, 0, snaplen, linkTypeOf(linkType)]);
    new Uint16Array(words.buffer).set([2, 4], 2);
    this.#batch.set(new Uint8Array(words.buffer, 0, HEADER), 0);
    this.#filled = HEADER;
    this.flush();
  }

  /** Takes a copy of a record's header, in this machine's order of octets, and of the frame. */
  add(header: Uint8Array, octets: Uint8Array, length: number): void {
    this.#batch.set(header, this.#filled);
    this.#batch.set(octets.subarray(0, length), this.#filled + RECORD_HEADER);
    this.#filled += RECORD_HEADER + length;
    if (this.#filled >= BATCH) this.flush();
  }

  /** Writes what was added; ends the process when nobody will ever read it. */
  flush(): void {
    let written = 0;
    try {
      while (written < this.#filled) written += writeSync(1, this.#batch, written, this.#filled - written);
    } catch {
      process.exit(0);
    }
    this.#filled = 0;
  }
}
