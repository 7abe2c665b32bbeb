import type { Frame } from '../model/frame.js';
import type { Timebase } from '../model/timebase.js';
import { MAX_CAPTURED, type FrameRouter } from './frame-router.js';
import { PcapngInterface } from './pcapng-interface.js';
import { findOption, u64 } from './pcapng-options.js';
import type { Sink } from './sink.js';

const EPB_FLAGS = 2;
const EPB_DROPCOUNT = 4;
const ISB_ENDTIME = 3;
/** The obsolete packet block's drop count when the writer did not know it. */
const DROPS_UNKNOWN = 0xffff;
const PACKET_HEADER = 28;

/**
 * The blocks of one pcapng section: its interfaces and their packets. Every reader takes a whole block, whose
 * trailing length stands at `end`, and returns what is wrong with it, null when nothing is.
 */
export class PcapngPackets {
  readonly #file: string | null;
  readonly #little: boolean;
  readonly #sink: Sink;
  readonly #router: FrameRouter;
  readonly #timebase: Timebase;
  readonly #interfaces: PcapngInterface[] = [];

  constructor(file: string | null, little: boolean, sink: Sink, router: FrameRouter, timebase: Timebase) {
    this.#file = file;
    this.#little = little;
    this.#sink = sink;
    this.#router = router;
    this.#timebase = timebase;
  }

  interfaceDescription(view: DataView, block: number, end: number): null {
    const described = new PcapngInterface(view, this.#little, block + 8, end, this.#file);
    this.#interfaces.push(described);
    this.#sink.point(described.point);
    return null;
  }

  /** Enhanced packet block, and the obsolete packet block, whose header differs in its first word only. */
  packet(view: DataView, bytes: Uint8Array, block: number, end: number, isObsolete: boolean): string | null {
    const little = this.#little;
    const id = isObsolete ? view.getUint16(block + 8, little) : view.getUint32(block + 8, little);
    const from = this.#interfaces[id];
    if (from === undefined) return this.#undeclared(id);
    const start = block + PACKET_HEADER;
    const captured = view.getUint32(block + 20, little);
    const options = start + captured + (-captured & 3);
    if (captured > MAX_CAPTURED || options > end) return `${fits(end - start)}, ${captured} is there`;
    const timeNs = this.#time(from, view.getUint32(block + 12, little), view.getUint32(block + 16, little));
    let fcs = from.fcs;
    let direction: Frame['direction'] = null;
    let lost = 0;
    if (isObsolete) {
      const drops = view.getUint16(block + 10, little);
      lost = drops === DROPS_UNKNOWN ? 0 : drops;
    }
    if (options + 4 <= end) {
      const flagsAt = findOption(view, little, options, end, EPB_FLAGS, 4);
      if (flagsAt >= 0) {
        const flags = view.getUint32(flagsAt, little);
        direction = directionOf(flags & 3);
        fcs = (flags >>> 5) & 0xf || fcs;
      }
      const dropsAt = isObsolete ? -1 : findOption(view, little, options, end, EPB_DROPCOUNT, 8);
      if (dropsAt >= 0) lost = u64(view, dropsAt, little);
    }
    if (lost > 0) this.#sink.gap(timeNs, from.point, lost);
    const original = view.getUint32(block + 24, little);
    this.#router.packet(from.point, timeNs, bytes, start, captured, original, fcs, direction);
    return null;
  }

  /** A simple packet block has no time and no captured length: interface 0's snap length says what was kept. */
  simplePacket(view: DataView, bytes: Uint8Array, block: number, end: number): string | null {
    const from = this.#interfaces[0];
    if (from === undefined) return this.#undeclared(0);
    const original = view.getUint32(block + 8, this.#little);
    const start = block + 12;
    const captured = from.snaplen === 0 ? original : Math.min(original, from.snaplen);
    if (captured > MAX_CAPTURED || start + captured > end) return `${fits(end - start)}, ${captured} is there`;
    this.#router.packet(from.point, this.#router.lastNs, bytes, start, captured, original, from.fcs, null);
    return null;
  }

  /** A statistics block: its lost packets are a gap, and its end time says how far the capture ran. */
  statistics(view: DataView, block: number, end: number): string | null {
    const little = this.#little;
    const id = view.getUint32(block + 8, little);
    const from = this.#interfaces[id];
    if (from === undefined) return this.#undeclared(id);
    const options = block + 20;
    const lost = from.lostSince(view, little, options, end);
    const endTime = findOption(view, little, options, end, ISB_ENDTIME, 8);
    const at = endTime < 0 ? block + 12 : endTime;
    const high = view.getUint32(at, little);
    const low = view.getUint32(at + 4, little);
    // Writers without a clock leave the time 0: the block then stands at the packet before it.
    const lastNs = this.#router.lastNs;
    const timeNs = high === 0 && low === 0 ? lastNs : this.#time(from, high, low);
    if (lost > 0) this.#sink.gap(Math.max(timeNs, lastNs), from.point, lost);
    else if (timeNs > lastNs) this.#sink.elapsed(timeNs);
    return null;
  }

  #time(from: PcapngInterface, high: number, low: number): number {
    from.clock.set(high, low);
    return this.#timebase.relative(from.clock.sec, from.clock.ns);
  }

  #undeclared(id: number): string {
    return `the block wants an interface below ${this.#interfaces.length}, the number declared so far, ${id} is there`;
  }
}

function fits(room: number): string {
  return `the block wants a captured length of at most ${Math.min(room, MAX_CAPTURED)} octets`;
}

function directionOf(bits: number): Frame['direction'] {
  if (bits === 1) return 'in';
  return bits === 2 ? 'out' : null;
}
