import { describe, expect, it } from 'vitest';
import { DISSECTORS } from '../../dissectors/index.js';
import { Engine } from '../../src/dissect/engine.js';
import { FRAME_KINDS, type FrameKind } from '../../src/model/stored-frame.js';
import { asResponse, kindOf } from '../../src/store/frame-kind.js';
import { Scenario, tlv } from '../scenario.js';

const engine = new Engine(DISSECTORS);

/** The kinds of the frames that `send` sends, by their octets alone. */
function kinds(send: (link: Scenario) => void): FrameKind[] {
  const told: FrameKind[] = [];
  send(new Scenario({ onFrame: ({ frame }) => told.push(kindOf(engine.decode(frame))) }));
  return told;
}

describe('the kind of a frame', () => {
  it('goes by the type and the response bit of the first VSI', () => {
    const all = kinds((link) => {
      for (const ack of [0, 1]) for (const type of [1, 2, 3, 4]) link.send('station', [tlv.manager(), tlv.assoc(type, 1, { ack }), tlv.assoc(3, 2)]);
    });
    expect(all).toEqual(FRAME_KINDS.slice(6));
  });

  it('goes by the mode in drafts, which have no response bit', () => {
    expect(kinds((link) => [0, 1, 2, 3, 9].forEach((mode) => link.draft('station', mode, [tlv.draft(mode, 1)])))).toEqual([...FRAME_KINDS.slice(6, 10), 'ecp request']);
  });

  it('names what EVB brings to LLDP', () => {
    expect(
      kinds((link) => {
        link.lldp('station');
        link.lldp('station', [tlv.evbDraft()]);
        link.lldp('station', [tlv.cdcp('station'), tlv.evb('station')]);
        link.lldp('station', [tlv.evb('station'), tlv.cdcp('station')]);
      }),
    ).toEqual(['lldp', 'lldp evb', 'lldp cdcp', 'lldp cdcp']);
  });

  it('is what is left of a frame that is cut', () => {
    const cut = (octets: number): FrameKind => kinds((link) => link.frame('station', 'ecp', Uint8Array.from([0x10, 0x01, 0, 1]), octets))[0]!;
    expect([cut(0), cut(2), cut(4)]).toEqual(['ecp request', 'ecp request', 'other']);
  });
});

it('a response is made of a request of VDP only', () => {
  expect(FRAME_KINDS.map(asResponse)).toEqual([...FRAME_KINDS.slice(0, 6), ...FRAME_KINDS.slice(10), ...FRAME_KINDS.slice(10)]);
});
