import type { CapturePoint, Example, Frame, Gap, Input } from '../../model/frame.js';

/** Some inputs on their way to another thread; both arrays own their memory. */
export interface Batch {
  /** The octets of the frames, one behind the other. */
  readonly octets: Uint8Array<ArrayBuffer>;
  /** `ITEM` numbers for each input. */
  readonly items: Float64Array<ArrayBuffer>;
  /** Capture points that no batch before has named, or that say more by now. */
  readonly points: readonly CapturePoint[];
}

/** Most inputs of a batch, and the octets after which none is added: who takes one must not be kept from other things. */
const MAX_INPUTS = 256;
const MAX_OCTETS = 64 * 1024;

/** Numbers of an input: kind, time, id of the point; a gap: frames lost; a frame: number, octets, length on the wire, direction, offset. */
const ITEM = 8;
const KINDS = ['frame', 'example', 'data', 'gap', 'clock'] as const;
const [GAP, CLOCK] = [3, 4];
const NONE = -1;
const DIRECTIONS = [null, 'in', 'out'] as const;

/** Packs inputs for another thread. */
export class BatchWriter {
  /** The points that were told, and what was known by then of when their capture began. */
  readonly #told = new Map<number, number | undefined>();

  /** All of `inputs` in batches. */
  *pack(inputs: readonly Input[]): Generator<Batch> {
    for (let from = 0, to = 0; from < inputs.length; from = to) {
      let octets = 0;
      while (to < inputs.length && to - from < MAX_INPUTS && octets < MAX_OCTETS) octets += lengthOf(inputs[to++]!);
      yield this.#batch(inputs.slice(from, to), octets);
    }
  }

  #batch(inputs: readonly Input[], length: number): Batch {
    const octets = new Uint8Array(length);
    const items = new Float64Array(inputs.length * ITEM);
    const points: CapturePoint[] = [];
    let used = 0;
    for (const [i, input] of inputs.entries()) {
      if (input.kind !== 'clock') this.#tell(input.point, points);
      items.set(numbersOf(input), i * ITEM);
      if (input.kind === 'clock' || input.kind === 'gap') continue;
      octets.set(input.data, used);
      used += input.data.length;
    }
    return { octets, items, points };
  }

  #tell(point: CapturePoint, points: CapturePoint[]): void {
    if (this.#told.has(point.id) && this.#told.get(point.id) === point.startNs) return;
    this.#told.set(point.id, point.startNs);
    points.push(point);
  }
}

/** Unpacks what a `BatchWriter` has packed, all of it in its order. */
export class BatchReader {
  readonly #points = new Map<number, CapturePoint>();

  unpack({ octets, items, points }: Batch): Input[] {
    for (const point of points) this.#learn(point);
    const inputs: Input[] = [];
    let used = 0;
    for (let at = 0; at < items.length; at += ITEM) {
      const timeNs = items[at + 1]!;
      if (items[at] === CLOCK) {
        inputs.push({ kind: 'clock', timeNs });
        continue;
      }
      const point = this.#points.get(items[at + 2]!)!;
      if (items[at] === GAP) {
        inputs.push({ kind: 'gap', timeNs, point, lost: orNull(items[at + 3]!) });
        continue;
      }
      const data = octets.subarray(used, (used += items[at + 4]!));
      const [no, origLen, direction, offset] = [items[at + 3]!, items[at + 5]!, DIRECTIONS[items[at + 6]!]!, orNull(items[at + 7]!)];
      inputs.push({ kind: KINDS[items[at]!] as (Frame | Example)['kind'], no, timeNs, point, data, origLen, direction, offset });
    }
    return inputs;
  }

  /** A point stays the same object: others hold it. */
  #learn(point: CapturePoint): void {
    const known = this.#points.get(point.id);
    if (known) Object.assign(known, point);
    else this.#points.set(point.id, point);
  }
}

function lengthOf(input: Input): number {
  return input.kind === 'clock' || input.kind === 'gap' ? 0 : input.data.length;
}

function numbersOf(input: Input): readonly number[] {
  if (input.kind === 'clock') return [CLOCK, input.timeNs];
  return input.kind === 'gap' ? gapNumbers(input) : frameNumbers(input);
}

function gapNumbers({ timeNs, point, lost }: Gap): readonly number[] {
  return [GAP, timeNs, point.id, lost ?? NONE];
}

function frameNumbers({ kind, timeNs, point, no, data, origLen, direction, offset }: Frame | Example): readonly number[] {
  return [KINDS.indexOf(kind), timeNs, point.id, no, data.length, origLen, DIRECTIONS.indexOf(direction), offset ?? NONE];
}

function orNull(number: number): number | null {
  return number === NONE ? null : number;
}
