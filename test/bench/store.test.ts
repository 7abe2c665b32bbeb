import { afterAll, expect, it } from 'vitest';
import { fillStore } from '../../bench/store.js';
import { generate, openCaptureFile } from '../../bench/traffic/generate.js';
import { Folder } from '../cli/story.js';

const folder = new Folder();
afterAll(() => folder.remove());

it('a tiny screen capture has all its VSIs, and the built library reads all of it by its scanner', async () => {
  const path = folder.write('screen.pcapng', new Uint8Array());
  generate('screen', (points) => openCaptureFile(path, points), { seed: 1, scale: 0.01, packets: 10_000 });
  expect(await fillStore(path, new URL('../../dist/', import.meta.url))).toMatch(/^10,000 frames, 1,000 VSIs in .*frames\/s\nresident: \d+ MiB/);
});
