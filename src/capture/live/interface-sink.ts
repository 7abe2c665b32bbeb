import type { CapturePoint, Frame } from '../../model/frame.js';
import { ARRIVAL_TIMES } from '../arrival-times.js';
import { option, optionList, optionsOf } from '../little-options.js';
import type { FileRecord, InterfaceRecord } from '../record.js';
import type { RecordQueue } from '../record-queue.js';
import type { Copier, ExampleFrame, FrameWatch, NewPoint, Sink } from '../sink.js';
import type { CaptureClock } from './capture-clock.js';
import type { Tap } from './tap.js';

const IF_COMMENT = 1;
const IF_NAME = 2;
const IF_TSRESOL = 9;
const IF_FILTER = 11;
const IF_FCSLEN = 13;
const RESOLUTION: Readonly<Record<Tap['clock'], number>> = { ns: 9, us: 6, arrival: 6 };
const LIBPCAP_FILTER = 0;
const TEXT = new TextEncoder();

export interface InterfaceSinkOptions {
  /** As it was named on the command line. */
  readonly name: string;
  readonly queue: RecordQueue;
  readonly clock: CaptureClock;
  /** The stream of a run has begun. */
  readonly onBegin: () => void;
}

/**
 * Takes what the parsers make of one tap after another, and hands it on as one capture point; frames that are missing between two
 * taps are a gap.
 */
export class InterfaceSink implements Sink {
  readonly longestRun: number;
  readonly copier: Copier | null;
  readonly watch: FrameWatch | null;
  /** Frames that came so far. */
  frames = 0;
  readonly #options: InterfaceSinkOptions;
  readonly #queue: RecordQueue;
  readonly #points = new Map<string, NewPoint>();
  #point: CapturePoint | null = null;
  #record: FileRecord | null = null;
  #tap: Tap | null = null;
  #openedNs = 0;

  constructor(options: InterfaceSinkOptions) {
    const { queue } = options;
    this.#options = options;
    this.#queue = queue;
    this.longestRun = queue.longestRun;
    this.watch = queue.watch;
    const { copier } = queue;
    this.copier = copier && { record: (record) => (this.#record = record), wants: (...frame) => copier.wants(...frame) };
  }

  /** Where frames of the present run are captured; null before there was one. */
  get captures(): CapturePoint | null {
    return this.#point;
  }

  /** What comes next stems from this tap, which is being opened. */
  opens(tap: Tap): void {
    this.#tap = tap;
    this.#openedNs = this.#options.clock.nowNs();
  }

  point(parsed: NewPoint): void {
    const { linkType } = parsed;
    const clock = this.#tap!.clock;
    const key = `${linkType} ${clock}`;
    const known = this.#points.get(key);
    const startNs = Math.max(this.#openedNs, this.#queue.lastNs);
    if (known) {
      this.#point = known;
      this.missed(startNs, null);
    } else {
      const point: NewPoint = { id: -1, name: this.#options.name, linkType, file: null, startNs, ...(clock === 'arrival' ? { hasArrivalTimes: true } : {}) };
      if (this.#record?.kind === 'interface') this.#queue.copier?.record(this.#described(this.#record, this.#tap!));
      this.#points.set(key, point);
      this.#point = point;
      this.#queue.point(point);
    }
    this.#record = null;
    this.#options.onBegin();
  }

  data(count: number, maxNs: number, example?: ExampleFrame): void {
    this.#came(count, maxNs);
    this.#queue.data(count, maxNs, example && { ...example, point: this.#point! });
  }

  frame(timeNs: number, _point: CapturePoint, data: Uint8Array, origLen: number, direction: Frame['direction'], offset: Frame['offset']): void {
    this.#came(1, timeNs);
    this.#queue.frame(timeNs, this.#point!, data, origLen, direction, offset);
  }

  /** What backends write of losses and of time is asked of the tap, and of the clock of this machine. */
  gap(): void {
    this.#record = null;
  }

  elapsed(): void {
    this.#record = null;
  }

  /** Frames are missing just before this time: `lost` of them, null where nobody knows. */
  missed(timeNs: number, lost: number | null): void {
    if (this.#point) this.#queue.gap(Math.max(timeNs, this.#queue.lastNs), this.#point, lost);
  }

  #came(count: number, timeNs: number): void {
    this.frames += count;
    this.#options.clock.saw(timeNs);
    const record = this.#record;
    this.#record = null;
    if (record?.kind === 'packet') this.#queue.copier?.record({ ...record, point: this.#point! });
  }

  /** How the recording describes the interface. */
  #described({ kind, linkType, snaplen, options }: InterfaceRecord, { clock, request }: Tap): InterfaceRecord {
    const own = optionsOf(new DataView(options.buffer, options.byteOffset, options.byteLength), true, 0, options.length);
    const list = [
      option(IF_NAME, TEXT.encode(this.#options.name)),
      ...(clock === 'arrival' ? [option(IF_COMMENT, TEXT.encode(ARRIVAL_TIMES))] : []),
      ...own.filter(({ code }) => code === IF_FCSLEN).map(({ code, value }) => option(code, value)),
      option(IF_TSRESOL, Uint8Array.of(RESOLUTION[clock])),
      ...(request.filter === '' ? [] : [option(IF_FILTER, Uint8Array.of(LIBPCAP_FILTER, ...TEXT.encode(request.filter)))]),
    ];
    return { kind, linkType, snaplen, options: optionList(list), section: null };
  }
}
