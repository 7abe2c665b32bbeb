import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { soak, type Soaked } from '../../bench/soak.js';
import { soakVerdict } from '../../bench/soak-verdict.js';
import { MAIN } from '../cli/program.js';
import { itNeeds } from '../peers/it-needs.js';
import { GUARD } from './evb-link.js';
import { MISSING } from './missing.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SECONDS = 120;
/** Caches fill within the first minutes: only a leak of another size shows so soon. */
const SETTLED_SEC = 60;
const MOST_GROWTH = 0.5;
const TALK = "import { talkUntilTerm } from './bench/talk-until-term.js'; await talkUntilTerm(process.argv[2], Number(process.argv[3]));";

describe('two minutes of VSIs that come and go', () => {
  const folder = mkdtempSync(join(tmpdir(), 'evbscope-soak-'));
  let soaked: Soaked;

  beforeAll(async () => {
    if (MISSING.length > 0) return;
    const talker = join(folder, 'talk.mjs');
    // Its native package is looked for where this project has it.
    buildSync({ stdin: { contents: TALK, resolveDir: ROOT }, bundle: true, platform: 'node', format: 'esm', target: 'node20', outfile: talker, logLevel: 'warning' });
    const talk = ['env', `NODE_PATH=${join(ROOT, 'node_modules')}`, process.execPath, talker];
    soaked = await soak({ evbscope: [process.execPath, MAIN], talk, guard: GUARD, seconds: SECONDS, settledSec: SETTLED_SEC, tell: () => {} });
  }, (SECONDS + 60) * 1000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  itNeeds(MISSING, 'states, processes, open files and memory stay as they have to', () => {
    expect(soaked.talked.sent).toBeGreaterThan(100 * SECONDS);
    expect(Object.values(soaked.talked.states).filter((state) => state === 'ASSOCIATED').length).toBeGreaterThan(50);
    expect(soakVerdict(soaked, MOST_GROWTH).faults).toEqual([]);
  });
});
