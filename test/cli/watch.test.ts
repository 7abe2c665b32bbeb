import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { createAnalysis } from '../../src/analyze.js';
import { run } from '../../src/cli/run.js';
import { FakeHost } from './fake-host.js';
import { Folder, story, STORY_FRAMES } from './story.js';

interface Line {
  readonly event: string;
  readonly time: string;
  readonly link: string;
  readonly vsiid: string | null;
  readonly [member: string]: unknown;
}

const folder = new Folder();
const once = folder.write('story.pcapng', story());
afterAll(() => folder.remove());

const captures = new URL('../../fixtures/captures/', import.meta.url);
const recordings = readdirSync(captures, { recursive: true, encoding: 'utf8' }).filter((name) => /\.pcap(ng)?$/.test(name)).map((name) => fileURLToPath(new URL(name, captures)));

async function texts(...args: readonly string[]): Promise<readonly string[]> {
  const host = Object.assign(new FakeHost(), { createAnalysis });
  expect(await run(args, host), host.stderr.text).toBe(0);
  return host.stdout.text.split('\n').slice(0, -1);
}

async function lines(...args: readonly string[]): Promise<readonly Line[]> {
  return (await texts(...args)).map((line) => JSON.parse(line) as Line);
}

/** The last line of each of those that tell of the same. */
function lastOf(all: readonly Line[], event: string, keyOf: (line: Line) => string): ReadonlyMap<string, Line> {
  return new Map(all.filter((line) => line.event === event).map((line) => [keyOf(line), line]));
}

const findingKey = ({ rule, link, channel, vsiid }: Line): string => JSON.stringify([rule, link, channel, vsiid]);
const lifeKey = ({ time, link, channel, vsiid }: Line): string => JSON.stringify([time, link, channel, vsiid]);

