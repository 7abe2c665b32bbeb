import { expect, it } from 'vitest';
import { ASSOC, DEASSOC, octets, Scenario, tlv } from '../scenario.js';

const MAX_ENDED = 512;
const AT_ONCE = 20;
const FILTER = [{ mac: octets('525400000002'), vid: 200 }];

/** VSIs come and go, twenty at once with these numbers. */
function comeAndGo(link: Scenario, first: number): void {
  for (const type of [ASSOC, DEASSOC]) {
    const all = (fields: object): ReturnType<typeof tlv.assoc>[] => Array.from({ length: AT_ONCE }, (_, i) => tlv.assoc(type, first + i, { filter: FILTER, ...fields }));
    link.wait(0.001).send('station', [tlv.manager(), ...all({})]);
    link.ack('bridge');
    link.wait(0.001).send('bridge', [tlv.manager(), ...all({ ack: 1, keep: 0, hard: 0, error: 0 })]);
    link.ack('station');
  }
}

it('keeps the newest lives of 20,000 that are over, of VSIs that come back and of such that do not, and counts the others', () => {
  const link = new Scenario({ maxEndedLives: MAX_ENDED }).converge().exchange(ASSOC, 1);
  for (let round = 0; round < 1000; round++) comeAndGo(link, round % 2 === 0 ? 100 : 1000 + round * AT_ONCE);
  // Room is made when a life begins.
  link.exchange(ASSOC, 2);
  const lives = link.analysis.lives();
  const { dropped, vsis } = link.analysis.summary();
  expect(lives.length - 2).toBeLessThanOrEqual(MAX_ENDED);
  expect(lives.length - 2).toBeGreaterThan(MAX_ENDED * 0.9);
  expect(dropped['lives']).toBe(20_002 - lives.length);
  expect(lives[0]).toMatchObject({ id: 0, state: 'ASSOCIATED' });
  expect(lives.slice(-1 - 2 * AT_ONCE, -1).map(({ id }) => id)).toEqual(Array.from({ length: 2 * AT_ONCE }, (_, i) => 20_001 - 2 * AT_ONCE + i));
  expect(lives.at(-2)!.transitions.map(({ to }) => to)).toContain('EXIT');
  // Each kind has about half of the room: one life of twenty VSIs that came back is their latest.
  const returned = lives.length - vsis;
  expect(returned).toBeGreaterThan(MAX_ENDED * 0.4);
  expect(vsis).toBeGreaterThan(MAX_ENDED * 0.4);
});

it('keeps what is over of a file', () => {
  const link = new Scenario().converge();
  for (let round = 0; round < 60; round++) comeAndGo(link, 100);
  expect(link.analysis.lives()).toHaveLength(1200);
  expect(link.analysis.summary().dropped).toEqual({});
});
