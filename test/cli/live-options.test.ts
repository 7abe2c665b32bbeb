import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { kernelFilter } from '../../src/capture/kernel-filter.js';
import { BIG, lldp, pcapHeader, pcapRecord } from '../capture/capture-bytes.js';
import { up } from '../capture/live/fake-taps.js';
import { framesOf, readOctets } from '../capture/read-octets.js';
import { LiveMachine } from './live-host.js';
import { Folder } from './story.js';

const folder = new Folder();
const there = folder.write('there.pcapng', 'mine');
afterAll(() => folder.remove());
const START_SEC = 1_700_000_000;
let machine: LiveMachine;
beforeEach(() => {
  machine = new LiveMachine(START_SEC * 1e6);
  machine.interfaces = [up('eno1'), up('eno2', 3)];
});

/** A control frame each 100 ms of the clock, on every interface. */
async function frames(count: number): Promise<void> {
  for (const tap of machine.taps.opened) tap.feed(pcapHeader(BIG, 0xa1b2c3d4));
  for (let mark = 0; mark < count; mark++) {
    const us = machine.clock.nowUs();
    for (const tap of machine.taps.opened) if (!tap.isOver) tap.feed(pcapRecord(BIG, { sec: Math.floor(us / 1e6), frac: us % 1e6, data: lldp(mark) }));
    await machine.clock.pass(100);
  }
}

describe('wrong usage of a live capture', () => {
  it.each([
    [['check', '-i', 'eno1', 'x.pcap'], '-i captures live, x.pcap would be read: one or the other'],
    [['check', '-i', 'eno1,'], '-i wants the name of an interface; evbscope interfaces lists them'],
    [['check', '-c', '5', 'x.pcap'], '--count goes with -i INTERFACE'],
    [['check', '-i', 'eno1', '-c', 'five'], '-c wants a number of frames above 0, not five'],
    [['check', '-i', 'eno1', '-a', 'durations:5'], '-a or --autostop cannot be durations:5: duration:N, packets:N, filesize:N, files:N; did you mean duration?'],
    [['check', '-i', 'eno1', '-a', 'duration'], '-a or --autostop duration wants a number above 0, not nothing'],
    [['check', '-i', 'eno1', '-a', 'packets:1.5'], '-a or --autostop packets wants a number above 0, not 1.5'],
    [['check', '-i', 'eno1', '-a', 'filesize:9'], '-a filesize and -a files go with -w FILE: nothing is written without it'],
    [['check', '-i', 'eno1', '-b', 'packets:9'], '-b goes with -w FILE: nothing is written without it'],
    [['record', '-i', 'eno1', '-w', 'x', '-b', 'files:9'], '-b files says how many files are kept; when the next one begins say filesize, packets, duration or interval'],
    [['record', '-i', 'eno1', '-w', 'x', '-b', 'packets:9', '-a', 'filesize:9'], '-a filesize ends a single file; with -b the next one begins by -b filesize'],
    [['record', '-i', 'eno1', '-w', 'x', '-a', 'files:9'], '-a files counts the files of -b'],
    [['record', '-i', 'eno1', '-w', '-', '-b', 'packets:9'], '-b goes with files: -w FILE'],
    [['record', '-i', 'eno1'], 'where to? -w FILE (- is standard output)'],
    [['record', '-w', 'x'], 'what? -i INTERFACE; evbscope interfaces lists them'],
    [['record', '-i', 'eno1', '-w', there], `${there} is there already; --force overwrites it`],
    [['record', '-i', 'eno1', '-w', '/nowhere/x'], '/nowhere/x cannot be written (no such folder)'],
    [['check'], 'no FILE was given (- is standard input), and no -i INTERFACE; see evbscope -h'],
  ])('%j is one line and status 2', async (argv, line) => {
    const { status, stdout, stderr } = await machine.run(argv, async () => {});
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: `evbscope: ${line}\n` });
    expect(readFileSync(there, 'utf8')).toBe('mine');
  });
});

