import { describe, expect, it } from 'vitest';
import type { Frame } from '../../src/model/frame.js';
import { ASSOC, tlv } from '../scenario.js';
import { AGENTS } from './agents.js';
import { GONE, UP, type Ends } from './clean-session.js';
import { DRAFTS } from './drafts.js';
import { LINKS } from './links.js';
import { LIVES } from './lives.js';
import { RELAY_AND_GROUPS, Session } from './session.js';
import { TIMERS } from './timers.js';
import { FORMATS, interfacesOf, readBack } from './written.js';

/** Holds what was read: nothing but notes was found, and these are the VSIs. */
async function expectClean(files: readonly Uint8Array[], ends: Ends): Promise<void> {
  const { findings, lives } = await readBack(files);
  expect(findings.filter(({ severity }) => severity !== 'note').map(({ rule, frames }) => `${rule} #${frames.join(' #')}`)).toEqual([]);
  expect(lives.map(({ state, bridgeState }) => `${state} ${bridgeState}`)).toEqual(ends);
}

const baseline = (): Session => new Session(RELAY_AND_GROUPS).meet().life(1);
const between = (session: Session, fromSec: number, toSec: number): readonly Frame[] => session.frames.filter(({ timeNs }) => timeNs >= fromSec * 1e9 && timeNs < toSec * 1e9);
const from = (session: Session, address: string): readonly Frame[] => session.frames.filter(({ data }) => Buffer.from(data.subarray(6, 12)).toString('hex') === address);

describe('clean sessions give no error and no warning, in every kind of capture', () => {
  for (const [format, write] of Object.entries(FORMATS)) {
    const ends = format.startsWith('a capture cut to') ? [] : [GONE];
    it(`one life, ${format}`, () => expectClean([write(baseline().frames)], ends));
  }

  it.each([40e-6, 0.4, -0.4, 3, -3, 9, -9])('both ends captured, the clocks %d s apart', (apartSec) => {
    const { frames } = baseline();
    return expectClean([FORMATS.pcap(frames), FORMATS['pcap in nanoseconds'](frames.map((frame) => ({ ...frame, timeNs: frame.timeNs + 1e9 * apartSec })))], [GONE]);
  });
  it('begun in the middle', () => expectClean([FORMATS.pcap(between(baseline(), 17, Infinity))], [GONE]));
  it('ended in the middle', () => expectClean([FORMATS.pcap(between(baseline(), 0, 30))], [UP]));
  it('ended behind a request', () => {
    const { frames } = new Session().meet();
    const session = new Session().meet();
    session.request(ASSOC, 1);
    return expectClean([FORMATS.pcap(session.frames.slice(0, frames.length + 1))], ['ASSOC_PROCESSING UNKNOWN']);
  });
  it('ended before the first copy of a request is due, long behind another one', () => {
    const session = new Session().meet().granted(ASSOC, 1);
    session.request(ASSOC, 1);
    session.respond(ASSOC, 1);
    session.send('station', [tlv.manager(), tlv.assoc(ASSOC, 2)]);
    session.wait(0.15).lldp('bridge', [tlv.evb('bridge')]);
    return expectClean([FORMATS.pcap(session.frames)], [UP, 'ASSOC_PROCESSING UNKNOWN']);
  });
  it('ended among copies: they are told, and nothing of what may have followed', async () => {
    const session = new Session().meet();
    for (let i = 0; i < 4; i++, session.wait(0.164)) session.send('station', [tlv.manager(), tlv.assoc(ASSOC, 1)], 1);
    const firstNs = session.frames.at(-4)!.timeNs;
    for (let copies = 1; copies <= 4; copies++) {
      const { findings } = await readBack([FORMATS.pcap(session.frames.filter(({ timeNs }) => timeNs < firstNs + copies * 0.164e9))]);
      expect(findings.filter(({ severity }) => severity !== 'note').map(({ rule }) => rule)).toEqual(Array<string>(copies - 1).fill('ECP-05'));
    }
  });
  it('only what the station sent', () => expectClean([FORMATS.pcap(from(baseline(), '020000000001'))], ['DEASSOC_PROCESSING ASSOCIATED']));
  it('only what the bridge sent', () => expectClean([FORMATS.pcap(from(baseline(), '020000000002'))], [GONE]));
});

describe('clean sessions of every kind give no error and no warning', () => {
  for (const { name, make, ends } of [...LIVES, ...DRAFTS, ...TIMERS, ...AGENTS, ...LINKS]) {
    it(name, () => {
      const { frames } = make();
      const points = [...new Set(frames.map(({ point }) => point.id))].sort();
      return expectClean(points.map((point) => FORMATS.pcapng(frames.filter((frame) => frame.point.id === point))), ends);
    });
  }

  for (const { name, make, ends } of LINKS) {
    const { frames } = make();
    if (frames.some(({ point }) => point.id === 1)) it(`${name}, in one pcapng of two interfaces`, () => expectClean([interfacesOf(frames)], ends));
  }
});
