import type { Operation } from '../model/stat.js';
import type { Side } from '../model/vsi.js';
import type { LatencyLine } from '../stats/latency-line.js';
import type { LatencySample } from '../stats/latency-sample.js';
import { Blocks, placeOf } from './blocks.js';
import { BLOCK_ROWS, NONE } from './row-block.js';

class SampleBlock {
  readonly timesNs = new Float64Array(BLOCK_ROWS);
  readonly valuesNs = new Float64Array(BLOCK_ROWS);
  /** 0 for none. */
  readonly frames = new Float64Array(BLOCK_ROWS);
  readonly lives = new Uint32Array(BLOCK_ROWS);
  /** Numbers of lines, of which there are at most 10,000. */
  readonly lines = new Uint16Array(BLOCK_ROWS);
}

/** Samples that are kept: 4 MB. */
const MAX_SAMPLES = 131_072;

/**
 * The newest measured times, by indices from 0 on in the order in which they became known. All that is asked of a sample
 * must be asked of `first` to `end`.
 */
export class LatencyTable {
  readonly #samples: Blocks<SampleBlock>;
  readonly #lines: LatencyLine[] = [];
  readonly #numbers = new Map<LatencyLine, number>();

  constructor(maxSamples = MAX_SAMPLES) {
    this.#samples = new Blocks(maxSamples, () => new SampleBlock());
  }

  /** Index of the oldest sample that is kept: as many were forgotten. */
  get first(): number {
    return this.#samples.first;
  }

  /** Index behind the newest one. */
  get end(): number {
    return this.#samples.end;
  }

  add(line: LatencyLine, { timeNs, valueNs, frame, life }: LatencySample): void {
    const at = placeOf(this.#samples.add());
    const block = this.#samples.newest;
    block.timesNs[at] = timeNs;
    block.valuesNs[at] = valueNs;
    block.frames[at] = frame ?? 0;
    block.lives[at] = life ?? NONE;
    block.lines[at] = this.#number(line);
  }

  /** When the answer came. */
  timeNs(i: number): number {
    return this.#samples.of(i)!.timesNs[placeOf(i)]!;
  }

  /** How long it took. */
  valueNs(i: number): number {
    return this.#samples.of(i)!.valuesNs[placeOf(i)]!;
  }

  operation(i: number): Operation {
    return this.operationOf(this.line(i));
  }

  /** A number of the link; links that turned out to be one have one number. */
  link(i: number): number {
    return this.linkOf(this.line(i));
  }

  /** Calls `see` for every sample that is kept: its index, the number of its line, when the answer came and how long it took. */
  walk(see: (i: number, line: number, timeNs: number, valueNs: number) => void): void {
    this.#samples.walk(this.first, (block, start, at, to) => {
      for (let place = at; place < to; place++) see(start + place, block.lines[place]!, block.timesNs[place]!, block.valuesNs[place]!);
    });
  }

  /** The number of the line that a sample is of: less than `lines`. */
  line(i: number): number {
    return this.#samples.of(i)!.lines[placeOf(i)]!;
  }

  get lines(): number {
    return this.#lines.length;
  }

  operationOf(line: number): Operation {
    return this.#lines[line]!.operation;
  }

  /** See `link`. */
  linkOf(line: number): number {
    return this.#lines[line]!.link.current.id;
  }

  /** What the link of a line is called by now. */
  linkNameOf(line: number): string {
    return this.#lines[line]!.link.current.name;
  }

  /** What the link of that number is called by now, empty for a link without samples. */
  linkName(link: number): string {
    return this.#lines.find((line) => line.link.current.id === link)?.link.current.name ?? '';
  }

  /** The side that asked, null while it is not known. */
  side(i: number): Side | null {
    return this.#lines[this.line(i)]!.side;
  }

  /** Number of the answering frame, null where no frame shows the end. */
  frame(i: number): number | null {
    const frame = this.#samples.of(i)!.frames[placeOf(i)]!;
    return frame === 0 ? null : frame;
  }

  /** `id` of the life that was asked for, null where it is not known. */
  life(i: number): number | null {
    const life = this.#samples.of(i)!.lives[placeOf(i)]!;
    return life === NONE ? null : life;
  }

  #number(line: LatencyLine): number {
    let number = this.#numbers.get(line);
    if (number === undefined) this.#numbers.set(line, (number = this.#lines.push(line) - 1));
    return number;
  }
}
