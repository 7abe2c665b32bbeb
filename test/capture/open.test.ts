import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { openSource } from '../../src/capture/open.js';
import { Timebase } from '../../src/model/timebase.js';
import { BIG, hex, ipv4, join, lldp, pcap } from './capture-bytes.js';
import { drain, framesOf, marksOf, type ReadResult } from './read-octets.js';

const US = 0xa1b2c3d4;
const SUPPORTED = 'supported: pcap, pcapng, gzip';
const folder = mkdtempSync(path(tmpdir(), 'evbscope-'));
afterAll(() => rmSync(folder, { recursive: true }));

function store(name: string, octets: Uint8Array): string {
  writeFileSync(path(folder, name), octets);
  return path(folder, name);
}

async function read(...files: string[]): Promise<ReadResult> {
  const timebase = new Timebase();
  return drain(openSource(files, timebase), timebase);
}

const SMALL = pcap(BIG, US, [{ sec: 1, data: lldp(1) }, { sec: 2, data: ipv4() }, { sec: 3, data: lldp(2) }]);

describe('what is no capture is told in one sentence', () => {
  const text = (value: string): Uint8Array => new TextEncoder().encode(value);

  it.each([
    ['text', text('Feb 11 lldpad started\n'), 'looks like text'],
    ['text that is cut inside a character', text('Überwachung äöü'), 'looks like text'],
    ['two letters', text('ab'), 'looks like text'],
    ['JSON', text(' {"v":1}\n'), 'looks like JSON'],
    ['a JSON list', text('[{"a":1}]'), 'looks like JSON'],
    ['HTML', text('<!DOCTYPE html>'), 'looks like XML or HTML'],
    ['ELF', hex('7f454c46020101000000000000000000'), 'looks like an ELF program'],
    ['zip', hex('504b0304140000000800'), 'looks like a zip archive'],
    ['nothing', hex(''), 'empty'],
    ['noise', hex('8e53b0c2 00000000'), 'unknown data, begins with 8e53b0c2'],
    ['text inside gzip', gzipSync('plain text'), 'looks like text after inflating'],
    ['nothing inside gzip', gzipSync(''), 'empty after inflating'],
    ['gzip inside gzip', gzipSync(gzipSync(SMALL)), 'gzip inside gzip after inflating'],
  ])('%s', async (_name, octets, found) => {
    const file = store('other.pcap', octets);
    expect((await read(file)).problems).toEqual([
      { file, offset: null, kind: 'unreadable', message: `${file}: not a capture file (${found}); ${SUPPORTED}` },
    ]);
  });

  it('a directory', async () => {
    const message = `${folder}: not a capture file (a directory); ${SUPPORTED}`;
    expect(await read(folder)).toMatchObject({ items: [], frames: 0, problems: [{ file: folder, message }] });
  });

  it('a missing file', async () => {
    const file = path(folder, 'missing.pcap');
    const message = `${file}: cannot be read (no such file); ${SUPPORTED}`;
    expect((await read(file)).problems).toEqual([{ file, offset: null, kind: 'unreadable', message }]);
  });

  it.skipIf(process.getuid?.() === 0)('a file without permission', async () => {
    const file = store('secret.pcap', SMALL);
    chmodSync(file, 0);
    expect((await read(file)).problems[0]?.message).toBe(`${file}: cannot be read (permission denied); ${SUPPORTED}`);
  });

  it('beside files that are read all the same', async () => {
    const good = store('good.pcap', SMALL);
    const result = await read(path(folder, 'missing.pcap'), store('notes.txt', text('notes')), good, folder);
    expect(marksOf(result)).toEqual([1, 2]);
    expect(result.problems).toHaveLength(3);
    expect(framesOf(result)[0]?.point.file).toBe(good);
  });

  it('no input at all is an empty source', async () => {
    expect(await read()).toMatchObject({ items: [], frames: 0, problems: [] });
  });
});

