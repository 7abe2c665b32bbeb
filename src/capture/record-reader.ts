import type { CapturePoint } from '../model/frame.js';
import { INTERFACE_NUMBERS, littleOptions, option, optionList, PACKET_NUMBERS, SECTION_NUMBERS, STATISTICS_NUMBERS } from './little-options.js';
import type { InterfaceRecord, PacketRecord, SectionRecord, StatisticsRecord } from './record.js';

const EPB_DROPCOUNT = 4;
const PACKET_HEADER = 28;

/** Reads the blocks of one pcapng section as records to be copied; whole blocks, whose trailing length stands at `end`. */
export class RecordReader {
  readonly #little: boolean;
  readonly #section: SectionRecord;

  /** The section header stands at `header`. */
  constructor(view: DataView, little: boolean, header: number, end: number) {
    this.#little = little;
    this.#section = { options: littleOptions(view, little, header + 24, end, SECTION_NUMBERS) };
  }

  interface(view: DataView, block: number, end: number): InterfaceRecord {
    const little = this.#little;
    const [linkType, snaplen] = [view.getUint16(block + 8, little), view.getUint32(block + 12, little)];
    return { kind: 'interface', linkType, snaplen, options: littleOptions(view, little, block + 16, end, INTERFACE_NUMBERS), section: this.#section };
  }

  /** Enhanced packet block; with `lost`, the count of an obsolete packet block, that becomes an option as it is today. */
  packet(view: DataView, bytes: Uint8Array, point: CapturePoint, block: number, end: number, lost = 0): PacketRecord {
    const little = this.#little;
    const start = block + PACKET_HEADER;
    const captured = view.getUint32(block + 20, little);
    const options = littleOptions(view, little, start + captured + (-captured & 3), end, PACKET_NUMBERS);
    const ticks = { high: view.getUint32(block + 12, little), low: view.getUint32(block + 16, little) };
    return {
      kind: 'packet',
      point,
      ticks,
      octets: bytes.slice(start, start + captured),
      origLen: view.getUint32(block + 24, little),
      options: lost > 0 ? optionList([options, option(EPB_DROPCOUNT, Uint8Array.of(lost & 0xff, lost >> 8, 0, 0, 0, 0, 0, 0))]) : options,
    };
  }

  statistics(view: DataView, point: CapturePoint, block: number, end: number, timeNs: number | null): StatisticsRecord {
    const little = this.#little;
    const [high, low] = [view.getUint32(block + 12, little), view.getUint32(block + 16, little)];
    return { kind: 'statistics', point, high, low, options: littleOptions(view, little, block + 20, end, STATISTICS_NUMBERS), timeNs };
  }
}
