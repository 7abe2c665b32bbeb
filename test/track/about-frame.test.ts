import { expect, it } from 'vitest';
import { ASSOC, DEASSOC, Scenario, tlv } from '../scenario.js';

function about(play: (scenario: Scenario) => void): Readonly<Record<number, readonly number[]>> {
  const seen: Record<number, readonly number[]> = {};
  play(new Scenario({ tellsLives: true, onFrame: ({ frame }, lives) => (seen[frame.no] = lives) }));
  return seen;
}

it('a frame is about the VSIs that it names, an acknowledgement about those of what it acknowledges', () => {
  const seen = about((scenario) => {
    scenario.evb('station');
    scenario.request(ASSOC, 1);
    scenario.request(ASSOC, 2);
    scenario.respond(ASSOC, 1);
    scenario.respond(ASSOC, 2);
  });
  expect(seen).toEqual({ 1: [], 2: [0], 3: [0], 4: [1], 5: [1], 6: [0], 7: [0], 8: [1], 9: [1] });
});

it('a copy is about what its first transmission is about, a frame with several VSIs about all of them', () => {
  const seen = about((scenario) => {
    const tlvs = [tlv.manager(), tlv.assoc(ASSOC, 1), tlv.assoc(ASSOC, 2)];
    scenario.send('station', tlvs, 1);
    scenario.wait(0.2).send('station', tlvs, 1);
    scenario.ack('bridge');
  });
  expect(seen).toEqual({ 1: [0, 1], 2: [0, 1], 3: [0, 1] });
});

it('a new life of a VSI is another one', () => {
  const seen = about((scenario) => scenario.exchange(ASSOC).exchange(DEASSOC).exchange(ASSOC));
  expect([seen[1], seen[5], seen[9]]).toEqual([[0], [0], [1]]);
});
