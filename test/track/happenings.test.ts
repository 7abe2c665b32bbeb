import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createAnalysis } from '../../src/analyze.js';
import { openSource } from '../../src/capture/open.js';
import type { Input } from '../../src/model/frame.js';
import type { Happening } from '../../src/model/happening.js';
import { Timebase } from '../../src/model/timebase.js';
import { hex } from '../../src/text/mac.js';
import { ASSOC, DEASSOC, PREASSOC, Scenario, tlv, vsi } from '../scenario.js';

type Kind = Happening['kind'];
type Of<K extends Kind> = Extract<Happening, { kind: K }>;

/** A scenario, and what it tells while it goes on. */
function watched(): { scenario: Scenario; all: Happening[]; of: <K extends Kind>(kind: K) => readonly Of<K>[] } {
  const all: Happening[] = [];
  const scenario = new Scenario({ onHappening: (happening) => all.push(happening) });
  return { scenario, all, of: <K extends Kind>(kind: K) => all.filter((one): one is Of<K> => one.kind === kind) };
}

describe('transitions', () => {
  it('are told when their frame was tracked, with the VSI, and are those of the life', () => {
    const { scenario, of } = watched();
    scenario.converge().request(ASSOC);
    expect(of('transition').map(({ transition: { side, to, frame }, link, channel }) => [side, to, frame, link, channel])).toContainEqual(['station', 'ASSOC_PROCESSING', 5, 'eno3', null]);
    scenario.respond(ASSOC);
    expect(of('transition').map(({ transition }) => transition)).toEqual(scenario.analysis.lives()[0]!.transitions);
    expect(new Set(of('transition').map(({ life }) => hex(life.vsiid)))).toEqual(new Set([vsi(1)]));
  });

  it('of a timer are told when the clock has passed it, with its own time', () => {
    const { scenario, of } = watched();
    scenario.converge().request(ASSOC);
    const sentNs = of('transition')[0]!.timeNs;
    const before = of('transition').length;
    scenario.quiet(17);
    expect(of('transition')).toHaveLength(before);
    scenario.quiet(2);
    expect(of('transition')[before]).toMatchObject({ transition: { side: 'station', from: 'ASSOC_PROCESSING', to: 'EXIT', cause: 'timeout', frame: null } });
    expect((of('transition')[before]!.timeNs - sentNs) / 1e9).toBeCloseTo(17.4, 0);
  });
});

describe('exchanges', () => {
  it('are told when they are acknowledged: who asked, for what, how long it took', () => {
    const { scenario, of } = watched();
    scenario.converge();
    const no = scenario.send('station', [tlv.manager(), tlv.assoc(ASSOC, 1), tlv.assoc(ASSOC, 2)]);
    expect(of('exchange')).toEqual([]);
    scenario.ack('bridge');
    expect(of('exchange')).toMatchObject([{ outcome: 'acknowledged', side: 'station', subtype: 1, generation: 'ratified', frames: [no], transmissions: 1, ackFrame: no + 1 }]);
    const [{ timeNs, sentNs, lives }] = of('exchange') as [Of<'exchange'>];
    expect(timeNs - sentNs).toBe(100_000);
    expect(lives.map(({ vsiid }) => hex(vsiid))).toEqual([vsi(1), vsi(2)]);
    scenario.ack('bridge');
    expect(of('exchange')).toHaveLength(1);
  });

  it('are told when they are given up, with their copies', () => {
    const { scenario, of } = watched();
    scenario.converge();
    const no = scenario.send('station', [tlv.manager(), tlv.assoc(ASSOC, 1)], 7);
    scenario.wait(0.17).send('station', [tlv.manager(), tlv.assoc(ASSOC, 1)], 7);
    scenario.quiet(0.4);
    expect(of('exchange')).toEqual([]);
    scenario.quiet(0.5);
    expect(of('exchange')).toMatchObject([{ outcome: 'given-up', seq: 7, frames: [no, no + 1], transmissions: 2, ackFrame: null }]);
  });
});

it('neighbours are heard, say goodbye, and expire; whose they are is known from what the LLDPDU itself says', () => {
  const { scenario, of } = watched();
  scenario.evb('station');
  scenario.wait(1).evb('bridge');
  scenario.wait(1).lldp('bridge', [], 0);
  scenario.quiet(118);
  expect(of('neighbour').map(({ what, side, source, frame }) => [what, side, source, frame])).toEqual([
    ['heard', 'station', '02:00:00:00:00:01', 1],
    ['heard', 'bridge', '02:00:00:00:00:02', 2],
    ['shutdown', 'bridge', '02:00:00:00:00:02', 3],
  ]);
  expect(of('neighbour')[1]!.neighbour).toBe(of('neighbour')[2]!.neighbour);
  scenario.quiet(30);
  expect(of('neighbour').at(-1)).toMatchObject({ what: 'expired', side: 'station', frame: null, decoded: null });
});

