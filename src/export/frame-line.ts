import { bridgedFrame } from '../dissect/bridged-frame.js';
import type { FrameRow } from '../model/analysis.js';
import type { Decoded } from '../model/decoded.js';
import { writeMac } from '../text/mac.js';
import { encoded, type TextBuffer } from '../text/text-buffer.js';
import type { WriteTime } from '../text/time.js';
import { describe, subjectOf } from './describe.js';
import type { FieldTable } from './field-table.js';
import { writeLink } from './link-text.js';
import type { Paint } from './paint.js';

/** The group addresses that control frames are sent to (802.1Q table 8-1): 01-80-C2-00-00, and the last octet. */
const GROUPS: ReadonlyMap<number, Uint8Array> = new Map([
  [0x00, encoded(' > nearest-customer-bridge')],
  [0x03, encoded(' > nearest-non-TPMR-bridge')],
  [0x0e, encoded(' > nearest-bridge')],
]);
const NUMBER_WIDTH = 6;
const PROTOCOL_WIDTH = 4;
const [BLANK, NEWLINE] = [0x20, 0x0a];

function isReservedGroup(mac: Uint8Array): boolean {
  return mac[0] === 0x01 && mac[1] === 0x80 && mac[2] === 0xc2 && mac[3] === 0 && mac[4] === 0;
}

function writeAddresses(to: TextBuffer, { layers }: Decoded): void {
  const { src, dst } = ((bridgedFrame(layers) ?? layers[0])?.pdu ?? {}) as { src?: Uint8Array; dst?: Uint8Array };
  if (src) writeMac(to, src);
  else to.text('?');
  if (!dst) return;
  const group = isReservedGroup(dst) ? GROUPS.get(dst[5]!) : undefined;
  if (group) return to.put(group);
  to.text(' > ');
  writeMac(to, dst);
}

function writeMarks(to: TextBuffer, { layers, faults, truncated }: Decoded, paint: Paint): void {
  for (const { layer, kind, at, need, have } of faults) to.text(`  ${paint.error(`[${layer}: ${kind} at octet ${at}, ${need} wanted, ${have} there]`)}`);
  for (const { name, reserved } of layers) if (reserved) to.text(`  ${paint.warning(`[${name}: reserved bits set]`)}`);
  if (truncated) to.text(`  ${paint.warning('[cut by the snap length]')}`);
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
    writeMarks(to, decoded, this.#paint);
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
