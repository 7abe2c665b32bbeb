import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import type { Tap } from '../../../src/capture/live/tap.js';
import { allEnd, BEGIN, FakeProgram, isRunning, LAUNCHER, LOOPBACK, REQUEST, WAIT } from './fake-program.js';

const open: FakeProgram[] = [];
afterEach(async () => {
  for (const program of open.splice(0)) await program.close();
});

function fake(script: string): FakeProgram {
  const program = new FakeProgram(script);
  open.push(program);
  return program;
}

async function captures(tap: Tap): Promise<void> {
  tap.octets.resume();
  expect(await tap.started).toBe(true);
}

describe('a tap', () => {
  it('gives what the backend writes, to its end, and says how that was', async () => {
    const tap = fake(`printf abc; head -c 300000 /dev/zero; printf xyz; echo 'tcpdump: WARNING: odd' >&2; echo 'tcpdump: out of luck' >&2; exit 3`).taps().open(REQUEST);
    const octets = await text(tap.octets);
    expect([octets.length, octets.slice(0, 3), octets.slice(-3)]).toEqual([300_006, 'abc', 'xyz']);
    expect(await tap.ended).toEqual({ cause: 'died', sentence: 'lo: tcpdump ended with status 3: out of luck' });
    expect(await tap.started).toBe(true);
  });

  it('is stopped: the backend writes its last octets and counters', async () => {
    const program = fake(`trap 'printf last; echo "7 packets dropped by kernel" >&2; exit 0' TERM; ${BEGIN}; ${WAIT}`);
    const tap = program.taps().open(REQUEST);
    const octets = text(tap.octets);
    expect(await tap.started).toBe(true);
    await tap.stop();
    expect(await tap.ended).toEqual({ cause: 'stopped', sentence: 'lo: tcpdump was stopped' });
    expect([await octets, await tap.lost()]).toEqual(['begunlast', 7]);
    await allEnd(program.pids());
  });

  it('is stopped even where the backend does not listen and nobody reads', async () => {
    const program = fake(`trap '' TERM; ${BEGIN}; cat /dev/zero; ${WAIT}`);
    const tap = program.taps().open(REQUEST);
    expect(await tap.started).toBe(true);
    await tap.stop();
    expect((await tap.ended).cause).toBe('stopped');
    await allEnd(program.pids());
  });

  it('is stopped before it has begun', async () => {
    const program = fake(`${BEGIN}; ${WAIT}`);
    const tap = program.taps().open(REQUEST);
    await tap.stop();
    expect([await tap.started, (await tap.ended).cause, await text(tap.octets)]).toEqual([false, 'stopped', '']);
    await allEnd(program.pids());
  });

  it('asks for the counters, and never one who would die of it', async () => {
    const asked = fake(`n=0; trap 'n=$((n + 1)); echo "9 packets captured, $n packets dropped by kernel" >&2' USR1; ${BEGIN}; ${WAIT}`).taps().open(REQUEST);
    await captures(asked);
    expect([await asked.lost(), await asked.lost()]).toEqual([1, 2]);
    const deaf = fake(`${BEGIN}; ${WAIT}`).taps().open(REQUEST);
    await captures(deaf);
    expect([await deaf.lost(), await deaf.lost()]).toEqual([null, null]);
    await deaf.stop();
    expect((await deaf.ended).cause).toBe('stopped');
  });

  it('keeps little of what a backend says without end', async () => {
    const tap = fake(`yes 'tcpdump: noise' | head -c 3000000 >&2; echo 'tcpdump: lo: No such device exists' >&2; exit 1`).taps().open(REQUEST);
    expect((await tap.ended).cause).toBe('no-interface');
  });

  it('whose backend is killed says by what', async () => {
    const program = fake(`${BEGIN}; ${WAIT}`);
    const tap = program.taps().open(REQUEST);
    await captures(tap);
    process.kill(program.pids()[0]!, 'SIGKILL');
    expect(await tap.ended).toEqual({ cause: 'died', sentence: 'lo: tcpdump was ended by SIGKILL' });
  });

  it('on an interface that is not there ends at once, and nothing is started', async () => {
    const program = fake(`${BEGIN}; ${WAIT}`);
    const tap = program.taps(() => [LOOPBACK, { ...LOOPBACK, name: 'eno1', index: 2 }]).open({ ...REQUEST, interface: 'en01' });
    expect(await tap.ended).toEqual({ cause: 'no-interface', sentence: 'no interface en01: there are lo, eno1; did you mean eno1?' });
    expect(program.pids()).toEqual([]);
  });

  it('with a request that the launcher does not take starts nothing', async () => {
    const program = fake(`${BEGIN}; ${WAIT}`);
    const taps = program.taps(() => [{ ...LOOPBACK, name: '|sh' }, LOOPBACK]);
    const ends = [{ interface: '|sh' }, { snaplen: 0 }, { bufferMiB: 1e9 }].map((wrong) => taps.open({ ...REQUEST, ...wrong }).ended);
    for (const { cause } of await Promise.all(ends)) expect(cause).not.toBe('stopped');
    expect(program.pids()).toEqual([]);
  });
});

describe('nothing is left behind', () => {
  it('when the taps are closed', async () => {
    const program = fake(`${BEGIN}; ${WAIT}`);
    const taps = program.taps();
    const both = [taps.open(REQUEST), taps.open(REQUEST)];
    await Promise.all(both.map(captures));
    await taps.close();
    expect((await Promise.all(both.map(({ ended }) => ended))).map(({ cause }) => cause)).toEqual(['stopped', 'stopped']);
    await allEnd([...program.pids(), taps.launcherPid!]);
    expect((await taps.open(REQUEST).ended).cause).toBe('died');
  });

  it('when the launcher is killed: the taps say so', async () => {
    const program = fake(`trap '' TERM; ${BEGIN}; ${WAIT}`);
    const taps = program.taps();
    const tap = taps.open(REQUEST);
    await captures(tap);
    process.kill(taps.launcherPid!, 'SIGKILL');
    expect(await tap.ended).toEqual({ cause: 'died', sentence: 'lo: tcpdump was lost with the process that had started it' });
    await allEnd([...program.pids(), taps.launcherPid!]);
  });

  it('when the program itself is killed', async () => {
    const program = fake(`trap '' TERM; ${BEGIN}; ${WAIT}`);
    const owner = `
const { fork } = require('node:child_process');
const path = process.argv[1] + '.socket';
const launcher = fork(process.argv[2], [], { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
require('node:net').createServer((socket) => socket.once('data', () => console.log(launcher.pid))).listen(path, () => {
  launcher.send({ type: 'start', tap: 1, socketPath: path, request: ${JSON.stringify(REQUEST)} });
});`;
    const child = spawn(process.execPath, ['-e', owner, program.path.split(':')[0]!, LAUNCHER.pathname], { env: { ...process.env, PATH: program.path }, stdio: ['ignore', 'pipe', 'inherit'] });
    const [launcherPid] = (await once(child.stdout, 'data')) as [Buffer];
    const pids = [...program.pids(), Number(launcherPid)];
    expect([pids.length, pids.every(isRunning)]).toEqual([2, true]);
    child.kill('SIGKILL');
    await allEnd(pids);
  });
});
