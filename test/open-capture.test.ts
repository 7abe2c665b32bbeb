import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { DISSECTORS } from '../dissectors/index.js';
import { CHUNK } from '../src/capture/chunk-ring.js';
import { openSource } from '../src/capture/open.js';
import { Engine } from '../src/dissect/engine.js';
import type { FrameRow } from '../src/model/analysis.js';
import type { Frame } from '../src/model/frame.js';
import { Timebase } from '../src/model/timebase.js';
import { openCapture, type Capture, type CaptureOptions } from '../src/open-capture.js';
import { BLOCK_ROWS } from '../src/store/row-block.js';
import { BIG, lldp, pcap, type PcapRecord } from './capture/capture-bytes.js';
import { mirrored, recording } from './track/recording.js';

const root = fileURLToPath(new URL('../fixtures/captures', import.meta.url));
const captures = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.pcap(ng)?$/.test(name)).sort();
const folder = mkdtempSync(join(tmpdir(), 'evbscope-'));
afterAll(() => rmSync(folder, { recursive: true }));
const engine = new Engine(DISSECTORS);

function store(name: string, octets: Uint8Array): string {
  writeFileSync(join(folder, name), octets);
  return join(folder, name);
}

/** The control frames as they are read, without a store. */
async function framesOf(files: readonly string[]): Promise<Frame[]> {
  const source = openSource(files, new Timebase());
  const frames: Frame[] = [];
  for (let batch = await source.read(); batch !== null; batch = await source.read()) {
    for (const item of batch) if (item.kind === 'frame') frames.push({ ...item, data: item.data.slice() });
  }
  return frames;
}

async function readAll(files: readonly string[], options: CaptureOptions = {}): Promise<Capture> {
  const capture = openCapture(files, options);
  while (await capture.read());
  return capture;
}

const equals = (octets: unknown, expected: Uint8Array): boolean => octets instanceof Uint8Array && Buffer.from(octets).equals(expected);

/** Expects a row, with the octets as they were read, for each frame from `first` on; `isSpooled` where they cannot be read again at their place. */
function expectSame({ frames: rows }: Capture, frames: readonly Frame[], isSpooled: boolean): void {
  expect([rows.first, rows.end, rows.dropped()]).toEqual([0, frames.length, {}]);
  for (const [id, { data, ...frame }] of frames.entries()) {
    const { no, timeNs, point, origLen, direction } = frame;
    const offset = isSpooled ? null : frame.offset;
    expect(rows.row(id)).toMatchObject({ id, no, timeNs, point, origLen, direction, offset, captured: data.length });
    expect(rows.idOf(no)).toBe(id);
    expect(equals(rows.octets(id), data), `octets of frame ${no}`).toBe(true);
  }
}

describe.each(captures)('%s', (name) => {
  const file = join(root, name);

  it('has the octets of every control frame as they were read, from a file, gzip and a stream', async () => {
    const frames = await framesOf([file]);
    expect(frames.length).toBeGreaterThan(0);
    const octets = readFileSync(file);
    const plain = await readAll([file]);
    expectSame(plain, frames, false);
    await plain.close();
    const zipped = await readAll([store('zipped', gzipSync(octets))]);
    expectSame(zipped, frames, true);
    await zipped.close();
    const fifo = join(folder, 'fifo');
    execFileSync('mkfifo', [fifo]);
    createWriteStream(fifo).end(octets);
    const streamed = await readAll([fifo]);
    rmSync(fifo);
    expectSame(streamed, frames, true);
    expect(streamed.analysis.lives()).toEqual(plain.analysis.lives());
    await streamed.close();
  });
});

describe('several captures', () => {
  const pairs = [...new Set(captures.map((name) => dirname(name)))].filter((name) => name !== '.');
  const pair = pairs.find((name) => name.startsWith('mix-many'))!;
  const files = ['station.pcap', 'bridge.pcap'].map((name) => join(root, pair, name));

  it('have the octets of each frame in its own file', async () => {
    const frames = await framesOf(files);
    expect(new Set(frames.map(({ point }) => point.file))).toEqual(new Set(files));
    const merged = await readAll(files);
    expectSame(merged, frames, false);
    await merged.close();
  });

  it('may be plain and inside gzip', async () => {
    const mixed = [files[0]!, store('bridge.gz', gzipSync(readFileSync(files[1]!)))];
    const frames = await framesOf(mixed);
    const merged = await readAll(mixed);
    expectSame(merged, frames, false);
    expect(new Set(frames.map(({ offset, point }) => `${basename(point.file!)} ${offset === null}`))).toEqual(new Set(['station.pcap false', 'bridge.gz true']));
    await merged.close();
  });
});

