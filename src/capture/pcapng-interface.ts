import { ARRIVAL_TIMES } from './arrival-times.js';
import { findOption, textOption, u64 } from './pcapng-options.js';
import type { NewPoint } from './sink.js';
import { TickClock } from './tick-clock.js';

const IF_COMMENT = 1;
const IF_NAME = 2;
const IF_TSRESOL = 9;
const IF_FCSLEN = 13;
const IF_TSOFFSET = 14;
const ISB_IFDROP = 5;
const ISB_OSDROP = 7;
const MICROSECONDS = 6;

/** One interface of a pcapng section: how its packets are to be read, and what it said that it lost. */
export class PcapngInterface {
  readonly point: NewPoint;
  readonly clock: TickClock;
  /** Most octets captured of a packet; 0 without a limit. */
  readonly snaplen: number;
  /** Octets of frame check sequence at the end of each packet. */
  readonly fcs: number;
  /** False until one of its packets was read in full, which tells of a foreign link type. */
  hasPacket = false;
  #ifdrop = 0;
  #osdrop = 0;

  /** Reads the interface description block whose body lies between `start` and `end`. */
  constructor(view: DataView, little: boolean, start: number, end: number, file: string | null) {
    const options = start + 8;
    const name = textOption(view, little, options, end, IF_NAME);
    this.point = { id: -1, name, linkType: view.getUint16(start, little), file };
    if (textOption(view, little, options, end, IF_COMMENT) === ARRIVAL_TIMES) this.point.hasArrivalTimes = true;
    this.snaplen = view.getUint32(start + 4, little);
    const resolution = findOption(view, little, options, end, IF_TSRESOL, 1);
    const offset = findOption(view, little, options, end, IF_TSOFFSET, 8);
    this.clock = new TickClock(
      resolution < 0 ? MICROSECONDS : view.getUint8(resolution),
      offset < 0 ? 0 : Number(view.getBigInt64(offset, little)),
    );
    const fcs = findOption(view, little, options, end, IF_FCSLEN, 1);
    this.fcs = fcs < 0 ? 0 : fcsOctets(view.getUint8(fcs));
  }

  /**
   * Takes when its capture began, as statistics say; `lastNs` is the time of what stands before them. True when it had begun
   * before: what was on the wire in between is missing.
   */
  begins(startNs: number, lastNs: number): boolean {
    const { point } = this;
    if (this.hasPacket || point.startNs !== undefined) return startNs >= lastNs && startNs !== point.startNs;
    point.startNs = startNs;
    return false;
  }

  /** Takes the options of a statistics block; returns how many more packets were lost since the one before. */
  lostSince(view: DataView, little: boolean, options: number, end: number): number {
    const ifdropAt = findOption(view, little, options, end, ISB_IFDROP, 8);
    const osdropAt = findOption(view, little, options, end, ISB_OSDROP, 8);
    const ifdrop = ifdropAt < 0 ? this.#ifdrop : u64(view, ifdropAt, little);
    const osdrop = osdropAt < 0 ? this.#osdrop : u64(view, osdropAt, little);
    const lost = Math.max(0, ifdrop - this.#ifdrop) + Math.max(0, osdrop - this.#osdrop);
    this.#ifdrop = ifdrop;
    this.#osdrop = osdrop;
    return lost;
  }
}

/** Writers disagree on the unit: the specification says bits and gives 4 as its example. No sequence has 8 octets. */
function fcsOctets(value: number): number {
  return value >= 8 ? value >> 3 : value;
}
