import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, createWriteStream, ftruncateSync, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join as path } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { createAnalysis } from '../../src/analyze.js';
import { WorkerPart } from '../../src/capture/part/worker-part.js';
import { run, type Host } from '../../src/cli/run.js';
import { epb, idb, ipv4, join, LITTLE, pcapHeader, pcapRecord, section, statistics } from '../capture/capture-bytes.js';
import { LocalSplit } from '../capture/part/local-part.js';
import { framesOf, readOctets } from '../capture/read-octets.js';
import { FakeHost } from './fake-host.js';
import { environment, MAIN } from './program.js';
import { Folder, story } from './story.js';

const CAPTURES = fileURLToPath(new URL('../../fixtures/captures/', import.meta.url));
const COMMANDS = [['check', '--json', '--fail-on', 'never'], ['vsis', '--json'], ['stats', '--json'], ['print']];
const NS = 0xa1b23c4d;
/** What two threads say besides. */
const PASSES_OVER = /^evbscope: .*pass over the data frames of VSIs.*\n/m;
const folder = new Folder();
afterAll(() => folder.remove());

/** What each command answers about the file that `open` gives: both outputs, where the file has no name, and the status. */
async function answersOf(open: () => string, split: Host['split'] = null): Promise<string[]> {
  const answers: string[] = [];
  for (const command of COMMANDS) {
    const host = Object.assign(new FakeHost(), { split, createAnalysis: async (options: Parameters<typeof createAnalysis>[0]) => createAnalysis(options) });
    const file = open();
    const status = await run([...command, file], host);
    const told = host.stderr.text.replaceAll(file, 'FILE').replaceAll(' of the inflated stream', '').replace(PASSES_OVER, '');
    answers.push(`${host.stdout.text}\n${told}\n${status}`);
  }
  return answers;
}

/** A fifo into which these octets are written in pieces. */
function fifoOf(octets: Uint8Array): string {
  const fifo = path(folder.path, `fifo-${Math.random()}`);
  execFileSync('mkfifo', [fifo]);
  const writer = createWriteStream(fifo);
  const size = Math.ceil(octets.length / 7);
  for (let at = 0; at < octets.length; at += size) writer.write(octets.subarray(at, at + size));
  writer.end();
  return fifo;
}

async function expectSameAnswers(octets: Uint8Array, places: readonly number[]): Promise<void> {
  const file = folder.write('capture', octets);
  const expected = await answersOf(() => file);
  for (const place of places) {
    const split = new LocalSplit(Math.floor(octets.length * place));
    expect(await answersOf(() => file, split), `cut at ${place}`).toEqual(expected);
  }
  const zipped = folder.write('capture.gz', gzipSync(octets));
  expect(await answersOf(() => zipped)).toEqual(expected);
  expect(await answersOf(() => fifoOf(octets))).toEqual(expected);
}

describe('every capture that is shipped gives one answer from one thread, two threads, gzip and a pipe', () => {
  const files = readdirSync(CAPTURES, { recursive: true, encoding: 'utf8' }).filter((name) => /\.pcap(ng)?$/.test(name));

  it('and there are many', () => {
    expect(files.length).toBeGreaterThan(50);
  });

  it.each(files)('%s', async (name) => {
    await expectSameAnswers(readFileSync(path(CAPTURES, name)), [0.5]);
  });
});

/** The frames of a story that is told many times. */
const { items, originSec } = await readOctets(story(20));
const frames = framesOf({ items });

