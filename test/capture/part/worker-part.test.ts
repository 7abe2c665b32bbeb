import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSource } from '../../../src/capture/open.js';
import type { Part, PartRequest } from '../../../src/capture/part/part.js';
import { twoThreads } from '../../../src/capture/part/two-threads.js';
import { WorkerPart } from '../../../src/capture/part/worker-part.js';
import { Timebase } from '../../../src/model/timebase.js';
import { epb, idb, ipv4, join, LITTLE, lldp, pcapHeader, pcapRecord, section } from '../capture-bytes.js';
import { drain, type ReadResult } from '../read-octets.js';

const NS = 0xa1b23c4d;
const folder = mkdtempSync(path(tmpdir(), 'evbscope-'));
const program = pathToFileURL(path(folder, 'part-worker.mjs'));
beforeAll(() => {
  const entryPoints = ['src/capture/part/part-worker.ts'];
  buildSync({ entryPoints, bundle: true, platform: 'node', format: 'esm', outfile: path(folder, 'part-worker.mjs'), logLevel: 'error' });
});
afterAll(() => rmSync(folder, { recursive: true }));

function store(name: string, octets: Uint8Array | string): string {
  writeFileSync(path(folder, name), octets);
  return path(folder, name);
}

const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));

/** A data frame with an S-tag. */
function tagged(svid: number): Uint8Array {
  const untagged = ipv4(60);
  return Uint8Array.of(...untagged.subarray(0, 12), 0x88, 0xa8, 0, svid, ...untagged.subarray(12));
}

/** Runs of data frames of many lengths between stretches of nothing but control frames: more than one piece of each. */
const MIXED = times(60_000, (index) => ({ index, data: index % 1000 < 400 || index % 5 === 0 ? lldp(index, 40) : index % 7 === 0 ? tagged(index >> 9) : ipv4(40 + (index % 90)) }));
const pcapFile = store('mixed.pcap', join(pcapHeader(LITTLE, NS), ...MIXED.map(({ index, data }) => pcapRecord(LITTLE, { sec: 9, frac: index, data }))));
const pcapngFile = store('mixed.pcapng', join(section(LITTLE), idb(LITTLE), ...MIXED.map(({ index, data }) => epb(LITTLE, { ticks: BigInt(index), data }))));
const controlFile = store('control.pcap', join(pcapHeader(LITTLE, NS), ...times(40_000, (index) => pcapRecord(LITTLE, { data: lldp(index, 500) }))));

function textOf({ items, ...rest }: ReadResult): string {
  const lines = items.map((item) => JSON.stringify(item.kind === 'frame' ? { ...item, data: Buffer.from(item.data).toString('hex') } : item));
  return [...lines, JSON.stringify(rest)].join('\n');
}

/** Reads with a worker of this program, from this offset on, however dense; gives the parts that were begun, and a text of all that was read. */
async function read(file: string, cut: number | null, worker = program, densest = 1): Promise<{ readonly text: string; readonly parts: readonly Part[] }> {
  const timebase = new Timebase();
  const parts: Part[] = [];
  const begin = async (request: PartRequest): Promise<Part | null> => {
    const part = await twoThreads(worker).begin(request);
    if (part !== null) parts.push(part);
    return part;
  };
  const split = cut === null ? null : { cut: () => cut, begin, densest };
  return { text: textOf(await drain(openSource([file], timebase, { split }), timebase)), parts };
}

describe.each([['pcap', pcapFile], ['pcapng', pcapngFile], ['of control frames only', controlFile]])('a file read by two threads, %s', (_name, file) => {
  const { size } = statSync(file);

  it.each([0.1, 0.5, 0.9])('and cut at %d is the same as by one', async (place) => {
    const expected = await read(file, null);
    expect(expected.parts).toEqual([]);
    const { text, parts } = await read(file, Math.floor(size * place));
    expect(text === expected.text).toBe(true);
    expect(parts[0]?.octets).toBeGreaterThan(size * (1 - place) * 0.9);
  });
});

