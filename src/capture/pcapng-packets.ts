import type { Frame } from '../model/frame.js';
import { capturedLength, MAX_CAPTURED } from './frame-length.js';
import { PcapngInterface } from './pcapng-interface.js';
import { findOption, u64 } from './pcapng-options.js';
import type { ParserContext } from './parser.js';
import type { FileRecord } from './record.js';
import type { RecordReader } from './record-reader.js';

const ENHANCED_PACKET = 6;
const EPB_FLAGS = 2;
const EPB_DROPCOUNT = 4;
const ISB_STARTTIME = 2;
const ISB_ENDTIME = 3;
/** The obsolete packet block's drop count when the writer did not know it. */
const DROPS_UNKNOWN = 0xffff;
const PACKET_HEADER = 28;
const SIMPLE_HEADER = 12;
/** A block that has to be read whole is larger only by damage; others are skipped at any size. */
export const MAX_READ = 1024 * 1024;
const MIN_PACKET_BLOCK = 32;

/**
 * The blocks of one pcapng section: its interfaces and their packets. Every reader takes a whole block, whose
 * trailing length stands at `end`, and returns what is wrong with it, null when nothing is.
 */
export class PcapngPackets {
  readonly #little: boolean;
  readonly #context: ParserContext;
  readonly #interfaces: PcapngInterface[] = [];
  /** Interface of the packet read last; -1 before the first. */
  #lastId = -1;
  /** What the options of the packet read last say. */
  #direction: Frame['direction'] = null;
  #optionFcs = 0;
  #lost = 0;
  /** Reads the records for who copies them; null where nobody does. */
  readonly #reader: RecordReader | null;

  constructor(little: boolean, context: ParserContext, reader: RecordReader | null) {
    this.#little = little;
    this.#context = context;
    this.#reader = reader;
  }