it('findings are told when they come up', () => {
  const { scenario, of } = watched();
  scenario.converge().exchange(ASSOC).request(ASSOC, 2);
  scenario.wait(30).evb('bridge');
  scenario.quiet(30);
  const rules = of('finding').map(({ finding }) => finding.rule);
  expect(rules).toContain('VSI-01');
  scenario.analysis.end();
  expect(of('finding').map(({ finding }) => finding)).toEqual(scenario.analysis.findings());
});

it('gaps are told before what they make of the states', () => {
  const { scenario, all, of } = watched();
  scenario.converge().exchange(ASSOC);
  const before = all.length;
  scenario.gap();
  expect(of('transition').slice(-2).map((change) => all.indexOf(change) > before)).toEqual([true, true]);
  expect(all[before]).toMatchObject({ lost: 3, point: { name: 'eno3' } });
});

describe('lives', () => {
  it('are told when both sides have left, whole, after all that the frame brought about', () => {
    const { scenario, all, of } = watched();
    scenario.converge().exchange(ASSOC).exchange(PREASSOC, 2).exchange(DEASSOC);
    expect(of('life').map(({ life }) => life)).toEqual([scenario.analysis.lives()[0]]);
    expect(of('life')[0]!.life).toMatchObject({ state: 'EXIT', bridgeState: 'EXIT', history: 'AaDd', responses: 2 });
    expect(all.at(-2)!.kind).toBe('life');
    expect(all.at(-1)!.kind).toBe('exchange');
  });

  it('that go on are told at the end, the others once', () => {
    const { scenario, of } = watched();
    scenario.converge().exchange(ASSOC).exchange(ASSOC, 2).exchange(DEASSOC);
    scenario.analysis.end();
    expect(of('life').map(({ life }) => life)).toEqual(scenario.analysis.lives());
  });

  it('that were told and went on are told again', () => {
    const { scenario, of } = watched();
    scenario.converge().exchange(ASSOC).exchange(DEASSOC);
    scenario.send('bridge', [tlv.manager(), tlv.assoc(DEASSOC, 1, { ack: 0 })]);
    scenario.analysis.end();
    expect(of('life')).toHaveLength(2);
    expect(of('life')[1]!.life).toEqual(scenario.analysis.lives()[0]);
  });

  it('that make room for others are told while they are there', () => {
    const { scenario, of } = watched();
    scenario.converge();
    const room = { filterfmt: 1, filter: [{ vid: 100 }] };
    for (let i = 0; i < 33_000; i += 40) scenario.send('station', [tlv.manager(), ...Array.from({ length: 40 }, (_, j) => tlv.assoc(ASSOC, i + j, room))]);
    const told = of('life').length;
    expect(told).toBe(scenario.analysis.summary().dropped['lives']);
    expect(told).toBeGreaterThan(2000);
    scenario.analysis.end();
    expect(of('life').map(({ life }) => life.id).sort((a, b) => a - b)).toEqual(Array.from({ length: 33_000 }, (_, id) => id));
  });
});

const captures = new URL('../../fixtures/captures/', import.meta.url);
const recordings = readdirSync(captures, { recursive: true, encoding: 'utf8' }).filter((name) => /\.pcap(ng)?$/.test(name));

async function inputsOf(name: string): Promise<readonly Input[]> {
  const source = openSource([fileURLToPath(new URL(name, captures))], new Timebase());
  const inputs: Input[] = [];
  for (let batch = await source.read(); batch !== null; batch = await source.read()) inputs.push(...batch);
  await source.close();
  return inputs;
}

/** The same with the clock told after each `stepNs` of silence, as a live capture does. */
function ticking(inputs: readonly Input[], stepNs: number): Input[] {
  const all: Input[] = [];
  let nowNs = inputs[0]?.timeNs ?? 0;
  for (const input of inputs) {
    for (nowNs += stepNs; nowNs < input.timeNs; nowNs += stepNs) all.push({ kind: 'clock', timeNs: nowNs });
    all.push(input);
    nowNs = input.timeNs;
  }
  return all;
}

/** A happening as it was when it was told, without what only names it. */
function written(happening: Happening): string {
  return JSON.stringify(happening, (key, value: unknown) => {
    if (key === 'decoded' || key === 'neighbour' || key === 'point') return undefined;
    if (key === 'life' && typeof value === 'object' && value !== null && 'linkName' in value) return (value as unknown as { id: number }).id;
    return key === 'lives' ? (value as readonly { id: number }[]).map(({ id }) => id) : value;
  });
}

function told(inputs: readonly Input[]): string[] {
  const happenings: string[] = [];
  const analysis = createAnalysis({ onHappening: (happening) => happenings.push(written(happening)) });
  for (const input of inputs) analysis.push(input);
  analysis.end();
  return happenings;
}

it('the same happens in the same order however often the clock is told', async () => {
  let count = 0;
  for (const name of recordings) {
    const inputs = await inputsOf(name);
    const expected = told(inputs);
    count += expected.length;
    expect(told(ticking(inputs, 130e6)), name).toEqual(expected);
  }
  expect(count).toBeGreaterThan(5000);
});