describe('a generated capture gives one answer, too', () => {
  const sec = (timeNs: number): number => originSec + Math.floor(timeNs / 1e9);
  // Between the control frames stand data frames, every tenth of them late.
  const records = frames.flatMap(({ timeNs, data }, index) => [
    pcapRecord(LITTLE, { sec: sec(timeNs), frac: timeNs % 1e9, data }),
    ...[...data].slice(0, 9).map((octet) => pcapRecord(LITTLE, { sec: sec(timeNs) - (index % 10 === 0 ? 3 : 0), frac: timeNs % 1e9, data: ipv4(60 + octet) })),
  ]);
  const ticks = (timeNs: number): bigint => BigInt(originSec) * 1_000_000n + BigInt(Math.floor(timeNs / 1000));
  const blocks = frames.flatMap(({ timeNs, data }, index) => [
    epb(LITTLE, { id: index % 2, ticks: ticks(timeNs), data }),
    epb(LITTLE, { ticks: ticks(timeNs) + 7n, data: ipv4(200) }),
    ...(index % 40 === 0 ? [statistics(LITTLE, 0, ticks(timeNs), { ifdrop: BigInt(index) })] : []),
  ]);
  const pcap = join(pcapHeader(LITTLE, NS), ...records);
  const pcapng = join(section(LITTLE), idb(LITTLE), idb(LITTLE), ...blocks);
  const spoiled = (octets: Uint8Array, place: number, value: number): Uint8Array => octets.with(Math.floor(octets.length * place), value);

  it.each([
    ['control frames only', story(20)],
    ['pcap with data frames', pcap],
    ['pcapng with data frames, losses and two interfaces', pcapng],
    ['of a foreign link type', join(pcapHeader(LITTLE, NS, 105), ...records)],
    ['pcap that is cut short', pcap.slice(0, -5)],
    ['pcapng that is cut short', pcapng.slice(0, -5)],
    ...[0.2, 0.4, 0.6, 0.8].flatMap((place) => [0, 0xff].flatMap((value): [string, Uint8Array][] => [
      [`pcap that is spoiled at ${place} with ${value}`, spoiled(pcap, place, value)],
      [`pcapng that is spoiled at ${place} with ${value}`, spoiled(pcapng, place, value)],
    ])),
  ])('%s', async (_name, octets) => {
    await expectSameAnswers(octets, [0.1, 0.5, 0.9]);
  });
});

describe('the built program', () => {
  /** 210 MB: large data frames, which are holes of the file, and a story in every tenth gap. */
  function writeLarge(): string {
    const file = path(folder.path, 'large.pcap');
    const fd = openSync(file, 'w');
    let at = writeSync(fd, pcapHeader(LITTLE, NS));
    const told = join(...frames.slice(0, 26).map(({ timeNs, data }) => pcapRecord(LITTLE, { sec: originSec, frac: timeNs % 1e9, data })));
    for (let index = 0; index < 840; index++) {
      const header = pcapRecord(LITTLE, { sec: originSec, frac: index, data: new Uint8Array(250_000) }).subarray(0, 16 + 14);
      writeSync(fd, header, 0, header.length, at);
      at += 16 + 250_000;
      if (index % 10 === 0) at += writeSync(fd, told, 0, told.length, at);
    }
    ftruncateSync(fd, at);
    closeSync(fd);
    return file;
  }

  it('gives about a large file, which it reads by two threads, what it gives about its standard input', { timeout: 60_000 }, () => {
    const file = writeLarge();
    for (const command of COMMANDS) {
      const ask = (args: readonly string[], stdin: number | 'ignore') =>
        spawnSync(process.execPath, [MAIN, ...args], { stdio: [stdin, 'pipe', 'pipe'], env: environment(), encoding: 'utf8', maxBuffer: 1 << 28 });
      const { status, stdout, stderr } = ask([...command, '-'], openSync(file, 'r'));
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout.length).toBeGreaterThan(200);
      const told = /pass over the data frames of VSIs.*--data/;
      const large = ask([...command, file], 'ignore');
      expect(large).toMatchObject({ status, stdout });
      expect(large.stderr).toMatch(told);
      // One thread looks at them, and has nothing to tell.
      expect(ask([...command, '--data', file], 'ignore')).toMatchObject({ status, stdout, stderr });
    }
  });

  it('has its second thread beside it', async () => {
    const file = folder.write('story.pcapng', story(3));
    const { dev, ino } = statSync(file);
    const program = new URL('part-worker.js', pathToFileURL(MAIN));
    const part = new WorkerPart(program, { path: file, identity: `${dev}:${ino}`, cut: 100, head: 28, originSec, tunnels: false, densest: 1 });
    expect(await part.start).toBeGreaterThanOrEqual(100);
    part.stop();
  });
});
