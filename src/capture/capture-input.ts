import { createParser } from './create-parser.js';
import { GunzipReader } from './gunzip-reader.js';
import type { OctetReader } from './octet-reader.js';
import { parse, type Parser, type ParserContext } from './parser.js';
import type { Split } from './part/part.js';
import { SecondPart } from './part/second-part.js';
import { ReadBuffer } from './read-buffer.js';
import { describe, HEAD_LENGTH, isCutMagic, recognise } from './recognise.js';
import type { Progress } from './source.js';

/** Feeds the octets of one input to the parser of its format. */
export class CaptureInput {
  #reader: OctetReader;
  readonly #context: ParserContext;
  /** Null once there is nothing more to decide. */
  #split: Split | null;
  #second: SecondPart | null = null;
  #gunzip: GunzipReader | null = null;
  #parser: Parser | null = null;
  readonly #buffer = new ReadBuffer();
  #isEnded = false;
  #passesOver = false;

  /** `split` is how a large file is read by two threads, null for never. */
  constructor(reader: OctetReader, context: ParserContext, split: Split | null) {
    this.#reader = reader;
    this.#context = context;
    this.#split = split;
    context.scan.isSeekable = reader.plainFile !== null;
  }

  /** See `FrameSource`. */
  get passesOver(): boolean {
    return this.#passesOver;
  }

  get progress(): Progress {
    const { octets, total } = this.#reader.progress;
    return { octets: octets + (this.#second?.octets ?? 0), total };
  }

  /** Reads and parses some octets; false once the input has ended. Never rejects: problems are noted. */
  async advance(): Promise<boolean> {
    if (this.#isEnded) return false;
    if (this.#parser !== null && this.#second?.isJoined === true) {
      await this.#readPiece(this.#parser, this.#second);
      return !this.#isEnded;
    }
    let length: number;
    try {
      const came = this.#buffer.fill(this.#reader, this.#parser?.wants ?? HEAD_LENGTH, this.#context.scan.found);
      length = typeof came === 'number' ? came : await came;
    } catch (error) {
      this.#context.problems.unreadable(error instanceof Error ? error.message : String(error));
      this.close();
      return false;
    }
    const isCompressed = this.#gunzip !== null;
    this.#parser ??= this.#recognise(length === 0);
    if (!isCompressed && this.#gunzip !== null) return true;
    if (this.#parser !== null) await this.#parse(this.#parser);
    if (this.#parser?.stopped === true) this.close();
    if (length === 0 && !this.#isEnded) this.#finish();
    return !this.#isEnded;
  }

  close(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#second?.stop();
    this.#reader.close();
  }

  #recognise(isEnd: boolean): Parser | null {
    const buffer = this.#buffer;
    const head = buffer.bytes.slice(0, Math.min(buffer.to, HEAD_LENGTH));
    if (head.length < HEAD_LENGTH && !isEnd) return null;
    if (recognise(head) === 'gzip' && this.#gunzip === null) {
      this.#gunzip = new GunzipReader(buffer.bytes.slice(0, buffer.to), this.#reader);
      this.#reader = this.#gunzip;
      this.#context.problems.inflated = true;
      this.#context.scan.isSeekable = false;
      buffer.clear();
      return null;
    }
    const parser = createParser(head, this.#context);
    if (parser === null) this.#refuse(head);
    return parser;
  }

  #refuse(head: Uint8Array): void {
    const { problems } = this.#context;
    if (this.#gunzip === null || this.#gunzip.failure === null) {
      if (isCutMagic(head)) problems.damaged(0, `the magic number wants 4 octets, ${head.length} are there`);
      else problems.notCapture(this.#gunzip === null ? describe(head) : `${describe(head)} after inflating`);
    } else {
      problems.damaged(this.#end, this.#gunzip.failure);
    }
    this.close();
  }

  /** Offset behind the octets read so far. */
  get #end(): number {
    return this.#context.scan.offset + this.#buffer.to - this.#buffer.from;
  }

  async #parse(parser: Parser): Promise<void> {
    if (this.#split !== null) await this.#begin(parser, this.#split);
    if (parser.stopped || this.#isEnded) return;
    const buffer = this.#buffer;
    const second = this.#second;
    const beyond = second === null ? 0 : this.#end - (await second.border(this.#end));
    if (this.#isEnded) return;
    buffer.from = parse(parser, buffer.bytes, buffer.from, buffer.to - beyond);
    if (second === null || beyond === 0) return;
    if (await second.join(parser, this.#context.scan)) this.#goOnAt(this.#context.scan.offset);
    else this.#drop(second);
  }

  /** Gives the rest of a large file to another thread, once the first packet has set the origin of times. */
  async #begin(parser: Parser, split: Split): Promise<void> {
    const { scan, timebase } = this.#context;
    const buffer = this.#buffer;
    while (!timebase.isSet) {
      const next = parser.record(buffer.bytes, buffer.from, buffer.to);
      if (next === buffer.from) return;
      buffer.from = next;
    }
    this.#split = null;
    const file = this.#reader.plainFile;
    const cut = file === null ? null : split.cut(file.size);
    if (file === null || cut === null || cut < scan.offset) return;
    const head = parser.declaredEnd;
    const { path, identity } = file;
    const part = await split.begin({ path, identity, cut, head, originSec: timebase.originSec, tunnels: scan.tunnels, densest: split.densest });
    if (part === null) return;
    this.#passesOver = scan.unwatch();
    this.#second = new SecondPart(part, cut, head);
    if (this.#isEnded) this.#drop(this.#second);
  }

  async #readPiece(parser: Parser, second: SecondPart): Promise<void> {
    if (await second.read(parser, this.#context.scan)) return;
    this.#drop(second);
    if (!this.#isEnded) this.#goOnAt(this.#context.scan.offset);
    if (parser.stopped) this.close();
  }

  #drop(second: SecondPart): void {
    second.stop();
    this.#second = null;
  }

  #goOnAt(offset: number): void {
    this.#reader.plainFile?.seek(offset);
    this.#buffer.clear();
  }

  /** The octets have ended. Where the gzip stream broke, a record cut short is no problem of its own. */
  #finish(): void {
    const failure = this.#gunzip?.failure ?? null;
    const { from, to, bytes } = this.#buffer;
    if (failure !== null) this.#context.problems.damaged(this.#end, failure);
    else this.#parser?.finish(bytes, from, to - from);
    this.close();
  }
}
