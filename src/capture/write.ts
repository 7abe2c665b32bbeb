import type { InterfaceRecord, PacketRecord } from './record.js';

const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE_DESCRIPTION = 1;
const SIMPLE_PACKET = 3;
const INTERFACE_STATISTICS = 5;
const ENHANCED_PACKET = 6;
const NANOSECONDS = 9;

/** An interface to be described; `snaplen` in octets, 0 without a limit. */
export interface PcapngWriterInterface {
  readonly name: string | null;
  readonly linkType: number;
  readonly snaplen?: number;
}

/** The halves of a 64-bit count of an interface's clock. */
interface Count {
  readonly high: number;
  readonly low: number;
}

/**
 * Writes pcapng, little-endian: packets of its own, with times in nanoseconds, and copies of records. Lists of options
 * are little-endian, too, and stand without their end. The section header is written at once.
 */
export class PcapngWriter {
  #bytes = new Uint8Array(4096);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;
  #interfaces = 0;

  /** `options` of the section. */
  constructor(options: Uint8Array = new Uint8Array(0)) {
    const start = this.#begin(SECTION_HEADER);
    this.#u32(0x1a2b3c4d);
    this.#u32(1);
    this.#u32(0xffffffff);
    this.#u32(0xffffffff);
    this.#list(options);
    this.#end(start);
  }

  /** Describes an interface and returns its id. */
  addInterface({ name, linkType, snaplen = 0 }: PcapngWriterInterface): number {
    const start = this.#beginInterface(linkType, snaplen);
    if (name !== null) this.#option(2, new TextEncoder().encode(name));
    this.#option(9, Uint8Array.of(NANOSECONDS));
    this.#u32(0);
    this.#end(start);
    return this.#interfaces++;
  }

  /** Describes an interface as it was described elsewhere and returns its id. */
  copyInterface({ linkType, snaplen, options }: InterfaceRecord): number {
    const start = this.#beginInterface(linkType, snaplen);
    this.#list(options);
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
    const ticks = BigInt(time.sec) * 1_000_000_000n + BigInt(time.ns);
    const start = this.#beginPacket(interfaceId, Number(ticks >> 32n), Number(ticks & 0xffffffffn), data, origLen);
    const { comment, direction } = options;
    if (comment !== undefined) this.#option(1, new TextEncoder().encode(comment));
    if (direction) this.#option(2, Uint8Array.of(direction === 'in' ? 1 : 2, 0, 0, 0));
    if (comment !== undefined || direction) this.#u32(0);
    this.#end(start);
  }

  /** Writes a packet as it was recorded elsewhere. Throws RangeError for an unknown interface. */
  copyPacket(interfaceId: number, ticks: Count, { octets, origLen, options }: Pick<PacketRecord, 'octets' | 'origLen' | 'options'>): void {
    const start = this.#beginPacket(interfaceId, ticks.high, ticks.low, octets, origLen);
    this.#list(options);
    this.#end(start);
  }

  /** Writes a packet of the first interface that has no time. */
  simplePacket(octets: Uint8Array, origLen: number): void {
    const start = this.#begin(SIMPLE_PACKET);
    this.#u32(origLen);
    this.#octets(octets);
    this.#end(start);
  }

  /** Writes the statistics of an interface. Throws RangeError for an unknown one. */
  statistics(interfaceId: number, ticks: Count, options: Uint8Array): void {
    const start = this.#beginOf(interfaceId, INTERFACE_STATISTICS);
    this.#u32(ticks.high);
    this.#u32(ticks.low);
    this.#list(options);
    this.#end(start);
  }

  /** Octets that wait to be taken. */
  get length(): number {
    return this.#length;
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

  #beginInterface(linkType: number, snaplen: number): number {
    const start = this.#begin(INTERFACE_DESCRIPTION);
    this.#u32(linkType & 0xffff);
    this.#u32(snaplen);
    return start;
  }

  #beginOf(interfaceId: number, type: number): number {
    if (interfaceId >= this.#interfaces) throw new RangeError(`interface ${interfaceId} was not added`);
    const start = this.#begin(type);
    this.#u32(interfaceId);
    return start;
  }

  #beginPacket(interfaceId: number, high: number, low: number, octets: Uint8Array, origLen: number): number {
    const start = this.#beginOf(interfaceId, ENHANCED_PACKET);
    this.#u32(high);
    this.#u32(low);
    this.#u32(octets.length);
    this.#u32(origLen);
    this.#octets(octets);
    return start;
  }

  /** A list of options and its end; nothing for an empty one. */
  #list(options: Uint8Array): void {
    if (options.length === 0) return;
    this.#octets(options);
    this.#u32(0);
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
