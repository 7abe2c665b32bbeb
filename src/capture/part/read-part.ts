import { Timebase } from '../../model/timebase.js';
import { createParser } from '../create-parser.js';
import { openReader, type OctetReader, type PlainFile } from '../octet-reader.js';
import { parse, type Parser } from '../parser.js';
import { Problems } from '../problems.js';
import { ReadBuffer } from '../read-buffer.js';
import { Scan } from '../scan.js';
import type { Sink } from '../sink.js';
import type { PartRequest, Piece } from './part.js';
import { PieceWriter } from './piece-writer.js';
import { findStart } from './resync.js';

/** Octets behind the cut that are looked at to find where a record begins, and how much is to be handed over. */
const WINDOW = 2 * 1024 * 1024;
/** Octets of the file after which a piece is handed over, however little is in it: the other side may be waiting. */
const STRIDE = 16 * 1024 * 1024;

/** What a part tells while it is read. */
export interface PartListener {
  start(offset: number | null): void;
  piece(piece: Piece): void;
  /** So many octets were read so far. */
  progress(octets: number): void;
}

/** Nobody wants what the parser of a part says: the records are read again by the one who joins the parts. */
const NOWHERE: Sink = { longestRun: 2 ** 30, copier: null, watch: null, point: () => {}, data: () => {}, frame: () => {}, gap: () => {}, elapsed: () => {} };

/**
 * Reads a file from behind the cut on: data frames are counted, all other records are handed over as they stand. Ends
 * before what is damaged or not whole; does not begin where the file is denser than asked.
 */
export async function readPart(request: PartRequest, listener: PartListener): Promise<void> {
  const reader = openReader(request.path);
  try {
    await readWith(reader, request, listener);
  } finally {
    reader.close();
  }
}

/** A parser that knows what the beginning of the file declares. */
interface Reading {
  readonly parser: Parser;
  readonly scan: Scan;
}

async function readWith(reader: OctetReader, request: PartRequest, listener: PartListener): Promise<void> {
  const { identity, cut, head, densest } = request;
  const plain = reader.plainFile;
  if (plain === null || plain.identity !== identity) return listener.start(null);
  const begin = await readAt(reader, plain, 0, head);
  const [reading, scout] = [readBegin(begin, request), readBegin(begin, request)];
  if (reading === null || scout === null) return listener.start(null);
  const window = await readAt(reader, plain, cut, WINDOW);
  const start = findStart(reading.parser, window, cut + window.length >= plain.size);
  if (start < 0 || densityOf(scout, window, start) > densest) return listener.start(null);
  listener.start(cut + start);
  plain.seek(cut + start);
  await readOn(reader, reading, listener);
}

function readBegin(begin: Uint8Array, { path, head, originSec, tunnels }: PartRequest): Reading | null {
  const problems = new Problems(path);
  const scan = new Scan(NOWHERE, problems, tunnels);
  const parser = createParser(begin, { file: null, sink: NOWHERE, scan, timebase: new Timebase(originSec), problems });
  return parser !== null && parse(parser, begin, 0, begin.length) === head ? { parser, scan } : null;
}

/** Of the octets of the whole records of `window` from `start` on, the share that would be handed over. */
function densityOf(scout: Reading, window: Uint8Array, start: number): number {
  let handedOver = 0;
  const writer = new PieceWriter(({ octets }) => (handedOver += octets.length));
  const end = condense(scout, window, start, window.length, writer);
  writer.flush();
  return handedOver / Math.max(1, end - start);
}

async function readOn(reader: OctetReader, reading: Reading, listener: PartListener): Promise<void> {
  const writer = new PieceWriter((piece) => listener.piece(piece));
  const buffer = new ReadBuffer();
  let total = 0;
  let told = 0;
  while (!reading.parser.stopped) {
    const length = await buffer.fill(reader, reading.parser.wants);
    if (length === 0) break;
    total += length;
    listener.progress(total);
    buffer.from = condense(reading, buffer.bytes, buffer.from, buffer.to, writer);
    if (total - told < STRIDE) continue;
    told = total;
    writer.flush();
  }
  writer.flush();
}

/** Reads the whole records of `bytes` from `from` up to `to` into `writer`; returns the position of the first octet that was not consumed. */
function condense({ parser, scan }: Reading, bytes: Uint8Array, from: number, to: number, writer: PieceWriter): number {
  for (let at = from; ;) {
    const walked = parser.scan(bytes, at, to);
    if (scan.count > 0) writer.run(walked - at, scan.count, scan.maxNs, scan.endNs);
    at = parser.record(bytes, walked, to);
    if (at === walked) return at;
    writer.records(bytes, walked, at);
  }
}

/** At most `length` octets from `offset` on, fewer at the end of the file. */
async function readAt(reader: OctetReader, plain: PlainFile, offset: number, length: number): Promise<Uint8Array> {
  const octets = new Uint8Array(Math.max(0, Math.min(length, plain.size - offset)));
  plain.seek(offset);
  let at = 0;
  for (let came = 1; came > 0 && at < octets.length; at += came) came = await reader.read(octets, at, octets.length);
  return octets.subarray(0, at);
}
