import type { Frame } from '../model/frame.js';
import { capturedLength, MAX_CAPTURED } from './frame-length.js';
import type { Parser, ParserContext } from './parser.js';
import { pcapInterface, pcapPacket } from './pcap-record.js';
import type { NewPoint } from './sink.js';

const FILE_HEADER = 24;
const RECORD_HEADER = 16;
/** The modified format adds interface index, protocol and packet type to each record header. */
const MODIFIED_RECORD_HEADER = 24;
const FCS_PRESENT = 0x04000000;
/** What a record header says in all likelihood: a frame no larger than segmentation offload makes it, a year of the first. */
const MAX_ORIGINAL = 1024 * 1024;
const MAX_DISTANCE_SEC = 366 * 86_400;

interface Format {
  readonly little: boolean;
  readonly nsPerFraction: 1 | 1000;
  readonly recordHeader: number;
}

/** Formats by the first four octets, read as a big-endian number. */
export const PCAP_FORMATS: ReadonlyMap<number, Format> = new Map<number, Format>([
  [0xa1b2c3d4, { little: false, nsPerFraction: 1000, recordHeader: RECORD_HEADER }],
  [0xd4c3b2a1, { little: true, nsPerFraction: 1000, recordHeader: RECORD_HEADER }],
  [0xa1b23c4d, { little: false, nsPerFraction: 1, recordHeader: RECORD_HEADER }],
  [0x4d3cb2a1, { little: true, nsPerFraction: 1, recordHeader: RECORD_HEADER }],
  [0xa1b2cd34, { little: false, nsPerFraction: 1000, recordHeader: MODIFIED_RECORD_HEADER }],
  [0x34cdb2a1, { little: true, nsPerFraction: 1000, recordHeader: MODIFIED_RECORD_HEADER }],
]);

/** Push parser of pcap: microseconds, nanoseconds and the modified format, both byte orders. */
export class PcapParser implements Parser {
  wants = FILE_HEADER;
  stopped = false;
  readonly isAtRecord = true;
  readonly #format: Format;
  readonly #point: NewPoint;
  readonly #context: ParserContext;
  #hasHeader = false;
  /** False until one packet was read in full: it sets the origin of times and tells of a foreign link type. */
  #hasPacket = false;
  #fcs = 0;
  #bytes: Uint8Array = new Uint8Array(0);
  #view = new DataView(this.#bytes.buffer);

  constructor(format: Format, context: ParserContext) {
    this.#format = format;
    this.#point = { id: -1, name: null, linkType: 0, file: context.file };
    this.#context = context;
  }

  get declaredEnd(): number {
    return this.#hasHeader ? FILE_HEADER : 0;
  }

