import type { CapturePoint, Frame } from '../model/frame.js';
import type { Timebase } from '../model/timebase.js';
import { moment } from '../text/time.js';
import { Collector } from './collector.js';
import { option, optionList } from './little-options.js';
import { movedSection } from './moved-section.js';
import type { FileRecord, InterfaceRecord, PacketRecord, StatisticsRecord } from './record.js';
import type { Copier, NewPoint } from './sink.js';
import { ticksAt, type Ticks } from './ticks.js';
import type { Traffic } from './traffic.js';
import { PcapngWriter } from './write.js';

const NEVER = Number.NEGATIVE_INFINITY;
const ISB_STARTTIME = 2;
const ISB_ENDTIME = 3;
const NO_OCTETS = new Uint8Array(0);

export interface ExtractorOptions {
  readonly timebase: Timebase;
  /** Data frames to be copied; null for none. */
  readonly traffic: Traffic | null;
  /** Whether what happens at this time is copied; null where everything is. */
  readonly includes: ((timeNs: number) => boolean) | null;
}

/**
 * Copies control frames, and the data frames that are asked for, to one pcapng section with all their metadata, such that
 * reading the copy gives the items that reading the original gives. What the capture clock would miss is written as
 * statistics of an interface with nothing but their time.
 */
export class Extractor extends Collector {
  /** Frames copied so far. */
  copied = 0;
  override readonly longestRun: number;
  override readonly copier: Copier;
  /** What is copied is not looked at. */
  override readonly watch = null;
  readonly #options: ExtractorOptions;
  readonly #interfaces: InterfaceRecord[] = [];
  readonly #points: CapturePoint[] = [];
  /** When the first item of each of several files came. */
  readonly #starts = new Map<string | null, number>();
  #writer: PcapngWriter | null = null;
  /** The record that the next call stems from. */
  #record: FileRecord | null = null;
  /** A packet that said that frames were lost before it. */
  #lossy: FileRecord | null = null;
  /** Latest time that the copy has told. */
  #toldNs = NEVER;
  /** Time at which what has no time of its own stands in the copy. */
  #lastNs = NEVER;

