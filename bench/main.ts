import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchmark } from './benchmark.js';
import { Captures } from './captures.js';
import { askFilter } from './filter.js';
import { benchLatency } from './latency.js';
import { measureLive } from './live.js';
import { peerVersions } from './machine.js';
import { markWire } from './mark-wire.js';
import { results } from './results.js';
import { ROWS } from './rows.js';
import { measureScreens } from './screens.js';
import { soak } from './soak.js';
import { soakVerdict } from './soak-verdict.js';
import { fillStore } from './store.js';
import { talkUntilTerm } from './talk-until-term.js';
import { generate, openCaptureFile } from './traffic/generate.js';
import { WORKLOADS, type WorkloadName } from './traffic/workloads.js';

const GROUPS = [...new Set(ROWS.map(({ group }) => group))];
const USAGE = `npm run bench -- [--only ${GROUPS.join('|')}] [--scale 1] [--rounds 5] [--keep FOLDER]
    measures evbscope against other programs; everything at scale 1 goes to bench/results.md.
    --keep: captures are generated there, left there, and those already there are used
npm run bench -- generate ${Object.keys(WORKLOADS).join('|')} FILE [--seed 1] [--scale 1] [--packets N]
    writes a capture: pcapng where FILE ends so, else pcap
npm run bench -- screens FILE
    shows a capture in a terminal of its own; says how soon the first screen of the bundled one is there, how soon a key is painted, how much memory that takes
npm run bench -- store FILE
    reads a capture as a screen does; says how fast that goes, how much memory it takes and how soon the store answers
npm run bench -- filter FILE
    asks a compiled display filter of the control frames of a capture; says how many it takes a second
npm run bench -- latency
    plants slow answers and changes of level in captures; says how many check finds, and how many it makes up
npm run bench -- soak [MINUTES]
    watches live traffic between two network namespaces (30 minutes of it, 100 VSIs that come and go): says whether memory, open files and states stay as they
    have to; exits with 1 where they do not; needs root
npm run bench -- live [FRAMES]
    captures between two network namespaces: how soon a frame is on the screen and in a line of watch; with every backend, control frames beside floods of
    FRAMES data frames (2 million), how many of them are lost, and what that costs; needs root and tcpreplay
npm run bench -- talk DEVICE VSIS, npm run bench -- mark DEVICE VSIS
    are the traffic of these two: the one sends on a network device until TERM, the other prints when it sent each`;

const built = new URL('.', import.meta.url);
const root = fileURLToPath(new URL('..', built));

function numberOf(text: string, name: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new RangeError(`--${name} ${text}: a number above 0 is needed`);
  return value;
}

function generateOne(name: string, path: string | undefined, { seed, scale, packets }: { seed: string; scale: string; packets: string | undefined }): void {
  if (!(name in WORKLOADS) || path === undefined) throw new RangeError(USAGE);
  const sizes = { scale: numberOf(scale, 'scale'), packets: packets === undefined ? undefined : numberOf(packets, 'packets') };
  generate(name as WorkloadName, (points) => openCaptureFile(path, points), { seed: numberOf(seed, 'seed'), ...sizes });
}

async function measureAll(only: string | null, scale: number, rounds: number, keep: string | null): Promise<void> {
  if (only !== null && !GROUPS.includes(only)) throw new RangeError(USAGE);
  if (keep !== null) mkdirSync(keep, { recursive: true });
  const folder = keep ?? mkdtempSync(join(tmpdir(), 'evbscope-bench-'));
  if (keep === null) process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const [signal, status] of [['SIGINT', 130], ['SIGTERM', 143]] as const) process.once(signal, () => process.exit(status));
  const captures = new Captures(folder, scale, [process.execPath, fileURLToPath(import.meta.url)]);
  const outcomes = await benchmark({
    ...{ only, rounds, captures, keep: keep !== null },
    evbscope: [process.execPath, join(root, 'dist', 'main.js')],
    store: [process.execPath, fileURLToPath(import.meta.url), 'store'],
    filter: [process.execPath, fileURLToPath(import.meta.url), 'filter'],
    peers: new Set(peerVersions().keys()),
    tell: (progress) => console.error(progress),
  });
  const text = results(outcomes, { scale, rounds, titles: captures.titles });
  console.log(text);
  if (only === null && scale === 1) writeFileSync(join(root, 'bench', 'results.md'), text);
}

const GUARD = join(root, 'test', 'system', 'link-guard.sh');
const EVBSCOPE = [process.execPath, join(root, 'dist', 'main.js')];
/** Memory has to be flat once so much of a soak is over. */
const SETTLED_SEC = 300;
const MOST_GROWTH = 0.05;

/** The command line of a part of this program. */
const own = (command: string): readonly string[] => [process.execPath, fileURLToPath(import.meta.url), command];

async function soakFor(minutes: number): Promise<void> {
  const { text, faults } = soakVerdict(await soak({ evbscope: EVBSCOPE, talk: own('talk'), guard: GUARD, seconds: minutes * 60, settledSec: Math.min(SETTLED_SEC, minutes * 30), tell: (progress) => console.error(progress) }), MOST_GROWTH);
  console.log(text);
  if (faults.length > 0) process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: 'string' },
      scale: { type: 'string', default: '1' },
      rounds: { type: 'string', default: '5' },
      keep: { type: 'string' },
      seed: { type: 'string', default: '1' },
      packets: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [command, name, path] = positionals;
  if (values.help) console.log(USAGE);
  else if (command === 'generate') generateOne(name ?? '', path, { ...values, packets: values.packets });
  else if (command === 'store' && name !== undefined) console.log(await fillStore(name, built));
  else if (command === 'filter' && name !== undefined) console.log(await askFilter(name, built));
  else if (command === 'screens' && name !== undefined) console.log(await measureScreens([process.execPath, join(root, 'dist', 'main.js')], join(root, 'fixtures', 'captures', 'demo.pcapng'), name));
  else if (command === 'latency') console.log(benchLatency([process.execPath, join(root, 'dist', 'main.js')]));
  else if (command === 'soak') await soakFor(numberOf(name ?? '30', 'minutes'));
  else if (command === 'live') await measureLive({ evbscope: EVBSCOPE, talk: own('talk'), mark: own('mark'), guard: GUARD, dataFrames: numberOf(name ?? '2000000', 'frames'), tell: (row) => console.log(row) });
  else if (command === 'mark' && name !== undefined) await markWire(name, numberOf(path ?? '36', 'vsis'));
  else if (command === 'talk' && name !== undefined) await talkUntilTerm(name, numberOf(path ?? '100', 'vsis'));
  else if (command !== undefined) throw new RangeError(USAGE);
  else await measureAll(values.only ?? null, numberOf(values.scale, 'scale'), numberOf(values.rounds, 'rounds'), values.keep ?? null);
}

main().catch((reason: unknown) => {
  console.error(reason instanceof Error ? reason.message : String(reason));
  process.exitCode = 2;
});