  scan(bytes: Uint8Array, from: number, to: number): number {
    if (!this.#hasPacket) return from;
    const view = this.#viewOf(bytes);
    const { scan, timebase } = this.#context;
    const { little, nsPerFraction, recordHeader } = this.#format;
    const point = this.#point;
    const fcs = this.#fcs;
    const longestRun = scan.longestRun;
    const passedTypes = scan.passedTypes(point.linkType);
    let at = from;
    let count = 0;
    let maxNs = Number.NEGATIVE_INFINITY;
    let timeNs = 0;
    while (at + recordHeader <= to && count < longestRun) {
      const captured = view.getUint32(at + 8, little);
      const start = at + recordHeader;
      const next = start + captured;
      if (captured > MAX_CAPTURED || next > to) break;
      const length = fcs === 0 ? captured : capturedLength(captured, view.getUint32(at + 12, little), fcs);
      const type = ((bytes[start + 12] ?? 0) << 8) | (bytes[start + 13] ?? 0);
      if ((length < 14 || passedTypes[type] === 0) && !scan.isPassed(point, bytes, start, length)) break;
      timeNs = timebase.relative(view.getUint32(at, little), view.getUint32(at + 4, little) * nsPerFraction);
      if (timeNs > maxNs) maxNs = timeNs;
      count++;
      at = next;
    }
    if (count > 0) scan.walked(at - from, count, maxNs, timeNs);
    return at;
  }

  record(bytes: Uint8Array, at: number, to: number): number {
    const scan = this.#context.scan;
    scan.flush();
    const next = this.#hasHeader ? this.#packet(bytes, at, to) : this.#readHeader(bytes, at, to);
    scan.offset += next - at;
    return next;
  }

  finish(bytes: Uint8Array, at: number, left: number): void {
    const { problems, scan } = this.#context;
    if (!this.#hasHeader) {
      problems.damaged(0, `the file header wants ${FILE_HEADER} octets, ${left} are there`);
      return;
    }
    const { recordHeader, little } = this.#format;
    if (left === 0) return;
    if (left < recordHeader) {
      problems.damaged(scan.offset, `the record header wants ${recordHeader} octets, ${left} are left`);
      return;
    }
    const captured = this.#viewOf(bytes).getUint32(at + 8, little);
    const there = left - recordHeader;
    problems.damaged(scan.offset + recordHeader, `the frame wants ${captured} octets, ${there} are left`);
  }

  recordLength(bytes: Uint8Array, at: number): number {
    const { little, nsPerFraction, recordHeader } = this.#format;
    if (bytes.length - at < recordHeader) return -1;
    const view = this.#viewOf(bytes);
    const captured = view.getUint32(at + 8, little);
    const original = view.getUint32(at + 12, little);
    if (captured === 0 || captured > MAX_CAPTURED || original < captured || original > MAX_ORIGINAL) return 0;
    if (view.getUint32(at + 4, little) * nsPerFraction >= 1e9) return 0;
    const distance = view.getUint32(at, little) - this.#context.timebase.originSec;
    return Math.abs(distance) > MAX_DISTANCE_SEC ? 0 : recordHeader + captured;
  }

  #viewOf(bytes: Uint8Array): DataView {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    return this.#view;
  }

  #readHeader(bytes: Uint8Array, at: number, to: number): number {
    if (to - at < FILE_HEADER) return at;
    const view = this.#viewOf(bytes);
    const { little, nsPerFraction } = this.#format;
    const link = view.getUint32(at + 20, little);
    this.#hasHeader = true;
    this.#point.linkType = link & 0xffff;
    this.#fcs = (link & FCS_PRESENT) === 0 ? 0 : (link >>> 28) * 2;
    this.#context.sink.copier?.record(pcapInterface(this.#point, view.getUint32(at + 16, little), nsPerFraction, this.#fcs));
    this.#context.sink.point(this.#point);
    return at + FILE_HEADER;
  }

  #packet(bytes: Uint8Array, at: number, to: number): number {
    const view = this.#viewOf(bytes);
    const { little, nsPerFraction, recordHeader } = this.#format;
    this.wants = recordHeader;
    if (to - at < recordHeader) return at;
    const captured = view.getUint32(at + 8, little);
    if (captured > MAX_CAPTURED) return this.#stop(at, captured);
    this.wants += captured;
    const start = at + recordHeader;
    if (start + captured > to) return at;
    const { scan, sink, timebase } = this.#context;
    const sec = view.getUint32(at, little);
    const fraction = view.getUint32(at + 4, little);
    const timeNs = timebase.relative(sec, fraction * nsPerFraction);
    const direction = recordHeader === RECORD_HEADER ? null : directionOf(view.getUint8(at + 22));
    const original = view.getUint32(at + 12, little);
    sink.copier?.record(pcapPacket(this.#point, sec, fraction, nsPerFraction, bytes.slice(start, start + captured), original, direction));
    scan.packet(this.#point, timeNs, bytes, start, recordHeader, captured, original, this.#fcs, direction);
    this.#hasPacket = true;
    return start + captured;
  }

  #stop(at: number, captured: number): number {
    this.stopped = true;
    this.#context.problems.damaged(
      this.#context.scan.offset,
      `the record header wants a captured length of at most ${MAX_CAPTURED} octets, ${captured} is there`,
    );
    return at;
  }
}

/** The packet type of the modified format is that of Linux: 4 was sent by the capturing host, 0 to 3 arrived. */
function directionOf(packetType: number): Frame['direction'] {
  return packetType === 4 ? 'out' : 'in';
}