  constructor(options: ExtractorOptions) {
    super();
    const { traffic, includes } = options;
    this.#options = options;
    this.longestRun = includes === null ? 2 ** 30 : 1;
    this.copier = {
      record: (record) => (this.#record = record),
      wants: (point, bytes, start, length) => traffic !== null && traffic.has(point, bytes, start, length),
    };
  }

  /** Octets of the copy that wait to be taken. */
  get waiting(): number {
    return this.#writer?.length ?? 0;
  }

  /** The octets of the copy since the last call. */
  octets(): Uint8Array {
    return (this.#writer ??= new PcapngWriter()).take();
  }

  override point(point: NewPoint): void {
    super.point(point);
    const record = this.#take('interface');
    const first = this.#interfaces[0] ?? record;
    this.#writer ??= new PcapngWriter(record.section?.options);
    const isMoved = record.section !== null && record.section !== first.section;
    const described = isMoved ? { ...record, options: movedSection(record.section.options, record.options) } : record;
    this.#interfaces.push(described);
    this.#points.push(point);
    this.#writer.copyInterface(described);
    const startNs = this.#starts.get(point.file);
    if (startNs !== undefined) this.#start(point, startNs);
  }

  override data(count: number, maxNs: number): void {
    const record = this.#record && this.#take('packet');
    if (!this.#isIncluded(maxNs)) {
      this.frames += count;
      return;
    }
    super.data(count, maxNs);
    if (record === null) return;
    if (this.copier.wants(record.point, record.octets, 0, record.octets.length)) this.#copy(record, maxNs);
    // It is not asked for, but without it nobody would know of the loss.
    else if (record === this.#lossy) this.#packet({ ...record, octets: NO_OCTETS }, maxNs);
  }

  override frame(timeNs: number, point: CapturePoint, data: Uint8Array, origLen: number, direction: Frame['direction'], offset: Frame['offset']): void {
    const record = this.#take('packet');
    if (!this.#isIncluded(timeNs)) {
      this.frames++;
      this.controlFrames++;
      return;
    }
    super.frame(timeNs, point, data, origLen, direction, offset);
    this.#begin(point, timeNs);
    this.#copy(record, timeNs);
  }

  override gap(timeNs: number, point: CapturePoint, lost: number | null): void {
    const record = this.#record;
    this.#record = null;
    if (!this.#isIncluded(timeNs)) return;
    super.gap(timeNs, point, lost);
    this.#begin(point, timeNs);
    if (record?.kind === 'statistics') this.#statistics(record, timeNs);
    else this.#lossy = record;
  }

  override elapsed(timeNs: number): void {
    const record = this.#take('statistics');
    if (!this.#isIncluded(Math.max(record.timeNs ?? NEVER, this.#lastNs))) return;
    // The record itself tells the time: first, so that nothing else has to.
    this.#statistics(record, NEVER);
    super.elapsed(timeNs);
  }

  /** Data frames matter for timers that run out before the next item, for the beginning and for the end. */
  protected override clock(timeNs: number, nextNs: number): void {
    super.clock(timeNs, nextNs);
    if (timeNs > this.#toldNs && (timeNs > nextNs || this.#toldNs === NEVER)) this.#clock(timeNs);
  }

  #take<K extends FileRecord['kind']>(kind: K): Extract<FileRecord, { kind: K }> {
    const record = this.#record;
    this.#record = null;
    if (record?.kind !== kind) throw new TypeError(`a record of kind ${kind} has to be told first`);
    return record as Extract<FileRecord, { kind: K }>;
  }

  #isIncluded(timeNs: number): boolean {
    const { includes } = this.#options;
    return includes === null || (timeNs > NEVER && includes(timeNs));
  }

  #copy(record: PacketRecord, timeNs: number): void {
    this.#packet(record, timeNs);
    this.copied++;
  }

  /** A packet without a time has none in the copy either, where it still takes that of the packet before it. */
  #packet(record: PacketRecord, timeNs: number): void {
    const id = record.point.id;
    if (record.ticks === null && id === 0 && timeNs >= this.#lastNs) {
      if (timeNs > Math.max(0, this.#lastNs)) this.#clock(timeNs);
      this.#writer!.simplePacket(record.octets, record.origLen);
    } else this.#writer!.copyPacket(id, record.ticks ?? this.#ticksOf(id, timeNs), record);
    this.#toldNs = Math.max(this.#toldNs, timeNs);
    this.#lastNs = timeNs;
  }

  /** Statistics that are to be read as of `atNs` or later. */
  #statistics(record: StatisticsRecord, atNs: number): void {
    const ownNs = record.timeNs ?? NEVER;
    if (Math.max(ownNs, this.#lastNs) < atNs) this.#clock(atNs);
    this.#writer!.statistics(record.point.id, record, record.options);
    this.#told(ownNs);
  }

  /** An item came. What is one file in the end has to tell when each of several began; the clock of `first` can. */
  #begin(first: CapturePoint, timeNs: number): void {
    const { file } = first;
    if (file === null || this.#starts.has(file)) return;
    this.#starts.set(file, timeNs);
    for (const point of new Set([first, ...this.#points])) if (point.file === file) this.#start(point, timeNs);
  }

  /** Writes that the capture of an interface began, unless its own statistics say so. */
  #start({ id, startNs }: CapturePoint, timeNs: number): void {
    if (startNs === undefined) this.#time(id, timeNs, [ISB_STARTTIME, ISB_ENDTIME]);
  }

  /** Writes that time has passed, at an interface whose clock can tell it. */
  #clock(timeNs: number): void {
    const exact = this.#interfaces.findIndex((_, id) => this.#ticksOf(id, timeNs).isExact);
    this.#time(Math.max(0, exact), timeNs, [ISB_ENDTIME]);
  }

  /** Writes statistics of an interface with nothing but a time, as these options. */
  #time(id: number, timeNs: number, codes: readonly number[]): void {
    const ticks = this.#ticksOf(id, timeNs);
    const halves = new DataView(new ArrayBuffer(8));
    halves.setUint32(0, ticks.high, true);
    halves.setUint32(4, ticks.low, true);
    this.#writer!.statistics(id, ticks, optionList(codes.map((code) => option(code, new Uint8Array(halves.buffer)))));
    this.#told(timeNs);
  }

  #told(timeNs: number): void {
    this.#toldNs = Math.max(this.#toldNs, timeNs);
    this.#lastNs = Math.max(this.#lastNs, timeNs);
  }

  #ticksOf(id: number, timeNs: number): Ticks {
    const { sec, ns } = moment(this.#options.timebase.originSec, timeNs);
    return ticksAt(this.#interfaces[id]!.options, sec, ns);
  }
}
