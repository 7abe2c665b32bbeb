import type { Frame } from '../model/frame.js';
import type { End } from './end.js';
import { PointClocks } from './point-clocks.js';

/**
 * Two looks of a mirror at the same frame are this close. A sender repeats itself much later: only lldpad, after it gave up,
 * sends copies so close sometimes (PROTOCOLS 4.3). These are taken for the mirror's, as a few doubled frames tell nothing for
 * sure; CAP-01 counts them.
 */
const MIRROR_NS = 20_000;
/** The latest frames, and heads of chains of them; powers of two. */
const MAX_SIGHTINGS = 4096;
const CHAINS = 4096;
/** How far back a mirror's second look may stand at one point. */
const NEAR = 64;
/** So many frames with the same octets, LLDPDUs mostly, are compared with one. */
const MAX_LOOKS = 256;

/** A hash of [from, to): FNV-1a by words of four octets. */
function digest(octets: Uint8Array, from: number, to: number): number {
  let value = to - from;
  let at = from;
  for (; at + 4 <= to; at += 4) {
    value = Math.imul(value ^ ((octets[at]! << 24) | (octets[at + 1]! << 16) | (octets[at + 2]! << 8) | octets[at + 3]!), 0x01000193);
    // The multiplication carries upwards only, and the chain is chosen by the lowest bits.
    value ^= value >>> 15;
  }
  for (; at < to; at++) value = Math.imul(value ^ octets[at]!, 0x01000193);
  return value ^ (value >>> 15);
}

/** Octets of the latest frames that are kept. A frame that does not fit is not looked for. */
const ROOM = 1 << 20;
const NO_POINTS: ReadonlySet<number> = new Set();

/**
 * Finds frames that the capture shows twice: a mirror of both directions, or two capture points on one link. The latest
 * frames lie in columns, their octets in a ring: objects would live just long enough to burden the garbage collector.
 */
export class Sightings {
  readonly #digests = new Int32Array(MAX_SIGHTINGS);
  readonly #ends = new Float64Array(MAX_SIGHTINGS);
  readonly #timesNs = new Float64Array(MAX_SIGHTINGS);
  readonly #points = new Float64Array(MAX_SIGHTINGS);
  /** 0 not known, 1 in, 2 out. */
  readonly #directions = new Uint8Array(MAX_SIGHTINGS);
  /** Turn of the sighting before it in its chain. */
  readonly #before = new Float64Array(MAX_SIGHTINGS);
  /** Where the octets begin, counted from the first octet ever kept. */
  readonly #starts = new Float64Array(MAX_SIGHTINGS);
  readonly #lengths = new Uint32Array(MAX_SIGHTINGS);
  /** Turn of the latest sighting in a chain. */
  readonly #heads = new Float64Array(CHAINS).fill(-1);
  readonly #octets = new Uint8Array(ROOM);
  /** Capture points besides that of the frame that have shown it since, by turn. */
  readonly #others = new Map<number, Set<number>>();
  readonly #clocks = new PointClocks();
  #turn = 0;
  #written = 0;
  /** The only point so far. */
  #point: number | null = null;
  /** Chains are kept once there are several. */
  #isIndexed = false;

