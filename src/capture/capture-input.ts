import type { Timebase } from '../model/timebase.js';
import { controlPredicate, type ControlPredicate } from './control.js';
import { GunzipReader } from './gunzip-reader.js';
import type { OctetReader } from './octet-reader.js';
import { PCAP_FORMATS, PcapParser } from './pcap.js';
import { PcapngParser } from './pcapng.js';
import type { Parser } from './parser.js';
import type { Problems } from './problems.js';
import { describe, HEAD_LENGTH, isCutMagic, magicOf, recognise } from './recognise.js';
import { Scan } from './scan.js';
import type { Sink } from './sink.js';
import type { Progress } from './source.js';

/** The fastest size in measurements: it stays in the processor's cache. */
const BUFFER = 256 * 1024;

/** Feeds the octets of one input to the parser of its format. */
export class CaptureInput {
  readonly #file: string | null;
  #reader: OctetReader;
  readonly #sink: Sink;
  readonly #timebase: Timebase;
  readonly #problems: Problems;
  readonly #isControl: ControlPredicate;
  #gunzip: GunzipReader | null = null;
  #parser: Parser | null = null;
  /** Octets that were read and not consumed stand between `#from` and `#to`. */
  #bytes = new Uint8Array(BUFFER);
  #from = 0;
  #to = 0;
  /** Octets handed to the parser so far. */
  #total = 0;
  #isEnded = false;

  /** `file` names the capture points, null when it is the only input; `tunnels`: their control frames are wanted, too. */
  constructor(file: string | null, reader: OctetReader, sink: Sink, timebase: Timebase, problems: Problems, tunnels = false) {
    this.#file = file;
    this.#reader = reader;
    this.#sink = sink;
    this.#timebase = timebase;
    this.#problems = problems;
    this.#isControl = controlPredicate({ tunnels });
  }

  get progress(): Progress {
    return this.#reader.progress;
  }

  /** Reads and parses some octets; false once the input has ended. Never rejects: problems are noted. */
  async advance(): Promise<boolean> {
    if (this.#isEnded) return false;
    let length: number;
    try {
      length = await this.#fill();
    } catch (error) {
      this.#problems.unreadable(error instanceof Error ? error.message : String(error));
      this.close();
      return false;
    }
    this.#to += length;
    this.#total += length;
    const isCompressed = this.#gunzip !== null;
    if (this.#parser === null) this.#parser = this.#recognise(length === 0);
    if (!isCompressed && this.#gunzip !== null) return true;
    if (this.#parser !== null) this.#from = parse(this.#parser, this.#bytes, this.#from, this.#to);
    if (this.#parser?.stopped === true) this.close();
    if (length === 0 && !this.#isEnded) this.#finish();
    return !this.#isEnded;
  }

  close(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#reader.close();
  }

  /** Moves the octets that wait to the front, makes room for what the parser wants, and reads on. */
  async #fill(): Promise<number> {
    const wants = this.#parser?.wants ?? HEAD_LENGTH;
    const old = this.#bytes;
    if (wants > old.length) this.#bytes = new Uint8Array(wants + BUFFER);
    if (this.#from > 0 || this.#bytes !== old) this.#bytes.set(old.subarray(this.#from, this.#to));
    this.#to -= this.#from;
    this.#from = 0;
    return this.#reader.read(this.#bytes, this.#to);
  }

  #recognise(isEnd: boolean): Parser | null {
    const head = this.#bytes.slice(0, Math.min(this.#to, HEAD_LENGTH));
    if (head.length < HEAD_LENGTH && !isEnd) return null;
    const container = recognise(head);
    if (container === 'gzip' && this.#gunzip === null) {
      this.#gunzip = new GunzipReader(this.#bytes.slice(0, this.#to), this.#reader);
      this.#reader = this.#gunzip;
      this.#problems.inflated = true;
      this.#to = 0;
      this.#total = 0;
      return null;
    }
    const scan = new Scan(this.#sink, this.#problems, this.#isControl);
    if (container === 'pcapng') {
      return new PcapngParser(this.#file, this.#sink, scan, this.#timebase, this.#problems);
    }
    const format = PCAP_FORMATS.get(magicOf(head));
    if (format !== undefined) {
      return new PcapParser(format, this.#file, this.#sink, scan, this.#timebase, this.#problems);
    }
    this.#refuse(head);
    return null;
  }

  #refuse(head: Uint8Array): void {
    if (this.#gunzip === null || this.#gunzip.failure === null) {
      if (isCutMagic(head)) this.#problems.damaged(0, `the magic number wants 4 octets, ${head.length} are there`);
      else this.#problems.notCapture(this.#gunzip === null ? describe(head) : `${describe(head)} after inflating`);
    } else {
      this.#problems.damaged(this.#total, this.#gunzip.failure);
    }
    this.close();
  }

  /** The octets have ended. Where the gzip stream broke, a record cut short is no problem of its own. */
  #finish(): void {
    const failure = this.#gunzip?.failure ?? null;
    if (failure !== null) this.#problems.damaged(this.#total, failure);
    else this.#parser?.finish(this.#bytes, this.#from, this.#to - this.#from);
    this.close();
  }
}

/** Feeds the parser; returns the position of the first octet that it did not consume. */
function parse(parser: Parser, bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; ;) {
    const walked = parser.scan(bytes, at, to);
    at = parser.record(bytes, walked, to);
    if (at === walked) return at;
  }
}