describe('a frame of the store', () => {
  it('is decoded as the pipeline decoded it, and has its tree', async () => {
    const seen: FrameRow[] = [];
    const trees: string[] = [];
    const capture = await readAll([join(root, 'demo.pcapng')], {
      onFrame: (row) => {
        if (row.frame.no % 5 !== 0) return;
        seen.push({ ...row, frame: { ...row.frame, data: row.frame.data.slice() } });
        trees.push(JSON.stringify(engine.tree(row.frame)));
      },
    });
    expect(seen.length).toBeGreaterThan(100);
    for (const [i, { frame, decoded, channel }] of seen.entries()) {
      const id = capture.frames.idOf(frame.no)!;
      const again = capture.frames.decode(id)!;
      expect(again.frame).toEqual(frame);
      expect([again.channel, again.link]).toEqual([channel, capture.frames.row(id)!.link]);
      expect(JSON.stringify(again.decoded)).toBe(JSON.stringify(decoded));
      expect(JSON.stringify(capture.frames.tree(id))).toBe(trees[i]);
    }
    await capture.close();
  });

  it('that was mirrored is kept with what it travelled in, where tunnels are looked into', async () => {
    const sent = (await recording('vdp22-110/station.pcap')).slice(0, 40).map((frame) => mirrored(frame, 5).data);
    const file = store('mirrored', pcap(BIG, 0xa1b23c4d, sent.map((data, i) => ({ sec: i, data }))));
    const off = await readAll([file]);
    expect([off.source.frames, off.frames.end]).toEqual([40, 0]);
    const { frames } = await readAll([file], { tunnels: true });
    expect(frames.end).toBe(40);
    expect(sent.every((data, id) => equals(frames.octets(id), data))).toBe(true);
    expect(frames.row(0)).toMatchObject({ point: { name: null }, link: 'erspan5@192.0.2.1', kind: 'lldp evb' });
    expect(frames.decode(0)!.decoded.layers.filter(({ name }) => name === 'eth')).toHaveLength(2);
  });

  it('is there as soon as it was read', async () => {
    const octets = pcap(BIG, 0xa1b23c4d, [{ sec: 1, data: lldp(1) }, { sec: 2, data: lldp(2, 90) }]);
    const fifo = join(folder, 'growing');
    execFileSync('mkfifo', [fifo]);
    const capture = openCapture([fifo]);
    const writer = createWriteStream(fifo);
    writer.write(octets.slice(0, 24 + 36));
    while (capture.frames.end === 0) expect(await capture.read()).toBe(true);
    expect([capture.frames.end, equals(capture.frames.octets(0), lldp(1))]).toEqual([1, true]);
    writer.end(octets.slice(24 + 36));
    while (await capture.read());
    expect(await capture.read()).toBe(false);
    expect([capture.frames.end, equals(capture.frames.octets(1), lldp(2, 90))]).toEqual([2, true]);
    await capture.close();
  });
});

function records(count: number, length: number): PcapRecord[] {
  return Array.from({ length: count }, (_, i) => ({ sec: 1 + i, data: lldp(i & 0xff, length + (i % 50)) }));
}

