import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCapture } from '../../src/open-capture.js';
import type { Recording } from '../../src/tui/recording.js';
import type { Size } from '../../src/tui/screen.js';
import { badRollout } from './bad-rollout.js';
import { GoldenApp } from './golden-app.js';
import { DEMO } from './stage.js';

const FOLDER = join(import.meta.dirname, '../../fixtures/expect/screens');
const [COMPACT, STANDARD, WIDE]: readonly Size[] = [{ columns: 80, rows: 24 }, { columns: 100, rows: 30 }, { columns: 160, rows: 45 }];
const SIZES = [COMPACT!, STANDARD!, WIDE!];

/** A screen, and the keys that lead to it. */
interface Shot {
  readonly name: string;
  readonly keys: string;
  readonly sizes?: readonly Size[];
}

const DEMO_SHOTS: readonly Shot[] = [
  { name: 'overview', keys: '' },
  { name: 'vsis', keys: '2jj' },
  { name: 'ladder', keys: '2/state == REFUSED<enter><enter>' },
  { name: 'packets', keys: '4:goto 331<enter><tab>jjjjjjj' },
  { name: 'problems', keys: '5j' },
  { name: 'latency', keys: '6j' },
  { name: 'help', keys: '?' },
  { name: 'too-small', keys: '', sizes: [{ columns: 50, rows: 10 }] },
];

const ROLLOUT_SHOTS: readonly Shot[] = [
  { name: 'overview', keys: '' },
  { name: 'vsis', keys: '2/state != ASSOC<enter>jj' },
  { name: 'ladder', keys: '2/link == "uplink-5"<enter><enter>xjj' },
  { name: 'packets', keys: '4/vdp.error == 2<enter>jj' },
  { name: 'problems', keys: '5j' },
  { name: 'latency', keys: '6<tab><tab>j' },
];

/** Every whole screen of a capture is what its file says; UPDATE_FIXTURES=1 writes the files. */
function goldens(capture: string, title: string, recording: () => Recording, shots: readonly Shot[]): void {
  for (const { name, keys, sizes = SIZES } of shots) {
    it.each(sizes)(`${name} $columns x $rows`, async (size) => {
      const app = await GoldenApp.begin(recording(), title, size);
      app.press(keys);
      for (const isAscii of size === WIDE ? [false] : [false, true]) {
        const file = join(FOLDER, `${capture}-${name}-${size.columns}x${size.rows}${isAscii ? '.ascii' : ''}.txt`);
        const text = app.text(isAscii);
        if (process.env['UPDATE_FIXTURES'] === '1') {
          mkdirSync(FOLDER, { recursive: true });
          writeFileSync(file, text);
        }
        expect(text).toBe(readFileSync(file, 'utf8'));
      }
      app.end();
    });
  }
}

describe('screens of the bundled capture', () => {
  const capture = openCapture([DEMO]);
  beforeAll(async () => {
    while (await capture.read());
  });
  afterAll(() => capture.close());
  goldens('demo', 'demo.pcapng', () => capture, DEMO_SHOTS);
});

describe('screens of a large rollout that does not go well', () => {
  let rollout: Awaited<ReturnType<typeof badRollout>> | null = null;
  beforeAll(async () => {
    rollout = await badRollout();
  });
  afterAll(() => rollout?.end());
  goldens('rollout', 'rollout.pcapng', () => rollout!.capture, ROLLOUT_SHOTS);
});
