import { CaptureInput } from '../../src/capture/capture-input.js';
import { Collector } from '../../src/capture/collector.js';
import type { OctetReader } from '../../src/capture/octet-reader.js';
import { Problems } from '../../src/capture/problems.js';
import { Scan } from '../../src/capture/scan.js';
import type { Sink } from '../../src/capture/sink.js';
import { SingleSource } from '../../src/capture/single.js';
import type { FrameSource, Problem, Progress } from '../../src/capture/source.js';
import type { Frame, Input } from '../../src/model/frame.js';
import { Timebase } from '../../src/model/timebase.js';

export interface ReadResult {
  readonly items: Input[];
  readonly frames: number;
  readonly controlFrames: number;
  readonly problems: readonly Problem[];
  readonly originSec: number;
}

/** Reads a source to its end. */
export async function drain(source: FrameSource, timebase: Timebase): Promise<ReadResult> {
  const items: Input[] = [];
  for (let batch = await source.read(); batch !== null; batch = await source.read()) items.push(...batch);
  const { frames, controlFrames, problems } = source;
  return { items, frames, controlFrames, problems, originSec: timebase.originSec };
}

/** Reads `octets` as the only input, named `x.pcap`, in chunks of these sizes, which are used again and again. */
export async function readOctets(octets: Uint8Array, sizes: readonly number[] = [1 << 20]): Promise<ReadResult> {
  const timebase = new Timebase();
  const problems = new Problems('x.pcap');
  const collector = new Collector();
  const input = inputOf(null, octets, sizes, collector, timebase, problems);
  return drain(new SingleSource(input, collector, problems), timebase);
}

/** An input of these octets in chunks of these sizes; `file` names its capture points. */
export function inputOf(
  file: string | null,
  octets: Uint8Array,
  sizes: readonly number[],
  sink: Sink,
  timebase: Timebase,
  problems: Problems,
): CaptureInput {
  const context = { file, sink, scan: new Scan(sink, problems, false), timebase, problems };
  return new CaptureInput(new ChunkReader(octets, sizes), context, null);
}

/** The frames among the items. */
export function framesOf({ items }: { readonly items: readonly Input[] }): Frame[] {
  return items.filter((item) => item.kind === 'frame');
}

/** The last octet of each frame, by which the tests tell frames apart. */
export function marksOf(result: { readonly items: readonly Input[] }): (number | undefined)[] {
  return framesOf(result).map(({ data }) => data.at(-1));
}

class ChunkReader implements OctetReader {
  readonly plainFile = null;
  readonly #octets: Uint8Array;
  readonly #sizes: readonly number[];
  #at = 0;
  #turn = 0;

  constructor(octets: Uint8Array, sizes: readonly number[]) {
    this.#octets = octets;
    this.#sizes = sizes;
  }

  get progress(): Progress {
    return { octets: this.#at, total: this.#octets.length };
  }

  async read(into: Uint8Array, at: number, to: number): Promise<number> {
    const size = this.#sizes[this.#turn++ % this.#sizes.length] ?? 1;
    const chunk = this.#octets.subarray(this.#at, this.#at + Math.min(size, to - at));
    into.set(chunk, at);
    this.#at += chunk.length;
    return chunk.length;
  }

  close(): void {
    this.#at = this.#octets.length;
  }
}
