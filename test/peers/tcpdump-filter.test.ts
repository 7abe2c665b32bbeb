import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { isControl, LINK_LAYOUTS } from '../../src/capture/control.js';
import { kernelFilter } from '../../src/capture/kernel-filter.js';
import { encoded } from '../dissectors/arbitrary-frames.js';
import { frameFiles } from '../dissectors/frame-file.js';
import { passesFilter } from '../capture/bpf.js';
import { ask, itWith } from './peer.js';

const FILE = join(import.meta.dirname, '../../docs/control-frames.filter');

/** Which of the frames tcpdump lets through; `args` are the filter. */
function passing(frames: readonly Uint8Array[], args: readonly string[], linkType: number): number[] {
  const lines = ask('tcpdump', frames, ['-n', '-q', '-tt', ...args], linkType).split('\n');
  return lines.flatMap((line) => /^(\d+)\.\d{6} /.exec(line)?.[1] ?? []).map(Number);
}

const where = (frames: readonly Uint8Array[], is: (data: Uint8Array) => boolean): number[] => frames.flatMap((data, i) => (is(data) ? [i] : []));

describe('tcpdump and the kernel filter', () => {
  const all = fc.sample(fc.tuple(encoded, fc.nat()), { numRuns: 14_000, seed: 20121130 });

  itWith('tcpdump', 'passes what the filter says, frames cut short included', () => {
    for (const { linkType } of LINK_LAYOUTS) {
      const frames = all.filter(([frame]) => frame.linkType === linkType).flatMap(([{ data }, nat]) => [data, data.slice(0, nat % (data.length + 1))]);
      const text = kernelFilter(linkType);
      expect(frames.length).toBeGreaterThan(1000);
      expect(passing(frames, [text], linkType)).toEqual(where(frames, (data) => passesFilter(text, data)));
    }
  });

  itWith('tcpdump', 'passes every frame of fixtures/frames by the file of the documentation', () => {
    const frames = frameFiles().filter(({ linkType }) => linkType === 1).map(({ data }) => data);
    expect(passing(frames, ['-F', FILE], 1)).toEqual(where(frames, (data) => isControl(1, data, 0, data.length)));
  });
});
