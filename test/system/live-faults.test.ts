import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { itNeeds } from '../peers/it-needs.js';
import { ENDS, EvbLink } from './evb-link.js';
import { isRunning, LiveWatch, type WatchLine } from './live-watch.js';
import { MISSING } from './missing.js';
import { someVsi } from './some-vsi.js';

const DOWN_MS = 15_000;
const VSIS = [1, 2, 3].map(someVsi);

/** The process of tcpdump below a watch. */
function backendOf(watch: LiveWatch): number {
  return watch.children().find((pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'tcpdump')!;
}

/** States, backends and sentences of the interface, as they were told from line `from` on. */
function interfaceStory(watch: LiveWatch, from: number): string[] {
  return watch.lines.slice(from).filter(({ event }) => event === 'interface').map(({ state }) => state);
}

/** The last state of each VSI at the station, sorted. */
const statesOf = (watch: LiveWatch): string[] => [...watch.states().values()].sort();

describe('a live capture under which things break', () => {
  let link: EvbLink;
  let watch: LiveWatch;
  const told: Record<string, WatchLine[]> = {};
  const story: Record<string, string[]> = {};
  const states: Record<string, string[]> = {};
  let killed = 0;
  let status: number | null = null;
  let children: number[] = [];

  /** What `watch` prints from now on until the end of `work`, under a name. */
  async function during(name: string, work: () => Promise<void>): Promise<void> {
    const from = watch.lines.length;
    await work();
    told[name] = watch.lines.slice(from);
    story[name] = interfaceStory(watch, from);
    states[name] = statesOf(watch);
  }

  beforeAll(async () => {
    if (MISSING.length > 0) return;
    link = await EvbLink.open({ listen: async (open) => {
      watch = await LiveWatch.start(open, 'tcpdump', ['--heartbeat', '1']);
    } });
    for (const vsi of VSIS) await link.request('assoc', vsi);
    await watch.until('three VSIs are associated', () => statesOf(watch).join() === 'ASSOCIATED,ASSOCIATED,ASSOCIATED');

    await during('killed backend', async () => {
      killed = backendOf(watch);
      process.kill(killed, 'SIGKILL');
      await watch.until('capture goes on after the backend was killed', () => watch.of('interface').at(-1)!.state === 'capturing' && backendOf(watch) !== killed && backendOf(watch) !== undefined);
      await watch.until('keep-alives prove the VSIs again', () => [...new Set(VSIS.map(({ vsiid }) => watch.of('transition').findLast((line) => line.vsiid === vsiid && line.side === 'station')!.confidence))].join() === 'confirmed');
    });

    await during('killed bridge', async () => {
      await link.kill('bridge');
      await watch.until('the station gives its VSIs up', () => statesOf(watch).every((state) => state === 'EXIT'), 30_000);
    });
    await during('bridge again', async () => {
      link.speak('bridge');
      await link.until('the ends know each other again', async () => ((await link.lldp('station', 'neighbour')) !== null ? true : null));
      await pause(3000);
      await link.request('assoc', someVsi(4));
      await watch.until('a VSI is associated with the bridge that came back', () => watch.states().get(someVsi(4).vsiid) === 'ASSOCIATED');
    });

    await during('down', async () => {
      await link.device('station', 'set', ENDS.station.device, 'down');
      await watch.until('it is told that the interface is down', () => watch.of('interface').at(-1)!.state === 'waiting');
      await pause(DOWN_MS);
      await link.device('station', 'set', ENDS.station.device, 'up');
      await watch.until('it is told that the interface is back', () => watch.of('interface').at(-1)!.state === 'capturing');
    });

    await during('deleted', async () => {
      await link.device('station', 'del', ENDS.station.device);
      await watch.until('it is told that the interface is gone', () => watch.of('interface').at(-1)!.state === 'waiting');
    });
    children = watch.children();
    status = await watch.stop('SIGINT');
  }, 240_000);

  afterAll(async () => {
    if (MISSING.length === 0) await link?.close();
  });

  itNeeds(MISSING, 'a backend that was killed is started again; the gap is told, states are stale until they are proven', () => {
    expect(story['killed backend']!.at(-1)).toBe('capturing');
    const gaps = told['killed backend']!.filter(({ event }) => event === 'gap');
    expect(gaps.length).toBeGreaterThan(0);
    expect(gaps.filter((gap) => gap['interface'] !== ENDS.station.device)).toEqual([]);
    const confidences = told['killed backend']!.filter(({ event, side, from, to }) => event === 'transition' && side === 'station' && from === to).map(({ confidence }) => confidence);
    expect(confidences.slice(0, 3)).toEqual(['stale', 'stale', 'stale']);
    expect(told['killed backend']!.filter(({ event, severity }) => event === 'finding' && severity === 'error')).toEqual([]);
    expect(states['killed backend']).toEqual(['ASSOCIATED', 'ASSOCIATED', 'ASSOCIATED']);
  });

  itNeeds(MISSING, 'a bridge that was killed: its VSIs are given up while the link is silent, and errors say so', () => {
    // An absence is told once nothing can explain it any more.
    const errors = [...told['killed bridge']!, ...told['bridge again']!].filter(({ event, severity }) => event === 'finding' && severity === 'error');
    const rules = new Set(errors.map(({ rule }) => rule));
    expect(rules).toContain('ECP-04');
    expect([...rules].filter((rule) => !['ECP-04', 'VSI-01'].includes(rule))).toEqual([]);
    expect(errors.filter(({ vsiid }) => !VSIS.some((vsi) => vsi.vsiid === vsiid))).toEqual([]);
    expect(states['killed bridge']).toEqual(['EXIT', 'EXIT', 'EXIT']);
    expect(story['killed bridge']).toEqual([]);
  });

  itNeeds(MISSING, 'a bridge that came back associates', () => {
    expect(states['bridge again']!.filter((state) => state === 'ASSOCIATED')).toHaveLength(1);
  });

  itNeeds(MISSING, 'an interface that is down for 15 s is waited for, and captured again', () => {
    expect(story['down']!.at(0)).toBe('waiting');
    expect(story['down']!.at(-1)).toBe('capturing');
    expect(told['down']!.filter(({ event }) => event === 'heartbeat').length).toBeGreaterThan(10);
  });

  itNeeds(MISSING, 'an interface that was deleted is told, and everything ends on the first Ctrl-C', () => {
    expect(story['deleted']).toEqual(['waiting']);
    expect(watch.of('interface').at(-1)!['sentence']).toContain(ENDS.station.device);
    expect(status).toBe(130);
    expect(watch.lines.at(-1)).toMatchObject({ event: 'summary', damaged: false });
    expect([killed, ...children].filter(isRunning)).toEqual([]);
  });
});