describe('what is gone', () => {
  it('is told of a frame whose octets the spool has no room for; its row stays', async () => {
    const sent = records(2000, 1000);
    const capture = await readAll([store('long.gz', gzipSync(pcap(BIG, 0xa1b23c4d, sent)))], { spool: { folder, maxOctets: 2 * CHUNK } });
    const { frames } = capture;
    const gone = sent.findIndex((_, id) => frames.octets(id) !== 'overwritten');
    expect(gone).toBeGreaterThan(1000);
    expect(gone).toBeLessThan(1600);
    expect([frames.first, frames.end]).toEqual([0, 2000]);
    expect(sent.findIndex(({ data }, id) => (id < gone ? frames.octets(id) !== 'overwritten' : !equals(frames.octets(id), data)))).toBe(-1);
    expect(frames.row(gone - 1)).toMatchObject({ no: gone, kind: 'lldp', captured: sent[gone - 1]!.data.length });
    expect([frames.decode(gone - 1), frames.tree(gone - 1)]).toEqual([null, null]);
    expect([frames.decode(gone)?.frame.no, frames.tree(gone)?.[0]?.name]).toEqual([gone + 1, 'eth']);
    await capture.close();
  });

  it('is counted of rows that there is no room for', async () => {
    const sent = records(3 * BLOCK_ROWS + 10, 20);
    const capture = await readAll([store('many', pcap(BIG, 0xa1b23c4d, sent))], { maxRows: 2 * BLOCK_ROWS });
    const { frames } = capture;
    const first = 2 * BLOCK_ROWS;
    expect([frames.first, frames.end, frames.dropped()]).toEqual([first, sent.length, { rows: first }]);
    expect([frames.row(first - 1), frames.octets(first - 1), frames.decode(first - 1), frames.idOf(first)]).toEqual([null, 'overwritten', null, null]);
    expect([frames.row(first)!.no, frames.idOf(first + 1), equals(frames.octets(first), sent[first]!.data)]).toEqual([first + 1, first, true]);
    await capture.close();
  });
});

describe('a file that is not what it was', () => {
  const sent = records(3, 40);
  const octets = pcap(BIG, 0xa1b23c4d, sent);
  const lastAt = octets.length - sent[2]!.data.length;

  /** What the three frames give after something happened to the file that they were read from. */
  async function after(happens: (file: string) => void): Promise<(string | boolean)[]> {
    const file = store('changing', octets);
    const capture = await readAll([file]);
    happens(file);
    const read = sent.map(({ data }, id) => {
      const got = capture.frames.octets(id);
      return typeof got === 'string' ? got : equals(got, data);
    });
    await capture.close();
    rmSync(file, { force: true });
    return read;
  }

  it.each([
    ['cut', octets.slice(0, -1), [true, true, 'changed']],
    ['changed in one octet of a frame', octets.with(lastAt + 5, 0x77), [true, true, 'changed']],
    ['emptied', new Uint8Array(0), ['changed', 'changed', 'changed']],
    ['written on', new Uint8Array([...octets, ...octets]), [true, true, true]],
    ['written anew as it was', octets, [true, true, true]],
  ])('was %s', async (_name, now, expected) => {
    expect(await after((file) => writeFileSync(file, now))).toEqual(expected);
  });

  it('was removed, or has become a fifo that nobody writes to', async () => {
    expect(await after((file) => rmSync(file))).toEqual(['unreadable', 'unreadable', 'unreadable']);
    const replace = (file: string): void => {
      rmSync(file);
      execFileSync('mkfifo', [file]);
    };
    expect(await after(replace)).toEqual(['unreadable', 'unreadable', 'unreadable']);
  });

  it('was replaced after something had been read again: what it was is still open', async () => {
    const file = store('replaced', octets);
    const capture = await readAll([file]);
    capture.frames.octets(0);
    rmSync(file);
    store('replaced', new Uint8Array(7));
    expect(sent.every(({ data }, id) => equals(capture.frames.octets(id), data))).toBe(true);
    await capture.close();
    expect(capture.frames.row(0)).toMatchObject({ no: 1 });
  });
});

it('reads no more files at a time than it must, and all of them', async () => {
  const files = Array.from({ length: 40 }, (_, i) => store(`file${i}`, pcap(BIG, 0xa1b23c4d, [{ sec: i, data: lldp(i) }])));
  const capture = await readAll(files);
  const open = (): number => readdirSync('/proc/self/fd').length;
  const before = process.platform === 'linux' ? open() : 0;
  for (let turn = 0; turn < 2; turn++) files.forEach((_, i) => expect(equals(capture.frames.octets(i), lldp(i))).toBe(true));
  if (process.platform === 'linux') expect(open() - before).toBe(16);
  await capture.close();
  if (process.platform === 'linux') expect(open()).toBe(before);
});
