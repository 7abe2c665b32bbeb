import { Extractor } from '../../src/capture/extractor.js';
import { MergeSource } from '../../src/capture/merge.js';
import { Problems } from '../../src/capture/problems.js';
import { RecordQueue } from '../../src/capture/record-queue.js';
import { SingleSource } from '../../src/capture/single.js';
import type { Traffic } from '../../src/capture/traffic.js';
import { Timebase } from '../../src/model/timebase.js';
import { join } from './capture-bytes.js';
import { drain, inputOf, type ReadResult } from './read-octets.js';

export interface Extracted {
  /** The copy. */
  readonly octets: Uint8Array;
  readonly copied: number;
  /** What reading the inputs gave meanwhile. */
  readonly original: ReadResult;
}

/** Extracts from `inputs`, merged where they are several; `includes` gets times since the first record. */
export async function extractOctets(inputs: readonly Uint8Array[], { traffic = null, includes = null, sizes = [1 << 20] }: {
  readonly traffic?: Traffic | null;
  readonly includes?: ((timeNs: number) => boolean) | null;
  readonly sizes?: readonly number[];
} = {}): Promise<Extracted> {
  const timebase = new Timebase();
  const extractor = new Extractor({ timebase, traffic, includes });
  const parts: Uint8Array[] = [];
  const [only] = inputs;
  const problems = new Problems('x.pcap');
  const source = only !== undefined && inputs.length === 1
    ? new SingleSource(inputOf(null, only, sizes, extractor, timebase, problems), extractor, problems)
    : new MergeSource(inputs.map((octets, at) => {
      const queue = new RecordQueue(extractor);
      const input = inputOf(`${at}.pcap`, octets, sizes, queue, timebase, new Problems(`${at}.pcap`));
      return { input, queue, problems: new Problems(`${at}.pcap`) };
    }), extractor);
  const original = await drain(source, timebase);
  parts.push(extractor.octets());
  return { octets: join(...parts), copied: extractor.copied, original };
}

/**
 * What a reading tells, as far as anything can follow from it: a clock that the next item overtakes changes nothing, and
 * a loss is known when the clock has come to it.
 */
export function storyOf({ items, originSec }: ReadResult): unknown[] {
  const absolute = (timeNs: number): bigint => BigInt(originSec) * 1_000_000_000n + BigInt(timeNs);
  let nowNs = Number.NEGATIVE_INFINITY;
  const told: unknown[] = items.length > 0 ? [absolute(items[0]!.timeNs)] : [];
  for (const item of items) {
    nowNs = Math.max(nowNs, item.timeNs);
    if (item.kind === 'clock') continue;
    const { id, name, linkType } = item.point;
    const what = item.kind === 'gap' ? item.lost : [Buffer.from(item.data).toString('hex'), item.origLen, item.direction];
    const atNs = item.kind === 'gap' ? nowNs : item.timeNs;
    told.push({ at: absolute(atNs), reached: absolute(nowNs), point: { id, name, linkType }, what });
  }
  return items.length > 0 ? [...told, absolute(nowNs)] : told;
}