  interfaceDescription(view: DataView, block: number, end: number): null {
    const described = new PcapngInterface(view, this.#little, block + 8, end, this.#context.file);
    this.#interfaces.push(described);
    if (this.#reader) this.#copy(this.#reader.interface(view, block, end));
    this.#context.sink.point(described.point);
    return null;
  }

  /** Walks over the enhanced packet blocks from `at` on that are data frames and nothing more; returns where it stopped. */
  scan(view: DataView, bytes: Uint8Array, from: number, to: number): number {
    const little = this.#little;
    const { scan, timebase } = this.#context;
    const longestRun = scan.longestRun;
    let lastId = this.#lastId;
    let described = this.#interfaces[lastId];
    if (described === undefined) return from;
    let passedTypes = scan.passedTypes(described.point.linkType);
    let at = from;
    let count = 0;
    let maxNs = Number.NEGATIVE_INFINITY;
    let timeNs = 0;
    while (at + MIN_PACKET_BLOCK <= to && count < longestRun) {
      if (view.getUint32(at, little) !== ENHANCED_PACKET) break;
      const total = view.getUint32(at + 4, little);
      const end = at + total - 4;
      if (total < MIN_PACKET_BLOCK || total > MAX_READ || (total & 3) !== 0) break;
      if (end + 4 > to || view.getUint32(end, little) !== total) break;
      const id = view.getUint32(at + 8, little);
      if (id !== lastId) {
        const next = this.#interfaces[id];
        if (next === undefined || !next.hasPacket) break;
        lastId = id;
        described = next;
        passedTypes = scan.passedTypes(next.point.linkType);
      }
      const captured = view.getUint32(at + 20, little);
      const start = at + PACKET_HEADER;
      const options = start + captured + (-captured & 3);
      if (captured > MAX_CAPTURED || options > end) break;
      let fcs = described.fcs;
      if (options + 4 <= end) {
        this.#readOptions(view, options, end);
        if (this.#lost > 0) break;
        fcs = this.#optionFcs || fcs;
      }
      const length = fcs === 0 ? captured : capturedLength(captured, view.getUint32(at + 24, little), fcs);
      const type = ((bytes[start + 12] ?? 0) << 8) | (bytes[start + 13] ?? 0);
      if ((length < 14 || passedTypes[type] === 0) && !scan.isPassed(described.point, bytes, start, length)) break;
      const high = view.getUint32(at + 12, little);
      // Outside of this loop, which the engine has not compiled for what comes once in a while.
      if (!described.clock.isUsual(high)) break;
      timeNs = described.clock.timeNs(high, view.getUint32(at + 16, little), timebase);
      if (timeNs > maxNs) maxNs = timeNs;
      count++;
      at = end + 4;
    }
    if (count > 0) scan.walked(at - from, count, maxNs, timeNs);
    return at;
  }

  /** Enhanced packet block, and the obsolete packet block, whose header differs in its first word only. */
  packet(view: DataView, bytes: Uint8Array, block: number, end: number, isObsolete: boolean): string | null {
    const little = this.#little;
    const id = isObsolete ? view.getUint16(block + 8, little) : view.getUint32(block + 8, little);
    const from = this.#interfaces[id];
    if (from === undefined) return this.#undeclared(id);
    const start = block + PACKET_HEADER;
    const captured = view.getUint32(block + 20, little);
    const options = start + captured + (-captured & 3);
    if (captured > MAX_CAPTURED || options > end) return `${fits(end - start)}, ${captured} is there`;
    const timeNs = this.#time(from, view.getUint32(block + 12, little), view.getUint32(block + 16, little));
    this.#readOptions(view, options, end);
    const lost = isObsolete ? obsoleteDrops(view.getUint16(block + 10, little)) : this.#lost;
    const record = this.#reader?.packet(view, bytes, from.point, block, end, isObsolete ? lost : 0);
    if (lost > 0) {
      if (record) this.#copy(record);
      this.#context.sink.gap(timeNs, from.point, lost);
    }
    if (record) this.#copy(record);
    const original = view.getUint32(block + 24, little);
    const fcs = this.#optionFcs || from.fcs;
    from.hasPacket = true;
    this.#lastId = id;
    this.#context.scan.packet(from.point, timeNs, bytes, start, PACKET_HEADER, captured, original, fcs, this.#direction);
    return null;
  }

  /** A simple packet block has no time and no captured length: interface 0's snap length says what was kept. */
  simplePacket(view: DataView, bytes: Uint8Array, block: number, end: number): string | null {
    const from = this.#interfaces[0];
    if (from === undefined) return this.#undeclared(0);
    const original = view.getUint32(block + 8, this.#little);
    const start = block + SIMPLE_HEADER;
    const captured = from.snaplen === 0 ? original : Math.min(original, from.snaplen);
    if (captured > MAX_CAPTURED || start + captured > end) return `${fits(end - start)}, ${captured} is there`;
    const scan = this.#context.scan;
    const octets = this.#reader && bytes.slice(start, start + captured);
    if (octets) this.#copy({ kind: 'packet', point: from.point, ticks: null, octets, origLen: original, options: new Uint8Array(0) });
    scan.packet(from.point, scan.lastNs, bytes, start, SIMPLE_HEADER, captured, original, from.fcs, null);
    return null;
  }

  /** A statistics block: its lost packets are a gap, and its times say when the capture began and how far it ran. */
  statistics(view: DataView, block: number, end: number): string | null {
    const little = this.#little;
    const id = view.getUint32(block + 8, little);
    const from = this.#interfaces[id];
    if (from === undefined) return this.#undeclared(id);
    const options = block + 20;
    const lost = from.lostSince(view, little, options, end);
    const endTime = findOption(view, little, options, end, ISB_ENDTIME, 8);
    const at = endTime < 0 ? block + 12 : endTime;
    const high = view.getUint32(at, little);
    const low = view.getUint32(at + 4, little);
    // Writers without a clock leave the time 0: the block then stands at the packet before it.
    const ownNs = high === 0 && low === 0 ? null : this.#time(from, high, low);
    const lastNs = this.#context.scan.lastNs;
    const startTime = findOption(view, little, options, end, ISB_STARTTIME, 8);
    const startNs = startTime < 0 ? null : this.#time(from, view.getUint32(startTime, little), view.getUint32(startTime + 4, little));
    const isAgain = startNs !== null && from.begins(startNs, lastNs);
    if (this.#reader) this.#copy(this.#reader.statistics(view, from.point, block, end, ownNs));
    if (lost > 0 || isAgain) this.#context.sink.gap(Math.max(ownNs ?? 0, lastNs), from.point, isAgain ? null : lost);
    else this.#context.scan.elapsed(ownNs ?? Number.NEGATIVE_INFINITY);
    return null;
  }

  /** The options of an enhanced packet between `options` and `end`; `#lost` means nothing for an obsolete one. */
  #readOptions(view: DataView, options: number, end: number): void {
    this.#direction = null;
    this.#optionFcs = 0;
    this.#lost = 0;
    if (options + 4 > end) return;
    const little = this.#little;
    const flagsAt = findOption(view, little, options, end, EPB_FLAGS, 4);
    if (flagsAt >= 0) {
      const flags = view.getUint32(flagsAt, little);
      this.#direction = directionOf(flags & 3);
      this.#optionFcs = (flags >>> 5) & 0xf;
    }
    const dropsAt = findOption(view, little, options, end, EPB_DROPCOUNT, 8);
    if (dropsAt >= 0) this.#lost = u64(view, dropsAt, little);
  }

  #copy(record: FileRecord): void {
    this.#context.sink.copier?.record(record);
  }

  #time(from: PcapngInterface, high: number, low: number): number {
    return from.clock.timeNs(high, low, this.#context.timebase);
  }

  #undeclared(id: number): string {
    return `the block wants an interface below ${this.#interfaces.length}, the number declared so far, ${id} is there`;
  }
}

function fits(room: number): string {
  return `the block wants a captured length of at most ${Math.min(room, MAX_CAPTURED)} octets`;
}

function obsoleteDrops(count: number): number {
  return count === DROPS_UNKNOWN ? 0 : count;
}

function directionOf(bits: number): Frame['direction'] {
  if (bits === 1) return 'in';
  return bits === 2 ? 'out' : null;
}
