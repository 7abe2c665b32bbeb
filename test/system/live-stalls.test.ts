import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { itNeeds } from '../peers/it-needs.js';
import { ENDS, EvbLink } from './evb-link.js';
import { isRunning, LiveWatch, type WatchLine } from './live-watch.js';
import { MISSING } from './missing.js';
import { someVsi } from './some-vsi.js';
import { waitUntil } from './wait-until.js';

const STALL_MS = 5000;
const END_MS = 5000;
const schema = JSON.parse(readFileSync(new URL('../../fixtures/schema/evbscope-v1.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv2020({ allowUnionTypes: true, strictTypes: false }).compile(schema);

describe('a live capture that is held up', () => {
  let link: EvbLink;
  let watch: LiveWatch;
  const told: Record<string, WatchLine[]> = {};
  let pids: number[] = [];
  let left: number[] = [];
  let status: number | null = null;

  async function during(name: string, work: () => Promise<void>): Promise<void> {
    const from = watch.lines.length;
    await work();
    told[name] = watch.lines.slice(from);
  }

  beforeAll(async () => {
    if (MISSING.length > 0) return;
    link = await EvbLink.open({ listen: async (open) => {
      watch = await LiveWatch.start(open, 'tcpdump', ['--heartbeat', '1', '--frames']);
    } });
    await link.request('assoc', someVsi(1));
    await watch.until('a VSI is associated', () => watch.states().get(someVsi(1).vsiid) === 'ASSOCIATED');

    await during('stopped', async () => {
      watch.signal('SIGSTOP');
      const until = performance.now() + STALL_MS;
      await link.request('assoc', someVsi(2));
      await link.request('assoc', someVsi(3));
      await pause(Math.max(0, until - performance.now()));
      watch.signal('SIGCONT');
      await watch.until('what came meanwhile is told', () => watch.states().get(someVsi(3).vsiid) === 'ASSOCIATED');
      await pause(2500);
    });
    await during('down', async () => {
      await link.device('station', 'set', ENDS.station.device, 'down');
      await pause(1000);
      await link.device('station', 'set', ENDS.station.device, 'up');
      await watch.until('it captures again', () => watch.of('interface').at(-1)!.state === 'capturing' && watch.of('interface').at(-2)!.state === 'waiting');
    });
    await during('no carrier', async () => {
      await link.device('bridge', 'set', ENDS.bridge.device, 'down');
      await watch.until('no carrier', () => watch.of('interface').at(-1)!['carrier'] === false);
      await link.device('bridge', 'set', ENDS.bridge.device, 'up');
      await watch.until('carrier again', () => watch.of('interface').at(-1)!['carrier'] === true);
    });
    await during('backend killed', async () => {
      const backend = watch.children().find((pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'tcpdump')!;
      process.kill(backend, 'SIGKILL');
      await watch.until('a gap is told', () => watch.of('gap').length > 0);
      await watch.until('it captures again', () => watch.of('interface').at(-1)!.state === 'capturing');
    });
    pids = [watch.pid, ...watch.children()];
    process.kill(watch.children()[0]!, 'SIGKILL');
    await waitUntil('a capture without its launcher ends or says so', 20_000, () => (!isRunning(watch.pid) || watch.of('interface').at(-1)!.state !== 'capturing' ? true : null));
    status = await watch.stop();
    // Its guard gives the backends a second to end by themselves.
    await waitUntil('all have gone', END_MS, () => (pids.some(isRunning) ? null : true)).catch(() => {});
    left = pids.filter(isRunning);
  }, 180_000);

  afterAll(async () => {
    if (MISSING.length === 0) await link?.close();
  });

  itNeeds(MISSING, 'stopped for five seconds it tells everything afterwards, with its times, and finds nothing wrong', () => {
    const { stopped = [] } = told;
    expect(stopped.filter(({ event }) => event === 'gap')).toEqual([]);
    expect(stopped.filter(({ event, severity }) => event === 'finding' && severity === 'error')).toEqual([]);
    expect(stopped.filter(({ event, confidence }) => event === 'transition' && confidence === 'stale')).toEqual([]);
  });

  itNeeds(MISSING, 'an interface that was down for a second is told twice', () => {
    expect(told['down']!.filter(({ event }) => event === 'interface').map(({ state }) => state).slice(0, 2)).toEqual(['waiting', 'capturing']);
  });

  itNeeds(MISSING, 'a carrier that was lost and came back is told', () => {
    const lines = told['no carrier']!.filter(({ event }) => event === 'interface');
    expect(lines.map((line) => [line.state, line['carrier']])).toEqual([['capturing', false], ['capturing', true]]);
    expect(watch.stderr).toContain(`${ENDS.station.device} has no carrier`);
  });

  itNeeds(MISSING, 'nothing is left when the launcher was killed', () => {
    expect(status).not.toBeNull();
    expect(left).toEqual([]);
  });

  itNeeds(MISSING, 'every line keeps to the published schema', () => {
    const events = new Set(watch.lines.map(({ event }) => event));
    for (const event of ['gap', 'interface', 'heartbeat', 'transition', 'exchange', 'neighbour', 'frame', 'vsi', 'summary']) expect(events).toContain(event);
    expect(watch.lines.filter((line) => !validate(line)).slice(0, 3)).toEqual([]);
  });
});