describe('what is asked of the backend', () => {
  it.each([
    [[], { filter: kernelFilter(), isImmediate: true }],
    [['-f', 'vlan 5'], { filter: `(${kernelFilter()}) and (vlan 5)`, isImmediate: true }],
    [['--data'], { filter: '', isImmediate: false }],
    [['--data', '-f', 'vlan 5'], { filter: 'vlan 5', isImmediate: false }],
  ])('with %j', async (argv, request) => {
    await machine.run(['check', '-i', 'eno1,eno2', '-i', 'eno2', '--backend', 'dumpcap', ...argv], () => frames(1));
    expect(machine.taps.opened.map((tap) => tap.request)).toMatchObject([{ ...request, backend: 'dumpcap', interface: 'eno1' }, { ...request, backend: 'dumpcap', interface: 'eno2' }]);
  });
});

describe('check', () => {
  it('names the interfaces in its summary', async () => {
    const { stdout } = await machine.run(['check', '-i', 'eno1', '-i', 'eno2', '--backend', 'tcpdump'], () => frames(2));
    expect(stdout.split('\n')[0]).toContain('4 control frames of 4 · eno1, eno2, ');
  });
});

describe('record', () => {
  const record = (...argv: readonly string[]): readonly string[] => ['record', '-i', 'eno1', '--backend', 'tcpdump', ...argv];

  it('ends with a line of what it did, and with 0 where -a ended it', async () => {
    const file = `${folder.path}/a.pcapng`;
    const { status, stderr } = await machine.run(record('-w', file, '-a', 'duration:0.55'), () => frames(8));
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining(`evbscope: recorded 6 frames, 6 control frames among them, 0 frames lost; ${file}, `) });
    expect(framesOf(await readOctets(new Uint8Array(readFileSync(file))))).toHaveLength(6);
  });

  it('says nothing with -q, and tells Ctrl-C by its status', async () => {
    const { status, stderr } = await machine.run(record('-q', '-w', `${folder.path}/q.pcapng`), () => frames(2));
    expect({ status, stderr }).toEqual({ status: 130, stderr: '' });
  });

  it('keeps a ring of files with numbers and times, and ends after so many of them', async () => {
    const { status } = await machine.run(record('-w', `${folder.path}/ring.pcapng`, '-b', 'packets:3', '-b', 'files:2', '-a', 'files:4'), () => frames(20));
    expect(status).toBe(0);
    const names = readdirSync(folder.path).filter((name) => name.startsWith('ring')).sort();
    expect(names).toEqual([expect.stringMatching(/^ring_00003_\d{14}\.pcapng$/), expect.stringMatching(/^ring_00004_\d{14}\.pcapng$/)]);
    const counts = await Promise.all(names.map(async (name) => framesOf(await readOctets(new Uint8Array(readFileSync(`${folder.path}/${name}`)))).length));
    expect(counts).toEqual([3, 3]);
  });

  it('begins the next file by time, and when somebody asks', async () => {
    await machine.run(record('-w', `${folder.path}/time.pcapng`, '-b', 'interval:1'), () => frames(25));
    expect(readdirSync(folder.path).filter((name) => name.startsWith('time'))).toHaveLength(3);
    await machine.run(record('-w', `${folder.path}/asked.pcapng`), async () => {
      await frames(2);
      machine.rotate();
      await frames(2);
    });
    expect(readdirSync(folder.path).filter((name) => name.startsWith('asked')).sort()).toEqual(['asked.pcapng', expect.stringMatching(/^asked_00002_/)]);
  });

  it('leaves no empty file where nothing can be captured', async () => {
    machine.taps.onOpen = (tap) => tap.end('forbidden', 'no permission to capture on eno1');
    const { status, stderr } = await machine.run(record('-w', `${folder.path}/never.pcapng`), async () => {});
    expect({ status, stderr }).toEqual({ status: 4, stderr: 'evbscope: no permission to capture on eno1\n' });
    expect(readdirSync(folder.path)).not.toContain('never.pcapng');
  });

  it('writes to standard output what reads as a capture', async () => {
    const { stdout } = await machine.run(record('-q', '-w', '-'), () => frames(3));
    expect(stdout.startsWith('\n\r\r\n')).toBe(true);
  });
});
