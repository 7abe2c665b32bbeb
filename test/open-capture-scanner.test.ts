import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { openCapture, type Capture, type CaptureOptions } from '../src/open-capture.js';
import { scannerProgram } from './capture/remote/scanner-program.js';
import { CAPTURES } from './truth/logged.js';

const folder = mkdtempSync(join(tmpdir(), 'evbscope-'));
afterAll(() => rmSync(folder, { recursive: true }));
const scanner = scannerProgram(folder);
const zipped = join(folder, 'zipped');
writeFileSync(zipped, gzipSync(readFileSync(join(CAPTURES, 'demo.pcapng'))));

async function readAll(files: readonly string[], options: CaptureOptions): Promise<Capture> {
  const capture = openCapture(files, options);
  while (await capture.read());
  return capture;
}

/** All that can be asked of a capture. */
function answersOf({ frames, analysis, latencies, source, timebase }: Capture): unknown {
  const rows = Array.from({ length: frames.end }, (_, id) => [frames.row(id), Buffer.from(frames.octets(id) as Uint8Array).toString('hex')]);
  const story = [analysis.links(), analysis.lives(), analysis.findings(), analysis.stats(), analysis.summary()];
  return [rows, story, latencies.end, source.frames, source.problems, timebase.originSec];
}

describe.each([
  ['a file', [join(CAPTURES, 'demo.pcapng')]],
  ['gzip', [zipped]],
  ['both ends of a link', ['station.pcap', 'bridge.pcap'].map((name) => join(CAPTURES, 'mix-many40', name))],
])('%s read by a scanner', (_name, files) => {
  it('gives the same answers', async () => {
    const [here, there] = [await readAll(files, {}), await readAll(files, { scanner })];
    expect(answersOf(there)).toEqual(answersOf(here));
    await here.close();
    await there.close();
  });

  it('keeps nothing of the memory in which frames came', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const buffers: WeakRef<ArrayBufferLike>[] = [];
    const capture = await readAll(files, { scanner, onFrame: ({ frame }) => buffers.push(new WeakRef(frame.data.buffer)) });
    expect(buffers.length).toBeGreaterThan(100);
    // What is on its way between the threads lets go of its memory in its own time: waited for, but not for ever.
    await expect
      .poll(
        async () => {
          await setImmediate();
          collect();
          return buffers.filter((buffer) => buffer.deref() !== undefined).length;
        },
        { timeout: 20_000 },
      )
      .toBe(0);
    await capture.close();
  });
});
