import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSource } from '../../src/capture/open.js';
import { Timebase } from '../../src/model/timebase.js';
import { BIG, ipv4, lldp, pcap } from './capture-bytes.js';
import { drain, marksOf } from './read-octets.js';

const NS = 0xa1b23c4d;
const folder = mkdtempSync(path(tmpdir(), 'evbscope-'));
const program = path(folder, 'read.mjs');
const capture = path(folder, 'x.pcap');
const octets = pcap(BIG, NS, [
  { sec: 1, data: lldp(1) },
  { sec: 2, data: ipv4() },
  { sec: 3, data: lldp(2) },
  { sec: 4, data: ipv4() },
]);
const BORDER = 24 + 36;

/** Reads its arguments and prints each item as a line of JSON as soon as it comes, then the problems. */
const READ = `
import { openSource } from './src/capture/open.js';
import { Timebase } from './src/model/timebase.js';
const source = openSource(process.argv.slice(2), new Timebase());
for (let batch = await source.read(); batch !== null; batch = await source.read()) {
  for (const item of batch) console.log(JSON.stringify({ ...item, offset: undefined }));
}
console.log(JSON.stringify([source.frames, source.problems.map(({ message }) => message)]));
`;

beforeAll(() => {
  const stdin = { contents: READ, resolveDir: process.cwd(), loader: 'ts' } as const;
  buildSync({ stdin, bundle: true, platform: 'node', format: 'esm', outfile: program, logLevel: 'error' });
  writeFileSync(capture, octets);
});
afterAll(() => rmSync(folder, { recursive: true }));

function start(args: readonly string[], stdin: 'pipe' | number): ChildProcess {
  return spawn(process.execPath, [program, ...args], { stdio: [stdin, 'pipe', 'inherit'] });
}

function outputOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.on('close', () => resolve(text));
  });
}

function send(child: ChildProcess, data: Uint8Array): Promise<string> {
  const output = outputOf(child);
  child.stdin?.end(data);
  return output;
}

describe('standard input', () => {
  it('gives the same from a file, a pipe and gzip as the named file', async () => {
    const named = await outputOf(start([capture], 'pipe'));
    expect(named.trim().split('\n')).toHaveLength(5);
    expect(named).toContain('[4,[]]');
    expect(await outputOf(start(['-'], openSync(capture, 'r')))).toBe(named);
    for (const name of ['-', '/dev/stdin', '/dev/fd/0']) expect(await send(start([name], 'pipe'), octets)).toBe(named);
    expect(await send(start(['-'], 'pipe'), gzipSync(octets))).toBe(named);
  });

  it('gives frames as they come', async () => {
    const child = start(['-'], 'pipe');
    const first = new Promise<string>((resolve) => {
      child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    });
    const output = outputOf(child);
    child.stdin?.write(octets.slice(0, BORDER + 5));
    expect(JSON.parse(await first)).toMatchObject({ kind: 'frame', no: 1 });
    child.stdin?.end(octets.slice(BORDER + 5));
    expect(await output).toContain('[4,[]]');
  });

  it('is named in its problems, and not read twice', async () => {
    const cut = await send(start(['-'], 'pipe'), octets.slice(0, BORDER + 5));
    expect(cut).toContain('standard input: damaged at offset 60: the record header wants 16 octets, 5 are left');
    const twice = await send(start(['-', '/dev/stdin'], 'pipe'), octets);
    expect(twice).toContain('[4,["/dev/stdin: cannot be read (standard input was given twice)');
    expect(await send(start(['-'], 'pipe'), new Uint8Array(0))).toContain('standard input: not a capture file (empty)');
  });
});

describe('a fifo', () => {
  it('is read as its writer sends, also when it opens later', async () => {
    const fifo = path(folder, 'fifo');
    execFileSync('mkfifo', [fifo]);
    const timebase = new Timebase();
    const source = openSource([fifo], timebase);
    const first = source.read();
    const writer = createWriteStream(fifo);
    writer.write(octets.slice(0, BORDER));
    expect(await first).toMatchObject([{ kind: 'frame', no: 1 }]);
    writer.end(octets.slice(BORDER));
    const rest = await drain(source, timebase);
    expect([marksOf(rest), rest.frames, rest.problems]).toEqual([[2], 4, []]);
    await source.close();
  });

  it('that stays silent does not hold up closing', async () => {
    const fifo = path(folder, 'silent');
    execFileSync('mkfifo', [fifo]);
    const source = openSource([fifo], new Timebase());
    const pending = source.read();
    await source.close();
    expect(await pending).toBeNull();
  });
});
