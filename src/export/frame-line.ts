import type { FrameRow } from '../model/analysis.js';
import type { Decoded } from '../model/decoded.js';
import { writeMac } from '../text/mac.js';
import { encoded, type TextBuffer } from '../text/text-buffer.js';
import type { WriteTime } from '../text/time.js';
import { describe, subjectOf } from './describe.js';
import type { FieldTable } from './field-table.js';
import { frameEnds } from './frame-ends.js';
import { writeFrameMarks } from './frame-marks.js';
import { groupAddress } from './group-address.js';
import { writeLink } from './link-text.js';
import type { Paint } from './paint.js';

const NUMBER_WIDTH = 6;
const PROTOCOL_WIDTH = 4;
const [BLANK, NEWLINE] = [0x20, 0x0a];

function writeAddresses(to: TextBuffer, { layers }: Decoded): void {
  const { src, dst } = frameEnds(layers);
  if (src) writeMac(to, src);
  else to.text('?');
  if (!dst) return;
  to.text(' > ');
  const group = groupAddress(dst);
  if (group) to.text(group.name);
  else writeMac(to, dst);
}

/** Writes control frames as one line each: number, time, link, who to whom, protocol, what it says, what is wrong with its octets. */
export class FrameLine {
  readonly #table: FieldTable;
  readonly #paint: Paint;
  readonly #time: WriteTime;
  /** What stands before a number, by its digits, and behind it. */
  readonly #numbers: readonly Uint8Array[];
  readonly #numberEnd: Uint8Array;
  readonly #protocols = new Map<string, Uint8Array>();

  constructor(table: FieldTable, time: WriteTime, paint: Paint) {
    this.#table = table;
    this.#paint = paint;
    this.#time = time;
    const [begin = '', end = ''] = paint.dim('\0').split('\0');
    this.#numbers = Array.from({ length: NUMBER_WIDTH }, (_, digits) => encoded(`${begin}${'#'.padStart(NUMBER_WIDTH - digits)}`));
    this.#numberEnd = encoded(`${end} `);
  }

  write(to: TextBuffer, { frame, decoded, link, channel }: FrameRow): void {
    this.#writeNumber(to, frame.no);
    this.#time(to, frame.timeNs);
    to.octet(BLANK);
    writeLink(to, link, channel);
    to.octet(BLANK);
    writeAddresses(to, decoded);
    const subject = subjectOf(decoded.layers);
    to.put(this.#protocol(subject?.protocol ?? '-'));
    if (subject) describe(to, subject, decoded.layers, this.#table);
    writeFrameMarks(to, decoded, this.#paint);
    while (to.octets[to.length - 1] === BLANK) to.length--;
    to.octet(NEWLINE);
  }

  #writeNumber(to: TextBuffer, no: number): void {
    let width = 1;
    for (let rest = no; rest >= 10 && width < this.#numbers.length - 1; rest /= 10) width++;
    to.put(this.#numbers[width]!);
    to.decimal(no);
    to.put(this.#numberEnd);
  }

  #protocol(name: string): Uint8Array {
    let shown = this.#protocols.get(name);
    if (shown === undefined) this.#protocols.set(name, (shown = encoded(`  ${this.#paint.bold(name.padEnd(PROTOCOL_WIDTH))} `)));
    return shown;
  }
}