describe('watch', () => {
  it('tells a story as it went', async () => {
    const all = await lines('watch', '--frames', once);
    const brief = all.map(({ event, time, change, side, to, outcome, frame, state }) => [event, time.slice(17, 26), ...[change, side, to, outcome, frame, state].filter((part) => part !== undefined)].join(' '));
    const at = brief.indexOf('frame 56.000504 5');
    expect(brief.slice(at - 2, at + 9)).toMatchInlineSnapshot(`
      [
        "neighbour 55.500504 changed station 4",
        "transition 56.000504 station ASSOC_PROCESSING 5",
        "frame 56.000504 5",
        "exchange 56.001504 station acknowledged",
        "transition 56.001504 bridge ASSOC_PROCESSING 6",
        "frame 56.001504 6",
        "transition 56.003504 bridge ASSOCIATED 7",
        "transition 56.003504 station ASSOCIATED 7",
        "frame 56.003504 7",
        "exchange 56.004504 bridge acknowledged",
        "frame 56.004504 8",
      ]
    `);
    expect(brief.at(-1)).toMatch(/^summary/);
    expect(all.filter(({ event }) => event === 'frame')).toHaveLength(STORY_FRAMES);
  });

  it('says the same in the end as vsis, check, stats and print', async () => {
    for (const file of recordings.filter((_, at) => at % 4 === 0)) {
      const all = await lines('watch', '--frames', file);
      const summary = all.at(-1)!;
      const check = await lines('check', '--json', '--fail-on=never', file);
      expect(all.filter(({ event }) => event === 'frame'), file).toEqual(await lines('print', '-T', 'jsonl', file));
      expect(all.filter(({ event }) => event === 'latency'), file).toEqual(await lines('stats', '--json', file));
      const lives = await lines('vsis', '--json', file);
      expect([...lastOf(all, 'vsi', lifeKey)].sort(), file).toEqual([...lastOf(lives, 'vsi', lifeKey)].sort());
      const expected = lastOf(check, 'finding', findingKey);
      const told = lastOf(all, 'finding', findingKey);
      for (const [key, finding] of expected) expect(told.get(key), file).toEqual(finding);
      expect(summary, file).toEqual({ ...check.at(-1), leftOut: {} });
    }
  }, 120_000);

  it('tells each transition of a life that does not take it back later', async () => {
    for (const file of recordings.slice(0, 20)) {
      const all = await lines('watch', file);
      const told = new Set(all.flatMap((line) => (line.event === 'transition' ? [JSON.stringify([line.vsiid, line.time, line['side'], line['to'], line['cause'], line['frame']])] : [])));
      for (const life of await lines('vsis', '--json', file)) {
        for (const { time, side, to, cause, frame } of life['transitions'] as readonly Line[]) expect(told, file).toContain(JSON.stringify([life.vsiid, time, side, to, cause, frame]));
      }
    }
  });

  it('shows of a display filter what is about its VSIs, findings and links; how it goes on and ends, always', async () => {
    const [demo] = recordings.filter((file) => file.endsWith('mix-churn50/station.pcapng') || file.includes('mix-churn50'));
    const all = await lines('watch', '--frames', demo!);
    const vsiid = all.find(({ event }) => event === 'vsi')!.vsiid!;
    const one = await lines('watch', '--frames', '-Y', `vdp.vsiid == ${vsiid}`, demo!);
    expect(one.filter(({ event }) => event === 'transition')).toEqual(all.filter(({ event, vsiid: of }) => event === 'transition' && of === vsiid));
    expect(one.filter(({ event }) => event === 'vsi')).toEqual(all.filter(({ event, vsiid: of }) => event === 'vsi' && of === vsiid));
    expect(one.filter(({ event }) => event === 'exchange')).toEqual(all.filter(({ event, vsiids }) => event === 'exchange' && (vsiids as string[]).includes(vsiid)));
    expect(new Set(one.map(({ event }) => event))).toContain('frame');
    expect(one.filter(({ event }) => event === 'neighbour')).toEqual([]);
    expect(one.at(-1)!.event).toBe('summary');
    const link = all[0]!.link;
    expect((await lines('watch', '-Y', `link == "${link}"`, demo!)).filter(({ event }) => event === 'neighbour').length).toBeGreaterThan(0);
    const severe = await lines('watch', '-Y', 'severity >= warning', demo!);
    expect(severe.filter(({ event }) => event === 'finding').every(({ severity }) => severity !== 'note')).toBe(true);
  });

  it('calls VSIs by the names of --names', async () => {
    const [{ vsi }] = (await lines('vsis', '--json', once)) as unknown as [{ vsi: string }];
    const named = await lines('watch', '--names', folder.write('names', `${vsi} web-1\n`), once);
    for (const { event, name } of named.filter(({ event: one }) => one === 'transition' || one === 'vsi')) expect([event, name]).toEqual([event, 'web-1']);
  });
});

describe('neighbours', () => {
  it('are told when they come up, say something else, and say goodbye', async () => {
    const told = (await lines('watch', once)).filter(({ event }) => event === 'neighbour');
    expect(told.map(({ change, side, frame }) => [change, side, frame])).toMatchInlineSnapshot(`
      [
        [
          "new",
          "station",
          1,
        ],
        [
          "new",
          "bridge",
          2,
        ],
        [
          "changed",
          "station",
          3,
        ],
        [
          "changed",
          "station",
          4,
        ],
        [
          "shutdown",
          "station",
          13,
        ],
      ]
    `);
    expect(told[0]).toMatchInlineSnapshot(`
      {
        "cdcp": null,
        "change": "new",
        "channel": null,
        "chassis": "4a:99:c9:e1:0a:c6",
        "destination": "01:80:c2:00:00:00",
        "evb": {
          "evb.bgid": 0,
          "evb.mode": 2,
          "evb.r": 2,
          "evb.rka": 17,
          "evb.rolRka": 0,
          "evb.rolRwd": 0,
          "evb.rrcap": 0,
          "evb.rrctr": 0,
          "evb.rrreq": 1,
          "evb.rrstat": 3,
          "evb.rte": 14,
          "evb.rwd": 18,
          "evb.sgid": 1,
        },
        "evbDraft": null,
        "event": "neighbour",
        "frame": 1,
        "link": "eno3",
        "port": "4a:99:c9:e1:0a:c6",
        "side": "station",
        "source": "4a:99:c9:e1:0a:c6",
        "system": null,
        "time": "2026-11-23T06:25:54.000504542Z",
        "ttl": 120,
        "v": 1,
      }
    `);
  });
});
