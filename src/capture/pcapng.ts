import type { Parser, ParserContext } from './parser.js';
import { MAX_READ, PcapngPackets } from './pcapng-packets.js';
import { RecordReader } from './record-reader.js';

const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE_DESCRIPTION = 1;
const OBSOLETE_PACKET = 2;
const SIMPLE_PACKET = 3;
const INTERFACE_STATISTICS = 5;
const ENHANCED_PACKET = 6;
const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
const SWAPPED_MAGIC = 0x4d3c2b1a;
const BLOCK_HEADER = 8;
const MIN_BLOCK = 12;

/** Smallest total length, in octets, of the blocks that are read; all others are skipped by their length. */
const MIN_LENGTH: ReadonlyMap<number, number> = new Map([
  [SECTION_HEADER, 28],
  [INTERFACE_DESCRIPTION, 20],
  [OBSOLETE_PACKET, 32],
  [SIMPLE_PACKET, 16],
  [INTERFACE_STATISTICS, 24],
  [ENHANCED_PACKET, 32],
]);

/** Push parser of pcapng: any number of sections, each with its own byte order and interfaces. */
export class PcapngParser implements Parser {
  wants = BLOCK_HEADER;
  stopped = false;
  declaredEnd = 0;
  readonly #context: ParserContext;
  #packets: PcapngPackets | null = null;
  #little = true;
  /** The block being skipped: its total length (0 for none), its offset, and the octets before its trailing length. */
  #skipTotal = 0;
  #skipOffset = 0;
  #skipLeft = 0;
  #hasBadBlock = false;
  #bytes: Uint8Array = new Uint8Array(0);
  #view = new DataView(this.#bytes.buffer);

  constructor(context: ParserContext) {
    this.#context = context;
  }

  get isAtRecord(): boolean {
    return this.#skipTotal === 0;
  }

