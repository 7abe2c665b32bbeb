import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { openSource } from '../../../src/capture/open.js';
import { RemoteSource } from '../../../src/capture/remote/remote-source.js';
import { Timebase } from '../../../src/model/timebase.js';
import { mirrored, recording } from '../../track/recording.js';
import { CAPTURES } from '../../truth/logged.js';
import { BIG, epb, hex, idb, ipv4, join, LITTLE, lldp, option, pcap, section, statistics } from '../capture-bytes.js';
import { drain, type ReadResult } from '../read-octets.js';
import { scannerProgram } from './scanner-program.js';

const NS = 0xa1b23c4d;
const folder = mkdtempSync(path(tmpdir(), 'evbscope-'));
const program = scannerProgram(folder);
afterAll(() => rmSync(folder, { recursive: true }));
const captures = readdirSync(CAPTURES, { recursive: true, encoding: 'utf8' }).filter((name) => /\.pcap(ng)?$/.test(name)).sort();

function store(name: string, octets: Uint8Array | string): string {
  writeFileSync(path(folder, name), octets);
  return path(folder, name);
}

interface Told extends ReadResult {
  readonly progress: object;
}

/** All that a source says of `files`, read here or by another thread. */
async function read(files: readonly string[], isRemote: boolean, tunnels = false): Promise<Told> {
  const timebase = new Timebase();
  const source = isRemote ? new RemoteSource(program, files, timebase, { tunnels }) : openSource(files, timebase, { tunnels });
  const result = await drain(source, timebase);
  await source.close();
  return { ...result, progress: source.progress };
}

async function expectSame(files: readonly string[], tunnels = false): Promise<Told> {
  const expected = await read(files, false, tunnels);
  expect(await read(files, true, tunnels)).toStrictEqual(expected);
  return expected;
}

describe.each(captures)('%s', (name) => {
  it('is the same read by another thread', async () => {
    const { controlFrames } = await expectSame([path(CAPTURES, name)]);
    expect(controlFrames).toBeGreaterThan(0);
  });
});

const RECORDS = Array.from({ length: 3000 }, (_, i) => ({ sec: 1 + i, data: i % 7 === 0 ? ipv4() : lldp(i & 0xff, 40 + (i % 90)) }));
const octets = pcap(BIG, NS, RECORDS);
const plain = store('plain.pcap', octets);

describe('what another thread reads', () => {
  it.each([
    ['gzip', [store('zipped', gzipSync(octets))]],
    ['a file cut in a frame', [store('cut', octets.slice(0, -5))]],
    ['gzip that breaks off', [store('cut.gz', gzipSync(octets).subarray(0, 5000))]],
    ['a text', [store('notes.txt', 'no capture\n')]],
    ['an empty file', [store('empty', '')]],
    ['a folder', [folder]],
    ['a file that is not there', [path(folder, 'nowhere')]],
    ['a foreign link type', [store('foreign', pcap(BIG, NS, RECORDS.slice(0, 9), 147))]],
    ['several files, some of them bad', [plain, path(folder, 'nowhere'), path(folder, 'cut'), path(folder, 'zipped'), path(folder, 'notes.txt')]],
    ['the two ends of a link', ['station.pcap', 'bridge.pcap'].map((name) => path(CAPTURES, 'mix-churn50', name))],
  ])('is the same: %s', async (_name, files) => {
    await expectSame(files);
  });

  it('is the same with interfaces, directions, gaps and missing frames', async () => {
    const one = join(
      epb(LITTLE, { ticks: 3_000_004n, data: lldp(1, 33), options: [option(LITTLE, 2, hex('01000000'))] }),
      statistics(LITTLE, 0, 3_000_009n, { ifdrop: 5n }),
      epb(LITTLE, { ticks: 3_000_012n, data: ipv4(), options: [option(LITTLE, 4, hex('0200000000000000'))] }),
      epb(LITTLE, { ticks: 3_000_014n, data: lldp(2), options: [option(LITTLE, 2, hex('02000000'))] }),
    );
    const start = join(section(LITTLE), idb(LITTLE, 1, [option(LITTLE, 2, hex('6574683000'))]));
    const { items } = await expectSame([store('gaps.pcapng', join(start, one, start, one))]);
    expect(items.filter(({ kind }) => kind === 'gap').length).toBeGreaterThan(1);
  });

  it('is the same inside tunnels', async () => {
    const sent = (await recording('vdp22-110/station.pcap')).slice(0, 40).map((frame) => mirrored(frame, 5).data);
    const file = store('mirrored', pcap(BIG, NS, sent.map((data, i) => ({ sec: i, data }))));
    expect((await expectSame([file])).controlFrames).toBe(0);
    expect((await expectSame([file], true)).controlFrames).toBe(40);
  });

  it('counts from an origin that was set before', async () => {
    const timebase = new Timebase(1000);
    const { items } = await drain(new RemoteSource(program, [plain], timebase), timebase);
    expect([items[0]?.timeNs, timebase.originSec]).toEqual([-999e9, 1000]);
  });

  it('comes a few frames at a time, and no faster than it is taken', async () => {
    const file = store('many.pcap', pcap(BIG, NS, Array.from({ length: 60_000 }, (_, i) => ({ sec: i, data: lldp(i & 0xff, 500) }))));
    const source = new RemoteSource(program, [file], new Timebase());
    let [taken, ahead] = [0, 0];
    for (let batch = await source.read(); batch !== null; batch = await source.read()) {
      expect(batch.length).toBeLessThanOrEqual(256);
      taken += batch.length;
      if (taken < 1000) await setTimeout(30);
      ahead = Math.max(ahead, source.controlFrames - taken);
    }
    expect(taken).toBe(60_000);
    expect(ahead).toBeLessThan(10_000);
    await source.close();
  });
});

