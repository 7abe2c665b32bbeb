import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { FakeTap } from '../capture/live/fake-taps.js';
import { up } from '../capture/live/fake-taps.js';
import { packetsOf } from '../capture/live/packets-of.js';
import { LiveMachine } from './live-host.js';
import { Folder } from './story.js';

const CAPTURES = 'fixtures/captures';
const STORIES = readdirSync(CAPTURES, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
const folder = new Folder();
afterAll(() => folder.remove());
let files = 0;

/** What happens to a capture beside its frames, at a share of its time. */
interface Trouble {
  readonly at: number;
  readonly kind: 'died' | 'down' | 'lost' | 'gone' | 'silence';
  readonly which: number;
}

interface Play {
  readonly story: string;
  readonly sides: readonly ('station' | 'bridge')[];
  /** How each packet is late, in milliseconds, and its stream cut; used again and again. */
  readonly lateMs: readonly number[];
  readonly cuts: readonly number[];
  readonly troubles: readonly Trouble[];
}

const names = ['eno1', 'eno2'];

/** Plays a recorded story on the interfaces of a machine: late, in pieces, with troubles. */
async function play(machine: LiveMachine, { story, sides, lateMs, cuts, troubles }: Play): Promise<void> {
  const { clock, taps } = machine;
  const sources = sides.map((side) => packetsOf(`${CAPTURES}/${story}/${side}.pcap`));
  const begin = (tap: FakeTap): void => tap.feed(sources[names.indexOf(tap.request.interface)]!.header);
  for (const tap of taps.opened) begin(tap);
  taps.onOpen = begin;
  let turn = 0;
  const events = sources.flatMap(({ records }, which) => records.map(({ us, octets }) => ({ us: us + lateMs[turn++ % lateMs.length]! * 1000, which, octets: octets as Uint8Array | null, kind: '' })));
  const first = Math.min(...events.map(({ us }) => us));
  const last = Math.max(...events.map(({ us }) => us));
  events.push(...troubles.map(({ at, kind, which }) => ({ us: first + at * (last - first), which: which % sides.length, octets: null, kind })));
  // Of one interface nothing overtakes anything.
  const latest = sides.map(() => 0);
  for (const { us, which, octets, kind } of events.sort((a, b) => a.us - b.us)) {
    latest[which] = Math.max(latest[which]!, us);
    await clock.until(latest[which]!);
    const tap = taps.opened.filter(({ request }) => request.interface === names[which]).at(-1)!;
    if (octets !== null) {
      const cut = cuts[turn++ % cuts.length]! % octets.length;
      if (tap.isOver) continue;
      tap.feed(octets.subarray(0, cut));
      if (cut % 3 === 0) await clock.pass(1);
      tap.feed(octets.subarray(cut));
    } else if (kind === 'died') tap.end('died');
    else if (kind === 'lost') tap.lostCount = (tap.lostCount ?? 0) + 3;
    else if (kind === 'silence') await clock.pass(7000);
    else {
      machine.interfaces = machine.interfaces.map((one) => (one.name === names[which] ? { ...one, isUp: false } : one));
      if (kind === 'gone') tap.end('interface-gone');
      await clock.pass(3000);
      machine.interfaces = machine.interfaces.map((one) => ({ ...one, isUp: true }));
    }
  }
  await clock.pass(4200);
}

/** A live run of a command with a recording, and what the command says of the recording. */
async function both(command: readonly string[], how: Play): Promise<{ readonly live: string; readonly replay: string; readonly stderr: string }> {
  const { records } = packetsOf(`${CAPTURES}/${how.story}/${how.sides[0]}.pcap`);
  const machine = new LiveMachine(records[0]!.us - 1_300_000);
  machine.taps.clock = 'ns';
  machine.interfaces = how.sides.map((_, at) => up(names[at]!, at + 2));
  const file = `${folder.path}/live-${++files}.pcapng`;
  const interfaces = how.sides.flatMap((_, at) => ['-i', names[at]!]);
  const live = await machine.run([...command, ...interfaces, '--backend', 'tcpdump', '-w', file], () => play(machine, how));
  expect(machine.taps.isClosed).toBe(true);
  const again = new LiveMachine(0);
  const replay = await again.run([...command, file], async () => {});
  expect(replay.stderr).toBe('');
  return { live: live.stdout, replay: replay.stdout, stderr: live.stderr };
}

const COMMANDS = [['check', '--json', '--all'], ['vsis', '--json'], ['stats', '--json']];
const usual: Omit<Play, 'story'> = { sides: ['station'], lateMs: [3], cuts: [5], troubles: [] };

describe('a live capture says what its recording says', () => {
  it.each(STORIES)('of %s', async (story) => {
    for (const command of COMMANDS) {
      const { live, replay, stderr } = await both(command, { story, ...usual });
      expect(stderr).toBe('');
      // Whether anything came at all.
      if (command[0] === 'check') expect(JSON.parse(live.trimEnd().split('\n').at(-1)!)).toMatchObject({ frames: packetsOf(`${CAPTURES}/${story}/station.pcap`).records.length });
      expect(live).toBe(replay);
    }
  });

  const trouble = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), kind: fc.constantFrom<Trouble['kind'][]>('died', 'down', 'lost', 'gone', 'silence'), which: fc.nat(1) });
  const anyPlay: fc.Arbitrary<Play> = fc.record({
    story: fc.constantFrom(...STORIES),
    sides: fc.constantFrom<Play['sides'][]>(['station'], ['bridge'], ['station', 'bridge']),
    lateMs: fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 5 }),
    cuts: fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 5 }),
    troubles: fc.array(trouble, { maxLength: 4 }),
  });

  it('whatever happens to the backends and to the interfaces', async () => {
    await fc.assert(fc.asyncProperty(anyPlay, fc.constantFrom(...COMMANDS), async (how, command) => {
      const { live, replay } = await both(command, how);
      expect(live).toBe(replay);
    }), { numRuns: 60 });
  }, 120_000);
});
