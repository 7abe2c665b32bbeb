import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { itNeeds } from '../peers/it-needs.js';
import { checkOf, retransmissions, type SharkRequest, sharkEcp, sharkRequests, toldApart, vsisOf } from './answers.js';
import { EvbLink, TIMERS } from './evb-link.js';
import { MISSING } from './missing.js';
import { someVsi } from './some-vsi.js';

/** Longer than four transmissions take, and three of them shorter than the time between two keep-alives. */
const APART_MS = 800;

describe('a bridge that is killed under three VSIs', () => {
  let link: EvbLink;
  let recording = '';
  let station = '';
  let killedNs = 0n;
  /** What the station asked in vain, by tshark. */
  let lost: SharkRequest[] = [];

  beforeAll(async () => {
    if (MISSING.length > 0) return;
    link = await EvbLink.open();
    recording = link.recording;
    station = (await link.lldp('station', 'own'))!.chassis;
    // Far enough apart that no VSI's keep-alive comes while another's is repeated: lldpad would then send copies microseconds apart.
    await link.request('assoc', someVsi(1));
    await pause(APART_MS);
    await link.request('assoc', someVsi(2));
    await pause(APART_MS);
    await link.request('preassoc', someVsi(3));
    await link.kill('bridge');
    killedNs = BigInt(Date.now()) * 1_000_000n;
    await link.until('the station gives its VSIs up', async () => (Object.values(await link.everyVsi()).every((vsis) => vsis.length === 0) ? true : null));
    // The station counts from when it wanted to ask, who looks on from when it did, up to two requests later.
    await link.until('the recording lasts until the waits for all answers have ended', async () => {
      await link.tick();
      return vsisOf(recording).every(({ state }) => state === 'EXIT') ? true : null;
    });
    await link.stopRecording();
    lost = sharkRequests(sharkEcp(recording)).filter(({ copies, ack }) => ack === null && copies[0]!.sender === station);
  }, 100_000);

  afterAll(async () => {
    if (MISSING.length === 0) await link?.close();
  });

  itNeeds(MISSING, 'is what the recording shows: a request of each VSI, sent four times, not acknowledged', () => {
    expect(lost.map(({ copies }) => [copies[0]!.sender, copies.length])).toEqual([1, 2, 3].map(() => [station, TIMERS.r + 1]));
    expect(sharkEcp(recording).filter(({ sender, timeNs }) => sender !== station && timeNs > killedNs)).toEqual([]);
  });

  itNeeds(MISSING, 'check: ECP-04 for each request, proven by its transmissions', () => {
    const { status, findings } = checkOf(recording);
    expect(status).toBe(1);
    const unacknowledged = findings.filter(({ rule }) => rule === 'ECP-04');
    expect(unacknowledged.map(({ frames }) => frames)).toEqual(lost.map(({ copies }) => toldApart(copies).map(({ frame }) => frame)));
    expect(unacknowledged.map(({ severity }) => severity)).toEqual(['error', 'error', 'error']);
    expect(unacknowledged.map(({ vsiid }) => vsiid).sort()).toEqual([1, 2, 3].map((number) => someVsi(number).vsiid));
  });

  itNeeds(MISSING, 'check: ECP-05 for each retransmission, and for nothing else', () => {
    const again = checkOf(recording).findings.filter(({ rule }) => rule === 'ECP-05');
    expect(again.map(({ frames }) => frames)).toEqual(retransmissions(sharkRequests(sharkEcp(recording))));
    for (const { copies: [first] } of lost) expect(again.filter(({ frames }) => frames[0] === first!.frame).length).toBeGreaterThan(0);
  });

  itNeeds(MISSING, 'vsis: nothing is called confirmed any more', () => {
    const lives = vsisOf(recording);
    expect(lives.map(({ vsiid }) => vsiid).sort()).toEqual([1, 2, 3].map((number) => someVsi(number).vsiid));
    for (const { vsiid, state, confidence, bridgeConfidence, transitions } of lives) {
      expect({ vsiid, state, confidence }).toEqual({ vsiid, state: 'EXIT', confidence: 'inferred' });
      expect(bridgeConfidence, vsiid).not.toBe('confirmed');
      const after = transitions.filter(({ time }) => BigInt(Date.parse(time)) * 1_000_000n > killedNs);
      expect(after.length, vsiid).toBeGreaterThan(0);
      expect(after.filter((one) => one.confidence === 'confirmed'), vsiid).toEqual([]);
    }
  });
});
