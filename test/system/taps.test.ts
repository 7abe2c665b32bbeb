import { afterEach, describe, expect } from 'vitest';
import { kernelFilter } from '../../src/capture/kernel-filter.js';
import { BACKENDS, type BackendName } from '../../src/capture/live/tap.js';
import { framesOf, readOctets } from '../capture/read-octets.js';
import { itNeeds } from '../peers/it-needs.js';
import type { LabTap } from './lab-tap.js';
import { MISSING } from './missing.js';
import { TapLab } from './tap-lab.js';
import { waitUntil } from './wait-until.js';

const AS_NOBODY = ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups'];

let lab: TapLab | null = null;
afterEach(async () => {
  await lab?.close();
  lab = null;
});

async function openLab(as: readonly string[] = []): Promise<TapLab> {
  lab = await TapLab.open(as);
  return lab;
}

/** An ECPDU that nobody answers; every third one in a VLAN. */
function frame(mark: number): Uint8Array {
  const data = Buffer.alloc(60 + (mark % 7) * 100, mark);
  data.set(Buffer.from(`0180c2000000020000000002${mark % 3 === 0 ? '81006064' : ''}8940`, 'hex'));
  return data;
}

async function timed(tap: LabTap): Promise<{ readonly data: string; readonly timeMs: number }[]> {
  const read = await readOctets(tap.octets());
  return framesOf(read).map(({ data, timeNs }) => ({ data: Buffer.from(data).toString('hex'), timeMs: read.originSec * 1000 + timeNs / 1e6 }));
}

/** Waits until `count` frames came out. */
async function got(tap: LabTap, count: number): ReturnType<typeof timed> {
  return waitUntil(`${count} frames come`, 15_000, async () => {
    const frames = await timed(tap);
    return frames.length >= count ? frames : null;
  });
}

/** One backend that captures and nothing else in the namespace that was not there before. */
async function capturing(backend: BackendName): Promise<{ readonly here: TapLab; readonly tap: LabTap }> {
  const here = await openLab();
  const tap = await here.tap({ backend, filter: kernelFilter() });
  expect(await tap.started).toBe(true);
  expect(here.backends()).toHaveLength(1);
  return { here, tap };
}

const hex = (frames: readonly Uint8Array[]): string[] => frames.map((one) => Buffer.from(one).toString('hex'));

