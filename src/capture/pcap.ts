import type { Frame } from '../model/frame.js';
import type { Timebase } from '../model/timebase.js';
import { MAX_CAPTURED, type FrameRouter } from './frame-router.js';
import type { Problems } from './problems.js';
import type { NewPoint, Parser, Sink } from './sink.js';

const FILE_HEADER = 24;
const RECORD_HEADER = 16;
/** The modified format adds interface index, protocol and packet type to each record header. */
const MODIFIED_RECORD_HEADER = 24;
const FCS_PRESENT = 0x04000000;

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
  readonly #format: Format;
  readonly #point: NewPoint;
  readonly #sink: Sink;
  readonly #router: FrameRouter;
  readonly #timebase: Timebase;
  readonly #problems: Problems;
  #hasHeader = false;
  #fcs = 0;
  /** Octets of the stream that were consumed. */
  #offset = 0;
  #bytes: Uint8Array = new Uint8Array(0);
  #view = new DataView(this.#bytes.buffer);

  /** `file` names the capture point, null when it is the only input. */
  constructor(
    format: Format,
    file: string | null,
    sink: Sink,
    router: FrameRouter,
    timebase: Timebase,
    problems: Problems,
  ) {
    this.#format = format;
    this.#point = { id: -1, name: null, linkType: 0, file };
    this.#sink = sink;
    this.#router = router;
    this.#timebase = timebase;
    this.#problems = problems;
  }

  parse(bytes: Uint8Array, from: number, to: number): number {
    const view = this.#viewOf(bytes);
    let at = from;
    if (!this.#hasHeader) {
      if (to - at < FILE_HEADER) return at;
      this.#readHeader(view, at);
      at += FILE_HEADER;
    }
    const { little, nsPerFraction, recordHeader } = this.#format;
    const router = this.#router;
    const timebase = this.#timebase;
    const point = this.#point;
    const fcs = this.#fcs;
    this.wants = recordHeader;
    while (at + recordHeader <= to) {
      const captured = view.getUint32(at + 8, little);
      if (captured > MAX_CAPTURED) {
        this.#stop(this.#offset + at - from, captured);
        break;
      }
      const start = at + recordHeader;
      const next = start + captured;
      if (next > to) {
        this.wants = recordHeader + captured;
        break;
      }
      const timeNs = timebase.relative(view.getUint32(at, little), view.getUint32(at + 4, little) * nsPerFraction);
      const direction = recordHeader === RECORD_HEADER ? null : directionOf(view.getUint8(at + 22));
      router.packet(point, timeNs, bytes, start, captured, view.getUint32(at + 12, little), fcs, direction);
      at = next;
    }
    this.#offset += at - from;
    return at;
  }

  finish(bytes: Uint8Array, at: number, left: number): void {
    if (!this.#hasHeader) {
      this.#problems.damaged(0, `the file header wants ${FILE_HEADER} octets, ${left} are there`);
      return;
    }
    const { recordHeader, little } = this.#format;
    if (left === 0) return;
    if (left < recordHeader) {
      this.#problems.damaged(this.#offset, `the record header wants ${recordHeader} octets, ${left} are left`);
      return;
    }
    const captured = this.#viewOf(bytes).getUint32(at + 8, little);
    const there = left - recordHeader;
    this.#problems.damaged(this.#offset + recordHeader, `the frame wants ${captured} octets, ${there} are left`);
  }

  #viewOf(bytes: Uint8Array): DataView {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    return this.#view;
  }

  #readHeader(view: DataView, at: number): void {
    const link = view.getUint32(at + 20, this.#format.little);
    this.#hasHeader = true;
    this.#point.linkType = link & 0xffff;
    this.#fcs = (link & FCS_PRESENT) === 0 ? 0 : (link >>> 28) * 2;
    this.#sink.point(this.#point);
  }

  #stop(offset: number, captured: number): void {
    this.stopped = true;
    this.#problems.damaged(
      offset,
      `the record header wants a captured length of at most ${MAX_CAPTURED} octets, ${captured} is there`,
    );
  }
}

/** The packet type of the modified format is that of Linux: 4 was sent by the capturing host, 0 to 3 arrived. */
function directionOf(packetType: number): Frame['direction'] {
  return packetType === 4 ? 'out' : 'in';
}
