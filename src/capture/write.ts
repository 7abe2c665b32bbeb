const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE_DESCRIPTION = 1;
const ENHANCED_PACKET = 6;
const NANOSECONDS = 9;

/** An interface to be described; `snaplen` in octets, 0 without a limit. */
export interface PcapngWriterInterface {
  readonly name: string | null;
  readonly linkType: number;
  readonly snaplen?: number;
}

/** Writes pcapng, little-endian, times in nanoseconds. The section header is written at once. */
export class PcapngWriter {
  #bytes = new Uint8Array(4096);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;
  #interfaces = 0;

  constructor() {
    const start = this.#begin(SECTION_HEADER);
    this.#u32(0x1a2b3c4d);
    this.#u32(1);
    this.#u32(0xffffffff);
    this.#u32(0xffffffff);
    this.#end(start);
  }

  /** Describes an interface and returns its id. */
  addInterface({ name, linkType, snaplen = 0 }: PcapngWriterInterface): number {
    const start = this.#begin(INTERFACE_DESCRIPTION);
    this.#u32(linkType & 0xffff);
    this.#u32(snaplen);
    if (name !== null) this.#option(2, new TextEncoder().encode(name));
    this.#option(9, Uint8Array.of(NANOSECONDS));
    this.#u32(0);
    this.#end(start);
    return this.#interfaces++;
  }

  /** Writes a packet: `time` since 1970, `origLen` octets on the wire. Throws RangeError for an unknown interface. */
  packet(
    interfaceId: number,
    time: { readonly sec: number; readonly ns: number },
    data: Uint8Array,
    origLen: number,
    options: { readonly comment?: string; readonly direction?: 'in' | 'out' | null } = {},
  ): void {
    if (interfaceId >= this.#interfaces) throw new RangeError(`interface ${interfaceId} was not added`);
    const ticks = BigInt(time.sec) * 1_000_000_000n + BigInt(time.ns);
    const start = this.#begin(ENHANCED_PACKET);
    this.#u32(interfaceId);
    this.#u32(Number(ticks >> 32n));
    this.#u32(Number(ticks & 0xffffffffn));
    this.#u32(data.length);
    this.#u32(origLen);
    this.#octets(data);
    const { comment, direction } = options;
    if (comment !== undefined) this.#option(1, new TextEncoder().encode(comment));
    if (direction) this.#option(2, Uint8Array.of(direction === 'in' ? 1 : 2, 0, 0, 0));
    if (comment !== undefined || direction) this.#u32(0);
    this.#end(start);
  }

  /** The octets written since the last call. */
  take(): Uint8Array {
    const octets = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return octets;
  }

  #begin(type: number): number {
    const start = this.#length;
    this.#u32(type);
    this.#u32(0);
    return start;
  }

  /** Ends the block: its length stands at both ends. */
  #end(start: number): void {
    const total = this.#length + 4 - start;
    this.#u32(total);
    this.#view.setUint32(start + 4, total, true);
  }

  #option(code: number, value: Uint8Array): void {
    this.#u32(code | (value.length << 16));
    this.#octets(value);
  }

  #u32(value: number): void {
    this.#reserve(4);
    this.#view.setUint32(this.#length, value, true);
    this.#length += 4;
  }

  /** Octets, padded with zeros to a multiple of 4. */
  #octets(octets: Uint8Array): void {
    const padded = (octets.length + 3) & ~3;
    this.#reserve(padded);
    this.#bytes.set(octets, this.#length);
    this.#bytes.fill(0, this.#length + octets.length, this.#length + padded);
    this.#length += padded;
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const bytes = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    bytes.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer);
  }
}
