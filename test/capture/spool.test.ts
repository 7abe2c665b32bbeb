import { mkdtempSync, readdirSync, readlinkSync, rmSync, statSync } from 'node:fs';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { CHUNK } from '../../src/capture/chunk-ring.js';
import { Spool } from '../../src/capture/spool.js';

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  return { ...real, writeSync: vi.fn(real.writeSync), unlinkSync: vi.fn(real.unlinkSync) };
});

const folder = mkdtempSync(join(tmpdir(), 'evbscope-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  vi.mocked(fs.writeSync).mockReset();
  vi.mocked(fs.unlinkSync).mockReset();
});

/** `length` octets that tell which record they are, and where in it. */
function record(number: number, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (number * 131 + i * 7) & 0xff);
}

/** Puts records until the spool has taken `octets`; their positions and lengths. */
function fill(spool: Spool, octets: number): { readonly position: number; readonly length: number }[] {
  const records: { readonly position: number; readonly length: number }[] = [];
  while (spool.end < octets) {
    const length = 60 + ((records.length * 977) % 9000);
    records.push({ position: spool.put(record(records.length, length)), length });
  }
  return records;
}

/** Expects of every record what was put, or nothing at all, from the first one of which nothing was taken; gives the number of those that are gone. */
function expectLatest(spool: Spool, records: ReturnType<typeof fill>): number {
  const read = records.map(({ position, length }) => spool.read(position, length));
  const gone = read.findIndex((octets) => octets !== null);
  const isRight = (octets: Uint8Array | null, i: number): boolean => (i < gone ? octets === null : octets !== null && Buffer.from(octets).equals(record(i, records[i]!.length)));
  expect(read.findIndex((octets, i) => !isRight(octets, i))).toBe(-1);
  return gone;
}

/** Makes writing fail as on a full disk, from this octet of the file on. */
function fullFrom(limit: number): void {
  vi.mocked(fs.writeSync).mockImplementation(((fd: number, octets: Uint8Array, at: number, length: number, position: number) => {
    if (position + length > limit) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    return actual.writeSync(fd, octets, at, length, position);
  }) as typeof fs.writeSync);
}
const actual = await vi.importActual<typeof fs>('node:fs');

describe('the spool', () => {
  it('gives back what was put, from the file and from the chunk that is being filled', () => {
    const spool = new Spool({ folder });
    const records = fill(spool, 5.5 * CHUNK);
    expect(expectLatest(spool, records)).toBe(0);
    spool.close();
  });

  it('needs no file for a little', () => {
    const spool = new Spool({ folder: join(folder, 'missing'), maxMemoryOctets: 0 });
    expect(expectLatest(spool, fill(spool, 0.9 * CHUNK))).toBe(0);
    spool.close();
  });

  it('keeps the latest octets, and says of the others that they are gone', () => {
    const spool = new Spool({ folder, maxOctets: 4 * CHUNK });
    const records = fill(spool, 11.3 * CHUNK);
    const gone = expectLatest(spool, records);
    expect(spool.start).toBe(7 * CHUNK);
    expect(records[gone - 1]!.position).toBeLessThan(spool.start);
    expect(records[gone]!.position).toBeGreaterThanOrEqual(spool.start);
    spool.close();
  });

  it('gives nothing that was never put, and nothing once it is closed', () => {
    const spool = new Spool({ folder });
    const [first] = fill(spool, 3 * CHUNK);
    expect(spool.read(spool.end - 10, 11)).toBeNull();
    spool.close();
    expect(spool.read(first!.position, first!.length)).toBeNull();
  });

  it('has a frame of the largest size in the smallest ring', () => {
    const spool = new Spool({ folder, maxOctets: 1 });
    for (let i = 0; i < 7; i++) {
      spool.put(record(i, 100 + i));
      const position = spool.put(record(50 + i, CHUNK));
      expect(Buffer.from(spool.read(position, CHUNK)!).equals(record(50 + i, CHUNK))).toBe(true);
    }
    spool.close();
  });

  it.runIf(process.platform === 'linux')('has a file without a name, of the size that was allowed', () => {
    const spool = new Spool({ folder, maxOctets: 4 * CHUNK });
    fill(spool, 9 * CHUNK);
    expect(readdirSync(folder)).toEqual([]);
    const mine = (): string[] => readdirSync('/proc/self/fd').filter((fd) => linkOf(fd).startsWith(folder));
    expect(mine().map((fd) => statSync(`/proc/self/fd/${fd}`).size)).toEqual([4 * CHUNK]);
    spool.close();
    expect(mine()).toEqual([]);
  });
});

function linkOf(fd: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return '';
  }
}

describe('a spool without its file', () => {
  it('keeps fewer octets in memory where no file can be made', () => {
    const spool = new Spool({ folder: join(folder, 'missing'), maxMemoryOctets: 3 * CHUNK });
    const records = fill(spool, 8.2 * CHUNK);
    expect(expectLatest(spool, records)).toBeGreaterThan(0);
    expect(spool.start).toBe(5 * CHUNK);
    spool.close();
  });

  it('makes do with what there is of it when the disk is full', () => {
    fullFrom(3 * CHUNK);
    const spool = new Spool({ folder, maxOctets: 100 * CHUNK });
    const records = fill(spool, 7.5 * CHUNK);
    expectLatest(spool, records);
    expect(spool.start).toBe(4 * CHUNK);
    spool.close();
  });

  it('goes on in memory when the file cannot be written any more', () => {
    fullFrom(0);
    const spool = new Spool({ folder, maxMemoryOctets: 2 * CHUNK });
    const records = fill(spool, 4.5 * CHUNK);
    expectLatest(spool, records);
    expect(spool.start).toBe(2 * CHUNK);
    spool.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is removed in the end where an open file keeps its name', () => {
    vi.mocked(fs.unlinkSync).mockImplementationOnce(() => {
      throw Object.assign(new Error('busy'), { code: 'EBUSY' });
    });
    const spool = new Spool({ folder });
    expect(expectLatest(spool, fill(spool, 2.5 * CHUNK))).toBe(0);
    expect(readdirSync(folder)).toHaveLength(1);
    spool.close();
    expect(readdirSync(folder)).toEqual([]);
  });
});