  scan(bytes: Uint8Array, from: number, to: number): number {
    if (this.#packets === null || this.#skipTotal > 0) return from;
    this.#use(bytes);
    return this.#packets.scan(this.#view, bytes, from, to);
  }

  record(bytes: Uint8Array, at: number, to: number): number {
    this.#use(bytes);
    const scan = this.#context.scan;
    scan.flush();
    const next = this.#skipTotal > 0 ? this.#skip(at, to) : this.#block(at, to);
    scan.offset += next - at;
    return next;
  }

  finish(bytes: Uint8Array, at: number, left: number): void {
    this.#use(bytes);
    if (this.#skipTotal > 0) {
      this.#short(this.#skipOffset, this.#skipTotal, this.#context.scan.offset - this.#skipOffset + left);
    } else if (left > 0 && left < BLOCK_HEADER) {
      this.#context.problems.damaged(this.#context.scan.offset, `the block header wants ${BLOCK_HEADER} octets, ${left} are left`);
    } else if (left > 0) {
      const type = this.#view.getUint32(at, this.#little);
      // The length of a section header cannot be read before its byte-order magic.
      const total = type === SECTION_HEADER && left < MIN_BLOCK ? 28 : this.#view.getUint32(at + 4, this.#little);
      this.#short(this.#context.scan.offset, total, left);
    }
  }

  recordLength(bytes: Uint8Array, at: number): number {
    if (bytes.length - at < BLOCK_HEADER) return -1;
    this.#use(bytes);
    const total = this.#view.getUint32(at + 4, this.#little);
    const least = MIN_LENGTH.get(this.#view.getUint32(at, this.#little)) ?? MIN_BLOCK;
    if (total < least || total > MAX_READ || (total & 3) !== 0) return 0;
    return at + total > bytes.length || this.#view.getUint32(at + total - 4, this.#little) === total ? total : 0;
  }

  #use(bytes: Uint8Array): void {
    if (bytes === this.#bytes) return;
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Reads the block at `at`; returns where the next one begins, `at` itself when octets are missing or damaged. */
  #block(at: number, to: number): number {
    const view = this.#view;
    this.wants = BLOCK_HEADER;
    if (to - at < BLOCK_HEADER) return at;
    const type = view.getUint32(at, this.#little);
    if (type === SECTION_HEADER && !this.#readByteOrder(at, to)) return at;
    const little = this.#little;
    const total = view.getUint32(at + 4, little);
    const min = MIN_LENGTH.get(type);
    const least = min ?? MIN_BLOCK;
    if (total < least || (total & 3) !== 0) {
      return this.#stop(at, `the block wants a length of ${least} or more octets, a multiple of 4, ${total} is there`);
    }
    if (min === undefined) {
      this.#skipTotal = total;
      this.#skipOffset = this.#context.scan.offset;
      this.#skipLeft = total - 4 - BLOCK_HEADER;
      return at + BLOCK_HEADER;
    }
    if (total > MAX_READ) {
      return this.#stop(at, `the block wants a length of at most ${MAX_READ} octets, ${total} is there`);
    }
    this.wants = total;
    if (to - at < total) return at;
    const end = at + total - 4;
    if (view.getUint32(end, little) !== total) return this.#mismatch(at, total, view.getUint32(end, little));
    const fault = this.#read(type, at, end);
    if (type === SECTION_HEADER || type === INTERFACE_DESCRIPTION) this.declaredEnd = this.#context.scan.offset + total;
    if (fault !== null && !this.#hasBadBlock) {
      // The block's borders are sound, so what follows is read; one sentence stands for all such blocks.
      this.#hasBadBlock = true;
      this.#context.problems.damaged(this.#context.scan.offset, fault);
    }
    return at + total;
  }

  #read(type: number, at: number, end: number): string | null {
    if (type === SECTION_HEADER) {
      const reader = this.#context.sink.copier && new RecordReader(this.#view, this.#little, at, end);
      this.#packets = new PcapngPackets(this.#little, this.#context, reader);
      return null;
    }
    const packets = this.#packets;
    if (packets === null) return 'the file wants a section header first';
    const view = this.#view;
    if (type === ENHANCED_PACKET) return packets.packet(view, this.#bytes, at, end, false);
    if (type === OBSOLETE_PACKET) return packets.packet(view, this.#bytes, at, end, true);
    if (type === SIMPLE_PACKET) return packets.simplePacket(view, this.#bytes, at, end);
    if (type === INTERFACE_STATISTICS) return packets.statistics(view, at, end);
    return packets.interfaceDescription(view, at, end);
  }

  /** Sets the byte order of the section that begins at `at`; false when octets are missing or damaged. */
  #readByteOrder(at: number, to: number): boolean {
    this.wants = MIN_BLOCK;
    if (to - at < MIN_BLOCK) return false;
    const magic = this.#view.getUint32(at + 8, true);
    if (magic !== BYTE_ORDER_MAGIC && magic !== SWAPPED_MAGIC) {
      const found = this.#view.getUint32(at + 8, false).toString(16).padStart(8, '0');
      this.#stop(at, `the section header wants the byte-order magic 1a2b3c4d in either order, ${found} is there`);
      return false;
    }
    this.#little = magic === BYTE_ORDER_MAGIC;
    return true;
  }

  /** Goes on with the block being skipped, whose trailing length is checked like any other. */
  #skip(at: number, to: number): number {
    const skipped = Math.min(this.#skipLeft, to - at);
    this.#skipLeft -= skipped;
    const end = at + skipped;
    this.wants = 4;
    if (this.#skipLeft > 0 || to - end < 4) return end;
    const total = this.#skipTotal;
    this.#skipTotal = 0;
    const trailing = this.#view.getUint32(end, this.#little);
    return trailing === total ? end + 4 : this.#mismatch(at, total, trailing, this.#skipOffset);
  }

  #mismatch(at: number, total: number, trailing: number, offset = this.#context.scan.offset): number {
    return this.#stop(at, `the block wants its length ${total} again at its end, ${trailing} is there`, offset);
  }

  #short(offset: number, wanted: number, left: number): void {
    this.#context.problems.damaged(offset, `the block wants ${wanted} octets, ${left} are left`);
  }

  #stop(at: number, message: string, offset = this.#context.scan.offset): number {
    this.stopped = true;
    this.#context.problems.damaged(offset, message);
    return at;
  }
}
