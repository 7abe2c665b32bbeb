import type { CapturePoint, Frame } from '../../model/frame.js';
import type { Timebase } from '../../model/timebase.js';
import { moment } from '../../text/time.js';
import { Collector } from '../collector.js';
import { option, optionList } from '../little-options.js';
import type { FileRecord, InterfaceRecord, PacketRecord } from '../record.js';
import type { Copier, ExampleFrame, NewPoint } from '../sink.js';
import { ticksAt, type Ticks } from '../ticks.js';
import { PcapngWriter } from '../write.js';
import type { RecordTarget } from './record-target.js';

const OPT_COMMENT = 1;
const SHB_USERAPPL = 4;
const ISB_STARTTIME = 2;
const ISB_ENDTIME = 3;
const ISB_IFDROP = 5;
const TEXT = new TextEncoder();

/** One interface of the recording. */
interface Recorded {
  readonly record: InterfaceRecord;
  readonly point: CapturePoint;
  /** Frames lost since the present file began. */
  lost: number;
}

/** A record that is written with the next `flush`; a frame has its number. */
interface Pending {
  readonly no: number | null;
  readonly timeNs: number;
  readonly write: (comments: readonly string[]) => void;
}

/**
 * The last step of a live capture that is recorded: what becomes an item becomes a pcapng record, such that reading the
 * recording gives the items again. Records wait for `flush`, so that frames can be commented on once they were looked at.
 */
export class Recorder extends Collector {
  /** Each frame is a record of its own. */
  override readonly longestRun = 1;
  override readonly copier: Copier;
  /** Why writing ended before its time; null while nothing failed. */
  error: Error | null = null;
  /** All was written that was to be written: the capture can end. */
  isDone = false;
  readonly #timebase: Timebase;
  readonly #target: RecordTarget;
  readonly #interfaces: Recorded[] = [];
  readonly #comments = new Map<number, string[]>();
  #writer: PcapngWriter | null = null;
  #pending: Pending[] = [];
  /** The record that the next call stems from. */
  #record: FileRecord | null = null;
  #toldNs = Number.NEGATIVE_INFINITY;
  #isClosed = false;

  constructor(timebase: Timebase, target: RecordTarget) {
    super();
    this.#timebase = timebase;
    this.#target = target;
    this.copier = { record: (record) => (this.#record = record), wants: () => true };
  }

  /** The file that is written now, or was last, and its octets; null once writing failed. */
  get target(): { readonly file: string; readonly octets: number } | null {
    return this.error === null ? this.#target : null;
  }

  override point(point: NewPoint): void {
    super.point(point);
    const record = this.#record;
    this.#record = null;
    if (record?.kind !== 'interface') throw new TypeError('the record of an interface has to be told first');
    const recorded: Recorded = { record, point, lost: 0 };
    this.#push(null, point.startNs!, () => {
      this.#interfaces.push(recorded);
      this.#file().copyInterface(record);
      this.#statistics(recorded, point.startNs!, [ISB_STARTTIME, ISB_ENDTIME]);
    });
  }

  override data(count: number, maxNs: number, example?: ExampleFrame): void {
    super.data(count, maxNs, example);
    this.#packet(this.frames, maxNs);
  }

  override frame(timeNs: number, point: CapturePoint, data: Uint8Array, origLen: number, direction: Frame['direction'], offset: Frame['offset']): void {
    super.frame(timeNs, point, data, origLen, direction, offset);
    this.#packet(this.frames, timeNs);
  }