describe.each(BACKENDS)('%s', (backend) => {
  itNeeds(MISSING, 'gives every frame as it was on the wire, in order, with its time, and counts none as lost', async () => {
    const { here, tap } = await capturing(backend);
    const sent = Array.from({ length: 200 }, (_, mark) => frame(mark % 250));
    const beforeMs = Date.now();
    here.send(sent);
    const frames = await got(tap, sent.length);
    const afterMs = Date.now();
    expect(frames.map(({ data }) => data)).toEqual(hex(sent));
    const times = frames.map(({ timeMs }) => timeMs);
    expect(times.toSorted((a, b) => a - b)).toEqual(times);
    // A clock that is read in whole milliseconds.
    expect([times[0]! >= beforeMs - 1, times.at(-1)! <= afterMs + 1]).toEqual([true, true]);
    expect(await tap.lost()).toBe(backend === 'cap' || backend === 'dumpcap' ? null : 0);
    await tap.stop();
    expect(await tap.ended).toMatchObject({ cause: 'stopped', lost: backend === 'cap' ? null : 0 });
    expect(here.backends()).toEqual([]);
  });

  itNeeds(MISSING, 'captures on while the interface goes down and comes up, or says that it cannot', async () => {
    const { here, tap } = await capturing(backend);
    here.ip('link', 'set', 'veth0', 'down');
    if (backend === 'cap') {
      expect(await tap.ended).toMatchObject({ cause: 'interface-down', sentence: 'veth0 is down: cap cannot capture there until it is up' });
      here.ip('link', 'set', 'veth0', 'up');
      const again = await here.tap({ backend, filter: kernelFilter() });
      expect(await again.started).toBe(true);
      here.send([frame(1)]);
      return void (await got(again, 1));
    }
    here.ip('link', 'set', 'veth0', 'up');
    await waitUntil('the link carries', 5000, () => {
      here.send([frame(5)]);
      return tap.octets().length > 200 ? true : null;
    });
    const before = (await timed(tap)).length;
    here.send([frame(7), frame(8)]);
    expect((await got(tap, before + 2)).slice(-2).map(({ data }) => data)).toEqual(hex([frame(7), frame(8)]));
  });

  itNeeds(MISSING, 'ends when the interface is deleted, and works on one made anew', async () => {
    const { here, tap } = await capturing(backend);
    here.send([frame(1)]);
    await got(tap, 1);
    here.ip('link', 'del', 'veth0');
    expect(await tap.ended).toMatchObject({ cause: 'interface-gone', sentence: `veth0 is not there any more: ${backend} ended` });
    await tap.over();
    here.relink();
    const again = await here.tap({ backend, filter: kernelFilter() });
    expect(await again.started).toBe(true);
    here.send([frame(2)]);
    await got(again, 1);
  });

  itNeeds(MISSING, 'ends when the interface gets another name, which is told', async () => {
    const { here, tap } = await capturing(backend);
    here.ip('link', 'set', 'veth0', 'down');
    here.ip('link', 'set', 'veth0', 'name', 'uplink');
    here.ip('link', 'set', 'uplink', 'up');
    expect(await tap.ended).toMatchObject({ cause: 'interface-gone', sentence: `veth0 is called uplink now: ${backend} ended` });
  });

  itNeeds(MISSING, 'that is killed says so, and leaves what it had', async () => {
    const { here, tap } = await capturing(backend);
    here.send([frame(1)]);
    await got(tap, 1);
    process.kill(here.backends()[0]!, 'SIGKILL');
    expect(await tap.ended).toMatchObject({ cause: 'died', sentence: `veth0: ${backend} was ended by SIGKILL` });
    await tap.over();
  });

  itNeeds(MISSING, 'says what is wrong at the start', async () => {
    const here = await openLab();
    const end = async (more: Parameters<TapLab['tap']>[0]): Promise<object> => (await here.tap(more)).ended;
    expect(await end({ backend, filter: 'ether proto lala' })).toMatchObject({ cause: 'bad-filter', sentence: "veth0: the capture filter is wrong: unknown ether proto 'lala'" });
    expect(await end({ backend, interface: 'veth1' })).toMatchObject({ cause: 'no-interface', sentence: 'no interface veth1: there are lo, veth0; did you mean veth0?' });
    here.ip('link', 'set', 'veth0', 'down');
    expect(await end({ backend })).toMatchObject({ cause: 'interface-down', sentence: `veth0 is down: ${backend} cannot capture there until it is up` });
    expect(here.backends()).toEqual([]);
  });

  itNeeds(MISSING, 'without rights names the commands that give them, and a wrong name all the same', async () => {
    const here = await openLab(AS_NOBODY);
    const { cause, sentence } = await (await here.tap({ backend })).ended;
    expect([cause, sentence.startsWith(`veth0: no permission to capture with ${backend}; `), sentence.includes('setcap cap_net_raw,cap_net_admin=eip')]).toEqual(['forbidden', true, true]);
    expect(await (await here.tap({ backend, interface: 'veth7' })).ended).toMatchObject({ cause: 'no-interface' });
  });

  itNeeds(MISSING, 'does not outlive the launcher, nor the program', async () => {
    const { here, tap } = await capturing(backend);
    process.kill(await here.ask<number>({ type: 'launcher' }), 'SIGKILL');
    expect(await tap.ended).toMatchObject({ cause: 'died', sentence: `veth0: ${backend} was lost with the process that had started it` });
    await waitUntil('the backend ends', 10_000, () => (here.backends().length === 0 ? true : null));
    await here.close();
    const { here: other } = await capturing(backend);
    other.kill();
    await other.nobodyLeft();
  });
});

describe.each(['tcpdump', 'pcap'] as const)('%s with a buffer that is too small', (backend) => {
  itNeeds(MISSING, 'counts what does not fit', async () => {
    const here = await openLab();
    const tap = await here.tap({ backend, filter: kernelFilter(), bufferMiB: 1, snaplen: 262_144 });
    expect(await tap.started).toBe(true);
    here.send(Array.from({ length: 500 }, (_, mark) => frame(mark % 250)));
    const [came, lost] = await waitUntil('every frame came or is counted', 15_000, async () => {
      const counts = [(await timed(tap)).length, (await tap.lost())!] as const;
      return counts[0] + counts[1] === 500 ? counts : null;
    });
    expect([came > 0, lost > 0]).toEqual([true, true]);
    await tap.stop();
    expect(await tap.ended).toMatchObject({ lost });
  });
});

describe('the backend that is chosen', () => {
  itNeeds(MISSING, 'is the best that may capture; none without rights', async () => {
    const here = await openLab();
    expect(await here.ask({ type: 'choose', choice: 'auto' })).toEqual({ backend: 'tcpdump', end: null });
    await here.ask({ type: 'close' });
    await here.close();
    const { end } = await (await openLab(AS_NOBODY)).ask<{ readonly end: { readonly cause: string; readonly sentence: string } }>({ type: 'choose', choice: 'auto' });
    expect([end.cause, end.sentence.startsWith('no permission to capture on veth0 with tcpdump, dumpcap, pcap, cap; ')]).toEqual(['forbidden', true]);
  });
});