describe('a file that one thread reads as fast', () => {
  const { densest } = twoThreads(program);

  it('is one of control frames only', async () => {
    const { text, parts } = await read(controlFile, 1_000_000, program, densest);
    expect([await parts[0]?.start, await parts[0]?.next(), parts[0]?.octets]).toEqual([null, null, 0]);
    expect(text === (await read(controlFile, null)).text).toBe(true);
  });

  it('is not one of data frames with control frames between them', async () => {
    const { parts } = await read(pcapFile, 1_000_000, program, densest);
    expect(await parts[0]?.start).toBeGreaterThanOrEqual(1_000_000);
  });
});

describe('a worker that fails', () => {
  const half = Math.floor(statSync(pcapFile).size / 2);
  const dying = (after: number): string => `
    import { parentPort } from 'node:worker_threads';
    const post = parentPort.postMessage.bind(parentPort);
    let said = 0;
    parentPort.postMessage = (...what) => {
      if (said++ === ${after}) throw new Error('dead');
      post(...what);
    };
    await import('./part-worker.mjs');`;

  it.each([
    ['is not there', null],
    ['is no program', 'import nothing from;'],
    ['ends without a word', ''],
    ['leaves at once', 'process.exit(3);'],
    ['dies before it says where it begins', dying(0)],
    ['dies before its first piece', dying(1)],
    ['dies after its first piece', dying(2)],
    ['dies after its third piece', dying(4)],
  ])('costs no frame: one that %s', async (_name, code) => {
    const worker = code === null ? path(folder, 'nowhere.mjs') : store('dying.mjs', code);
    const { text, parts } = await read(pcapFile, half, pathToFileURL(worker));
    expect(parts).toHaveLength(1);
    expect(text === (await read(pcapFile, null)).text).toBe(true);
  });
});

describe('a part', () => {
  const requestOf = (file: string, identity?: string): PartRequest => {
    const { dev, ino } = statSync(file);
    return { path: file, identity: identity ?? `${dev}:${ino}`, cut: 100, head: 24, originSec: 0, tunnels: false, densest: 1 };
  };

  it('does not pile up what nobody takes', async () => {
    const part = new WorkerPart(program, requestOf(controlFile));
    expect(await part.start).toBe(24 + 516);
    let taken = 0;
    let most = 0;
    for (let piece = await part.next(); piece !== null; piece = await part.next()) {
      taken += piece.octets.length;
      most = Math.max(most, part.octets - taken);
    }
    expect(taken).toBe(statSync(controlFile).size - 24 - 516);
    expect(most).toBeLessThan(6 * 1024 * 1024);
  });

  it('is not read from another file of the same name', async () => {
    const part = new WorkerPart(program, requestOf(pcapFile, '1:1'));
    expect(await part.start).toBeNull();
    expect(await part.next()).toBeNull();
  });

  it('that is stopped says so to whoever waits', async () => {
    const part = new WorkerPart(program, requestOf(controlFile));
    const start = part.start;
    const next = part.next();
    part.stop();
    expect([await start, await next]).toEqual([null, null]);
  });
});

describe('a source that is closed', () => {
  it('ends while the other thread reads', async () => {
    const source = openSource([controlFile], new Timebase(), { split: { ...twoThreads(program), cut: () => 1_000_000, densest: 1 } });
    while (source.frames < 5000) expect(await source.read()).not.toBeNull();
    await source.close();
    while ((await source.read()) !== null);
    expect(source.frames).toBeLessThan(40_000);
  });
});

describe('the program', () => {
  it('cuts large files only', () => {
    const { cut } = twoThreads(program);
    expect(cut(100e6)).toBeNull();
    expect(cut(1e9)).toBeGreaterThan(0.3e9);
    expect(cut(1e9)).toBeLessThan(0.7e9);
  });
});
