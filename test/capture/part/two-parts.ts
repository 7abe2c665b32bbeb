import { writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { openSource } from '../../../src/capture/open.js';
import { Timebase } from '../../../src/model/timebase.js';
import { drain, type ReadResult } from '../read-octets.js';
import { LocalSplit } from './local-part.js';

async function read(file: string, split: LocalSplit | null): Promise<ReadResult> {
  const timebase = new Timebase();
  return drain(openSource([file], timebase, { split }), timebase);
}

/**
 * Writes the capture to `file`, cuts it at each of `cuts` and expects what one thread reads. Gives where the second parts
 * began that were joined to the first, each once.
 */
export async function joinsOf(file: string, octets: Uint8Array, cuts: Iterable<number> = everyOffset(octets)): Promise<number[]> {
  writeFileSync(file, octets);
  const whole = await read(file, null);
  const joins = new Set<number>();
  for (const cut of cuts) {
    const split = new LocalSplit(cut);
    expect(await read(file, split), `cut at ${cut}`).toEqual(whole);
    if (split.isJoined) joins.add((await split.start())!);
  }
  return [...joins];
}

function* everyOffset(octets: Uint8Array): Iterable<number> {
  for (let offset = 0; offset <= octets.length; offset++) yield offset;
}

/** Offsets at which these records begin, one behind the other. */
export function startsOf(records: readonly Uint8Array[]): number[] {
  let at = 0;
  return records.map(({ length }) => (at += length) - length);
}
