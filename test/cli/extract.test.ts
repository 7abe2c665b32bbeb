import { existsSync, linkSync, openSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';
import { PcapngWriter } from '../../src/capture/write.js';
import { goldenHex } from '../dissectors/frame-file.js';
import { FakeHost } from './fake-host.js';
import { environment, MAIN, program } from './program.js';
import { Folder, story, STORY_FRAMES } from './story.js';

const DEMO = new URL('../../fixtures/captures/demo.pcapng', import.meta.url).pathname;
const FIXTURES = new URL('../../fixtures/captures/', import.meta.url).pathname;
const UPLINK = `${FIXTURES}vdp22-104/`;
const golden = goldenHex();
const folder = new Folder();
afterAll(() => folder.remove());
const out = join(folder.path, 'out.pcapng');
const linked = join(folder.path, 'linked.pcapng');
const input = folder.write('story.pcapng', story());
beforeEach(() => {
  folder.drop('out.pcapng');
});

/** What a command says of captures, without what a copy cannot keep: numbers of frames, and the file. */
function said(args: readonly string[], files: readonly string[]): string[] {
  const { status, stdout, stderr } = program([...args, ...files]);
  expect([status, stderr]).toEqual([0, '']);
  return stdout.trimEnd().split('\n').map((line) => JSON.stringify(JSON.parse(line, (key, value: unknown) => (['frames', 'frame', 'file'].includes(key) ? undefined : value))));
}

/** A little-endian pcap file without the records of its first half. */
function secondHalf(octets: Buffer): Buffer {
  let at = 24;
  while (at < octets.length / 2) at += 16 + octets.readUInt32LE(at + 8);
  return Buffer.concat([octets.subarray(0, 24), octets.subarray(at)]);
}

describe('a copy', () => {
  it.each([
    ['of one capture', [DEMO]],
    ['of two', [`${UPLINK}station.pcap`, `${UPLINK}bridge.pcap`]],
  ])('%s tells what the original tells', (_, files) => {
    const { status, stderr } = program(['extract', '-w', out, ...files]);
    expect([status, stderr]).toEqual([0, expect.stringMatching(/^evbscope: copied [\d,]+ of [\d,]+ frames, [\d.]+ kB\n$/)]);
    for (const args of [['check', '--json', '--all', '--fail-on', 'never'], ['vsis', '--json'], ['stats', '--json'], ['print', '-T', 'jsonl']]) expect(said(args, [out])).toEqual(said(args, files));
  });

  it('of two, of which the second began in the middle of things, takes nobody to task for what was before', () => {
    const files = [`${FIXTURES}vdp22-100/station.pcap`, folder.write('late.pcap', secondHalf(readFileSync(`${FIXTURES}mix-fast-ka/station.pcap`)))];
    program(['extract', '-w', out, ...files]);
    const findings = ['check', '--json', '--all', '--fail-on', 'never'];
    expect(said(findings, [out])).toEqual(said(findings, files));
  });

  it('is the same from a pipe, from gzip, and on standard output', () => {
    program(['extract', '-q', '-w', out, DEMO]);
    const whole = readFileSync(out);
    const zipped = folder.write('demo.gz', gzipSync(readFileSync(DEMO)));
    for (const [args, stdin] of [[['-'], readFileSync(DEMO)], [[zipped], undefined], [['-r', '-'], readFileSync(zipped)]] as const) {
      const { status, stdout } = spawnSync(process.execPath, [MAIN, 'extract', '-q', '-w', '-', ...args], { input: stdin, env: environment() });
      expect([status, stdout.equals(whole)]).toEqual([0, true]);
    }
  });

  it('says how much it is, unless -q', () => {
    expect(program(['extract', '-w', out, input]).stderr).toBe(`evbscope: copied ${STORY_FRAMES} of ${STORY_FRAMES} frames, ${(readFileSync(out).length / 1000).toFixed(2)} kB\n`);
    expect(program(['extract', '-q', '--force', '-w', out, input]).stderr).toBe('');
  });

  it('of a range has what is in it', () => {
    program(['extract', '-w', out, '--from', '2s', '--to', '3s', input]);
    expect(program(['print', out]).stdout.split('\n')).toHaveLength(4 + 1);
  });

  it('of a damaged capture has what could be read', () => {
    const cut = folder.write('cut.pcapng', story().subarray(0, -10));
    const { status, stderr } = program(['extract', '-w', out, cut]);
    expect([status, stderr]).toEqual([3, expect.stringMatching(new RegExp(`cut.pcapng: damaged at offset .*\nevbscope: copied ${STORY_FRAMES - 1} of ${STORY_FRAMES - 1} frames`))]);
    expect(program(['print', out])).toMatchObject({ status: 0, stderr: '' });
  });

  it('of nothing that can be read is none', () => {
    const missing = join(folder.path, 'missing.pcap');
    expect(program(['extract', '-w', out, missing])).toMatchObject({ status: 3, stderr: expect.stringContaining('no such file') as string });
    expect(existsSync(out)).toBe(false);
  });
});

it('what came through a pipe is there at once, and after Ctrl-C', async () => {
  const child = spawn(process.execPath, [MAIN, 'extract', '-w', out, '-'], { env: environment(), stdio: ['pipe', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (told: string) => (stderr += told));
  child.stdin.write(story());
  while (!existsSync(out) || readFileSync(out).length < story().length) await setTimeout(20);
  child.kill('SIGINT');
  const [status] = (await once(child, 'close')) as [number];
  expect([status, stderr]).toEqual([130, expect.stringMatching(new RegExp(`^evbscope: copied ${STORY_FRAMES} of ${STORY_FRAMES} frames`))]);
  expect(readFileSync(out)).toEqual(Buffer.from(story()));
});

describe('what is there already', () => {
  it('stays, unless --force', () => {
    writeFileSync(out, 'precious');
    expect(program(['extract', '-w', out, input])).toMatchObject({ status: 2, stderr: `evbscope: ${out} is there already; --force overwrites it\n` });
    expect(readFileSync(out, 'utf8')).toBe('precious');
    expect(program(['extract', '--force', '-w', out, input]).status).toBe(0);
    expect(readFileSync(out)).toEqual(Buffer.from(story()));
  });

  it('stays with --force, too, while there is nothing to write', () => {
    writeFileSync(out, 'precious');
    expect(program(['extract', '--force', '-w', out, join(folder.path, 'missing.pcap')]).status).toBe(3);
    expect(readFileSync(out, 'utf8')).toBe('precious');
  });

  it('is never an input, by whatever name', () => {
    folder.drop('linked.pcapng');
    linkSync(input, linked);
    symlinkSync(input, out);
    for (const [target, file] of [[input, input], [linked, input], [out, input], [input, out]] as const) {
      const { status, stderr } = program(['extract', '--force', '-w', target, file]);
      expect([status, stderr]).toEqual([2, `evbscope: ${target} cannot be written: it is the input ${file}\n`]);
    }
    const stdio = [openSync(input, 'r'), openSync(input, 'a'), 'pipe'] as const;
    expect(spawnSync(process.execPath, [MAIN, 'extract', '-w', '-', '-'], { stdio: [...stdio], env: environment() }).status).toBe(2);
    expect(readFileSync(input)).toEqual(Buffer.from(story()));
  });

  it('needs no --force where it is a device', () => {
    expect(program(['extract', '-w', '/dev/null', input]).status).toBe(0);
  });
});

describe('wrong usage', () => {
  it.each([
    ['no place to write to', [input], 'where to? -w FILE (- is standard output)'],
    ['no such folder', ['-w', join(folder.path, 'no', 'where'), input], `${join(folder.path, 'no', 'where')} cannot be written (no such folder)`],
    ['a folder', ['-w', folder.path, input], `${folder.path} cannot be written (a directory)`],
    ['a VSI that is not there', ['-w', out, '--data-of', 'web-9', input], `no VSI web-9 in ${input}; evbscope vsis lists them`],
    ['standard input, twice', ['-w', out, '--data-of', 'web-9', '-'], '--data-of reads its files twice, and standard input can be read only once: save it to a file first'],
  ])('%s is a sentence and status 2', (_, args, sentence) => {
    expect(program(['extract', ...args], { input: story() })).toEqual({ status: 2, stdout: '', stderr: `evbscope: ${sentence}\n` });
    expect(existsSync(out)).toBe(false);
  });

  it('no capture goes to a terminal', async () => {
    const host = new FakeHost({ isTTY: true });
    expect(await run(['extract', '-w', '-', input], host)).toBe(2);
    expect([host.stdout.text, host.stderr.text]).toEqual(['', 'evbscope: a capture is nothing for a terminal: -w FILE, or send it on\n']);
  });
});

it.runIf(existsSync('/dev/full'))('a full disk is a sentence and status 3', () => {
  expect(program(['extract', '-w', '/dev/full', input])).toEqual({ status: 3, stdout: '', stderr: 'evbscope: /dev/full cannot be written (no space left)\n' });
  expect(existsSync('/dev/full')).toBe(true);
});

describe('--data-of', () => {
  const UUID = 'aaaabbbb-cccc-dddd-eeee-ffff00001111';
  const [VM, OTHER, PEER] = ['525400aabb02', '525400aabb09', '525400aabb77'];
  const data = (to: string, from: string, vid: number): string => `${to}${from}81000${vid.toString(16).padStart(3, '0')}0800450000`;
  const FRAMES = [
    data(PEER, VM, 77), golden.get('g11')!, golden.get('g12')!, data(PEER, VM, 77), data(VM, PEER, 77), data(PEER, VM, 78), data(PEER, OTHER, 77), `${PEER}${VM}0800450000`,
  ];
  const writer = new PcapngWriter();
  const point = writer.addInterface({ name: 'eno1', linkType: 1 });
  for (const [sec, frame] of FRAMES.entries()) writer.packet(point, { sec, ns: 0 }, Buffer.from(frame, 'hex'), frame.length / 2);
  const mixed = folder.write('mixed.pcapng', writer.take());
  const names = folder.write('names', `${UUID} mail\n`);

  it.each([[[UUID]], [['52:54:00:AA:BB:02']], [['mail', '--names', names]]])('%j copies its data frames, too', (named) => {
    const { status, stderr } = program(['extract', '-w', out, '--data-of', ...named, mixed]);
    expect([status, stderr]).toEqual([0, expect.stringMatching(/^evbscope: copied 6 of 8 frames/)]);
    const copy = readFileSync(out).toString('hex');
    expect(FRAMES.map((frame) => copy.includes(frame))).toEqual([true, true, true, true, true, false, false, true]);
  });

  it('tells of damage once', () => {
    const cut = folder.write('cut.pcapng', readFileSync(mixed).subarray(0, -10));
    const { status, stderr } = program(['extract', '-w', out, '--data-of', UUID, cut]);
    expect([status, stderr.match(/damaged/g)?.length]).toEqual([3, 1]);
  });
});