describe('a fifo', () => {
  it('gives each frame as it comes', async () => {
    const fifo = path(folder, 'fifo');
    execFileSync('mkfifo', [fifo]);
    const timebase = new Timebase();
    const source = new RemoteSource(program, [fifo], timebase);
    const first = source.read();
    const writer = createWriteStream(fifo);
    const short = pcap(BIG, NS, [{ sec: 1, data: lldp(1) }, { sec: 2, data: lldp(2) }]);
    writer.write(short.slice(0, 24 + 36));
    expect(await first).toMatchObject([{ kind: 'frame', no: 1, offset: null }]);
    expect([source.frames, timebase.originSec]).toEqual([1, 1]);
    writer.end(short.slice(24 + 36));
    const { items, frames } = await drain(source, timebase);
    expect([items.length, frames]).toEqual([1, 2]);
    await source.close();
  });

  it('that stays silent does not hold up closing', async () => {
    const fifo = path(folder, 'silent');
    execFileSync('mkfifo', [fifo]);
    const source = new RemoteSource(program, [fifo], new Timebase());
    const pending = source.read();
    await source.close();
    expect([await pending, await source.read(), source.problems]).toEqual([null, null, []]);
  });
});

describe('closing', () => {
  it('ends the reading in the middle, also while it waits to be taken', async () => {
    const source = new RemoteSource(program, [path(folder, 'many.pcap')], new Timebase());
    for (let i = 0; i < 3; i++) expect(await source.read()).not.toBeNull();
    await setTimeout(50);
    await source.close();
    expect([await source.read(), source.problems]).toEqual([null, []]);
    expect(source.frames).toBeLessThan(60_000);
  });
});

describe('a thread that fails', () => {
  const dying = (after: number): string => `
    import { parentPort } from 'node:worker_threads';
    const post = parentPort.postMessage.bind(parentPort);
    let said = 0;
    parentPort.postMessage = (...what) => {
      if (said++ === ${after}) throw new Error('dead\\nand gone');
      post(...what);
    };
    await import('./scanner.mjs');`;
  const broken = (file: string, reason: string): object => ({ file, offset: null, kind: 'unreadable', message: `${file}: could not be read to its end (${reason})` });

  it.each([
    ['is no program', 'import nothing from;', 0, /^Unexpected token/],
    ['ends without a word', '', 0, /^exit status 0$/],
    ['leaves at once', 'process.exit(3);', 0, /^exit status 3$/],
    ['dies before its first batch', dying(0), 0, /^dead$/],
    ['dies after its third batch', dying(3), 3, /^dead$/],
  ])('is told, and what it had read is there: one that %s', async (_name, code, batches, reason) => {
    const whole = await read([plain], false);
    const timebase = new Timebase();
    const source = new RemoteSource(pathToFileURL(store('dying.mjs', code)), [plain], timebase);
    const { items, problems } = await drain(source, timebase);
    expect(items).toStrictEqual(whole.items.slice(0, items.length));
    expect(items.length > 0).toBe(batches > 0);
    const [, told] = /\(([^\n]*)\)$/.exec(problems[0]!.message)!;
    expect(told).toMatch(reason);
    expect(problems).toEqual([broken(plain, told!)]);
    await source.close();
  });

  it('is told behind what it had said itself', async () => {
    const files = [path(folder, 'nowhere'), plain];
    const source = new RemoteSource(pathToFileURL(store('dying.mjs', dying(2))), files, new Timebase());
    while ((await source.read()) !== null);
    expect(source.problems).toMatchObject([{ file: files[0], kind: 'unreadable' }, broken(files.join(', '), 'dead')]);
  });

  it('is told where it could not be started', async () => {
    const source = new RemoteSource(new URL('https://example.org/'), [plain], new Timebase());
    expect(await source.read()).toBeNull();
    expect(source.problems).toHaveLength(1);
    await source.close();
  });
});

it('standard input is read by another thread', async () => {
  const code = `
    import { RemoteSource } from './src/capture/remote/remote-source.js';
    import { Timebase } from './src/model/timebase.js';
    const source = new RemoteSource(new URL(process.argv[2]), ['-'], new Timebase());
    let inputs = 0;
    for (let batch = await source.read(); batch !== null; batch = await source.read()) inputs += batch.length;
    console.log(JSON.stringify([inputs, source.frames, source.problems.map(({ message }) => message)]));`;
  buildSync({ stdin: { contents: code, resolveDir: process.cwd(), loader: 'ts' }, bundle: true, platform: 'node', format: 'esm', outfile: path(folder, 'read.mjs'), logLevel: 'error' });
  const whole = await read([plain], false);
  const expected = JSON.stringify([whole.items.length, 3000, []]);
  const args = [path(folder, 'read.mjs'), program.href];
  const run = (command: string): string => execFileSync('/bin/sh', ['-c', command, process.execPath, ...args, plain], { encoding: 'utf8' }).trim();
  expect(run('"$0" "$1" "$2" < "$3"')).toBe(expected);
  expect(run('cat "$3" | "$0" "$1" "$2"')).toBe(expected);
  expect(run('(head -c 50; sleep 0.1; cat) < "$3" | "$0" "$1" "$2"')).toBe(expected);
  expect(run('"$0" "$1" "$2" < /dev/null')).toContain('standard input: not a capture file (empty)');
});