describe('gzip', () => {
  it('is told by its magic number, not by its name', async () => {
    const plain = await read(store('small.pcap.gz', SMALL));
    expect(plain).toMatchObject({ frames: 3, problems: [] });
    const zipped = await read(store('small.pcap', gzipSync(SMALL)));
    expect(framesOf(zipped).map(({ offset }) => offset)).toEqual([null, null]);
    expect(zipped).toEqual({ ...plain, items: plain.items.map((item) => (item.kind === 'frame' ? { ...item, offset: null } : item)) });
  });

  it('may be followed by padding', async () => {
    expect(await read(store('padded.gz', join(gzipSync(SMALL), new Uint8Array(512))))).toMatchObject({
      frames: 3,
      problems: [],
    });
  });

  it('cut anywhere gives what could be inflated and one problem', async () => {
    const zipped = new Uint8Array(gzipSync(SMALL, { level: 0 }));
    for (let length = 1; length < zipped.length; length++) {
      const file = store('cut.gz', zipped.slice(0, length));
      const { problems, frames } = await read(file);
      // Uncompressed, a gzip stream carries the capture's octets from offset 15 on: 24 of header, then 36 a frame.
      expect(frames, `cut at ${length}`).toBe(Math.min(3, Math.max(0, Math.floor((length - 15 - 24) / 36))));
      const inflated = Math.min(SMALL.length, Math.max(0, length - 15));
      const found = length === 1 ? 'damaged at offset 0: the magic number wants 4 octets, 1 are there' :
        `damaged at offset ${inflated} of the inflated stream: the gzip stream wants more octets, the file ends`;
      expect(problems, `cut at ${length}`).toMatchObject([{ file, kind: 'damaged', message: `${file}: ${found}` }]);
    }
  });

  it.each([
    ['small', 3],
    ['larger than what is kept of the stream', 40_000],
  ])('with a wrong checksum gives all its frames: %s', async (_name, count) => {
    const records = Array.from({ length: count }, (_, sec) => ({ sec, frac: (sec * 7919) % 1e6, data: lldp(sec) }));
    const octets = pcap(BIG, US, records);
    const zipped = new Uint8Array(gzipSync(octets));
    zipped.set([(zipped.at(-6) ?? 0) ^ 1], zipped.length - 6);
    const { problems, frames } = await read(store('sum.gz', zipped));
    expect(frames).toBe(count);
    expect(problems).toMatchObject([{ kind: 'damaged', offset: octets.length }]);
    expect(problems[0]?.message).toContain('the gzip stream wants sound data, it has an incorrect data check');
  });

  it('with damage in its middle gives the octets before it', async () => {
    const broken = join(gzipSync(SMALL), hex('1f8b08ff'));
    const problems = [{ kind: 'damaged', offset: SMALL.length }];
    expect(await read(store('broken.gz', broken))).toMatchObject({ frames: 3, problems });
    // Block type 3 does not exist; the stored block before it is whole.
    const stored = new Uint8Array(gzipSync(SMALL.slice(0, 60), { level: 0 }));
    const bad = join(stored.slice(0, 10), hex('00'), stored.slice(11, -8), hex('06'), new Uint8Array(64));
    const result = await read(store('bad.gz', bad));
    expect([marksOf(result), result.problems.length, result.problems[0]?.offset]).toEqual([[1], 1, 60]);
  });
});

describe('a source', () => {
  it('is read while others get their turn, and ends when it is closed', async () => {
    const file = store('long.pcap', pcap(BIG, US, Array.from({ length: 30_000 }, () => ({ data: lldp(1) }))));
    const source = openSource([file], new Timebase());
    expect(await source.read()).not.toBeNull();
    expect(source.controlFrames).toBeLessThan(30_000);
    await source.close();
    while ((await source.read()) !== null);
    expect(source.frames).toBeLessThan(30_000);
    await source.close();
  });

  it('with one input does not name the file, so that file, pipe and gzip give the same', async () => {
    const [only] = framesOf(await read(store('one.pcap', SMALL)));
    expect(only?.point).toEqual({ id: 0, name: null, linkType: 1, file: null });
  });
});

describe('progress', () => {
  it.each([
    ['a file', [SMALL], SMALL.length],
    ['gzip, in its own octets', [gzipSync(SMALL)], gzipSync(SMALL).length],
    ['several files', [SMALL, SMALL, hex('41')], 2 * SMALL.length + 1],
  ])('of %s', async (_name, contents, total) => {
    const timebase = new Timebase();
    const source = openSource(contents.map((octets, index) => store(`progress${index}`, octets)), timebase);
    expect(source.progress).toEqual({ octets: 0, total });
    await drain(source, timebase);
    expect(source.progress).toEqual({ octets: total, total });
  });

  it('has no total where something else than a file is read', async () => {
    const timebase = new Timebase();
    const source = openSource(['/dev/null', store('progress', SMALL)], timebase);
    await drain(source, timebase);
    expect(source.progress).toEqual({ octets: SMALL.length, total: null });
  });
});