  override gap(timeNs: number, point: CapturePoint, lost: number | null): void {
    super.gap(timeNs, point, lost);
    this.#push(null, timeNs, () => {
      const recorded = this.#interfaces[point.id]!;
      recorded.lost += lost ?? 0;
      this.#statistics(recorded, timeNs, lost === null ? [ISB_STARTTIME, ISB_ENDTIME] : [ISB_ENDTIME]);
    });
  }

  override elapsed(timeNs: number): void {
    super.elapsed(timeNs);
    this.#push(null, timeNs, () => {
      if (timeNs > this.#toldNs) this.#statistics(this.#interfaces[0]!, timeNs, [ISB_ENDTIME]);
    });
  }

  /** Says something: beside the frame of that number where it was not written yet, else behind all that came so far. */
  comment(no: number | null, text: string): void {
    const isHere = no !== null && this.#pending.some((record) => record.no === no);
    if (isHere) this.#comments.set(no, [...(this.#comments.get(no) ?? []), text]);
    else this.#push(null, this.#toldNs, () => this.#statistics(this.#interfaces[0]!, this.#toldNs, [ISB_ENDTIME], text));
  }

  /** Writes what waits, each record to the file that it belongs to. */
  flush(): void {
    const pending = this.#pending;
    this.#pending = [];
    if (this.error !== null || this.#isClosed) return;
    try {
      for (const { no, timeNs, write } of pending) {
        this.#turn();
        write(no === null ? [] : (this.#comments.get(no) ?? []));
        if (timeNs > this.#toldNs) this.#toldNs = timeNs;
      }
      this.#turn();
      this.#write();
    } catch (error) {
      this.#fail(error);
    }
    this.#comments.clear();
  }

  /** Goes on in the next file. */
  rotate(): void {
    this.flush();
    if (this.error !== null || this.#isClosed) return;
    try {
      this.#next();
      this.#write();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Writes the rest and closes the file. */
  close(): void {
    if (this.#isClosed) return;
    this.flush();
    this.#isClosed = true;
    try {
      this.#target.close();
    } catch (error) {
      this.#fail(error);
    }
  }

  #push(no: number | null, timeNs: number, write: Pending['write']): void {
    this.#pending.push({ no, timeNs, write });
  }

  #packet(no: number, timeNs: number): void {
    const record = this.#record;
    this.#record = null;
    if (record?.kind !== 'packet') throw new TypeError('the record of a packet has to be told first');
    this.#push(no, timeNs, (comments) => this.#copy(record, timeNs, comments));
  }

  #copy(record: PacketRecord, timeNs: number, comments: readonly string[]): void {
    const { id } = record.point;
    const options = comments.length === 0 ? record.options : optionList([record.options, ...comments.map(commentOption)]);
    this.#file().copyPacket(id, this.#ticksOf(this.#interfaces[id]!, timeNs), { ...record, options });
    this.#target.packets++;
  }

  /** Statistics of an interface as of that time, which stands in these options. */
  #statistics(recorded: Recorded, timeNs: number, times: readonly number[], comment: string | null = null): void {
    const { point, lost } = recorded;
    const ticks = this.#ticksOf(recorded, timeNs);
    const halves = new Uint8Array(8);
    const view = new DataView(halves.buffer);
    view.setUint32(0, ticks.high, true);
    view.setUint32(4, ticks.low, true);
    const dropped = new Uint8Array(8);
    new DataView(dropped.buffer).setBigUint64(0, BigInt(lost), true);
    this.#file().statistics(point.id, ticks, optionList([
      ...(comment === null ? [] : [commentOption(comment)]),
      ...times.map((code) => option(code, halves)),
      option(ISB_IFDROP, dropped),
    ]));
  }

  #ticksOf({ record }: Recorded, timeNs: number): Ticks {
    const { sec, ns } = moment(this.#timebase.originSec, timeNs);
    return ticksAt(record.options, sec, ns);
  }

  #file(): PcapngWriter {
    return (this.#writer ??= new PcapngWriter(option(SHB_USERAPPL, TEXT.encode('evbscope'))));
  }

  #turn(): void {
    if (this.isDone || !this.#target.isFull(this.#writer?.length ?? 0)) return;
    if (this.#target.isLast) this.isDone = true;
    else this.#next();
  }

  /** Each file can be read without the others: it describes the interfaces again, and counts what is lost from its start. */
  #next(): void {
    this.#write();
    this.#target.next();
    this.#writer = null;
    for (const recorded of this.#interfaces) {
      recorded.lost = 0;
      this.#file().copyInterface(recorded.record);
    }
    for (const recorded of this.#interfaces) this.#statistics(recorded, this.#toldNs, [ISB_STARTTIME, ISB_ENDTIME]);
  }

  #write(): void {
    if (this.#writer !== null && this.#writer.length > 0) this.#target.write(this.#writer.take());
  }

  #fail(error: unknown): void {
    this.error = new Error(`${this.#target.file} cannot be written any more (${(error as Error).message})`);
    this.#isClosed = true;
  }
}

function commentOption(text: string): Uint8Array {
  return option(OPT_COMMENT, TEXT.encode(text));
}