  /**
   * Where this frame of `end` was seen already: at the same capture point just now, or at another one; null where it was not, then it is remembered. `octets` are those of the frame without what
   * the capture itself put before them (a cooked header tells interfaces apart that show the same frame). `isNumbered`: hardly
   * another frame has these octets.
   */
  repeats(frame: Frame, octets: Uint8Array, end: End, isNumbered: boolean): 'here' | 'elsewhere' | null {
    this.#point ??= frame.point.id;
    this.#clocks.tick(frame.point.id, frame.timeNs);
    if (!this.#isIndexed && frame.point.id !== this.#point) this.#index();
    const seen = this.#isIndexed ? this.#find(frame, octets, end, isNumbered) : this.#findNear(frame, octets, end);
    if (seen >= 0) return this.#points[seen % MAX_SIGHTINGS] === frame.point.id ? 'here' : 'elsewhere';
    if (octets.length < ROOM / 2) this.#remember(frame, octets, end);
    return null;
  }

  /** While there is one capture point only what came just now can be the same frame. */
  #findNear(frame: Frame, octets: Uint8Array, end: End): number {
    const oldest = Math.max(0, this.#turn - NEAR);
    for (let turn = this.#turn - 1; turn >= oldest; turn--) {
      const at = turn % MAX_SIGHTINGS;
      const laterNs = frame.timeNs - this.#timesNs[at]!;
      if (laterNs >= MIRROR_NS) return -1;
      // A capture may write the second look behind frames that came later.
      if (laterNs > -MIRROR_NS && this.#ends[at] === end.id && this.#holds(at, octets) && this.#isAgain(turn, frame, false)) return turn;
    }
    return -1;
  }

  /** A second point has shown up: it may show what the first one has shown within the last second. */
  #index(): void {
    this.#isIndexed = true;
    for (let turn = Math.max(0, this.#turn - MAX_SIGHTINGS); turn < this.#turn; turn++) {
      const at = turn % MAX_SIGHTINGS;
      const first = this.#starts[at]! % ROOM;
      this.#enter(turn, digest(this.#octets, first, first + this.#lengths[at]!));
    }
  }

  #enter(turn: number, key: number): void {
    const at = turn % MAX_SIGHTINGS;
    const chain = key & (CHAINS - 1);
    this.#digests[at] = key;
    this.#before[at] = this.#heads[chain]!;
    this.#heads[chain] = turn;
  }

  /** Turn of the latest sighting of that frame, -1 for none. */
  #find(frame: Frame, octets: Uint8Array, end: End, isNumbered: boolean): number {
    const key = digest(octets, 0, octets.length);
    const oldest = this.#turn - MAX_SIGHTINGS;
    let turn = this.#heads[key & (CHAINS - 1)]!;
    for (let looks = 0; turn >= 0 && turn >= oldest && looks < MAX_LOOKS; turn = this.#before[turn % MAX_SIGHTINGS]!) {
      const at = turn % MAX_SIGHTINGS;
      if (this.#digests[at] !== key || this.#ends[at] !== end.id || !this.#holds(at, octets)) continue;
      if (this.#isAgain(turn, frame, isNumbered)) return turn;
      looks++;
    }
    return -1;
  }

  #holds(at: number, octets: Uint8Array): boolean {
    const start = this.#starts[at]!;
    if (this.#lengths[at] !== octets.length || start < this.#written - ROOM) return false;
    const first = start % ROOM;
    for (let i = 0; i < octets.length; i++) if (this.#octets[first + i] !== octets[i]) return false;
    return true;
  }

  #remember(frame: Frame, octets: Uint8Array, end: End): void {
    const at = this.#turn % MAX_SIGHTINGS;
    // A frame lies in one piece.
    if ((this.#written % ROOM) + octets.length > ROOM) this.#written += ROOM - (this.#written % ROOM);
    this.#octets.set(octets, this.#written % ROOM);
    this.#starts[at] = this.#written;
    this.#lengths[at] = octets.length;
    this.#written += octets.length;
    this.#ends[at] = end.id;
    this.#timesNs[at] = frame.timeNs;
    this.#points[at] = frame.point.id;
    this.#directions[at] = directionOf(frame);
    if (this.#isIndexed) this.#enter(this.#turn, digest(octets, 0, octets.length));
    if (this.#others.size > 0) this.#others.delete(this.#turn - MAX_SIGHTINGS);
    this.#turn++;
  }

  /** Whether the same octets are the same frame: at once at one point, or once more at another one. */
  #isAgain(turn: number, frame: Frame, isNumbered: boolean): boolean {
    const at = turn % MAX_SIGHTINGS;
    const [seenNs, point] = [this.#timesNs[at]!, this.#points[at]!];
    if (frame.point.id === point) {
      const isOtherWay = directionOf(frame) + this.#directions[at]! === 3;
      return Math.abs(frame.timeNs - seenNs) < MIRROR_NS && !isOtherWay;
    }
    const others = this.#others.get(turn) ?? NO_POINTS;
    if (others.has(frame.point.id) || !this.#clocks.isSame(frame.point.id, frame.timeNs, point, seenNs, isNumbered)) return false;
    this.#others.set(turn, new Set([...others, frame.point.id]));
    return true;
  }
}

function directionOf({ direction }: Frame): number {
  return direction === null ? 0 : direction === 'in' ? 1 : 2;
}
