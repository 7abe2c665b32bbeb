import { afterAll, beforeAll, describe, expect } from 'vitest';
import { itNeeds } from '../peers/it-needs.js';
import { checkOf, framesOf, latenciesOf, retransmissions, shark, type SharkEcp, sharkEcp, sharkRequests, type VsiLine, vsisOf } from './answers.js';
import { EvbLink, type Mode, TIMERS } from './evb-link.js';
import type { ListedLldp, ListedVsi } from './lldpad-says.js';
import { MISSING } from './missing.js';
import { someVsi } from './some-vsi.js';

const [kept, raised, waiting, reserving, left, returned] = [1, 2, 3, 4, 5, 6].map(someVsi) as [ListedVsi, ListedVsi, ListedVsi, ListedVsi, ListedVsi, ListedVsi];
const DEASSOC = 4;

/** The first transmissions of what an end sent, of one TLV type or all. */
function sent(ecp: readonly SharkEcp[], sender: string, tlv: number | null = null): SharkEcp[] {
  return sharkRequests(ecp).map(({ copies: [first] }) => first!).filter((first) => first.sender === sender && (tlv === null || first.tlvs.includes(tlv)));
}

/** What `vsis --json` says of a VSI in the words of vdptool. */
function listed({ vsiid, managerText, type, version, filter }: VsiLine): ListedVsi {
  expect(filter).toHaveLength(1);
  const { vid, mac } = filter[0]!;
  return { vsiid, manager: managerText, type, version, vid, mac };
}

const byVsiid = (a: ListedVsi, b: ListedVsi): number => a.vsiid.localeCompare(b.vsiid);

describe('a station and a bridge that get on', () => {
  let link: EvbLink;
  let recording = '';
  let station = '';
  let bridge = '';
  let atTheEnd: Record<Mode, ListedVsi[]>;
  let own: ListedLldp;
  let neighbour: ListedLldp;

  beforeAll(async () => {
    if (MISSING.length > 0) return;
    link = await EvbLink.open();
    recording = link.recording;
    for (const vsi of [left, returned]) await link.request('assoc', vsi);
    for (const vsi of [left, returned]) await link.request('deassoc', vsi);
    await link.request('assoc', returned);
    await link.request('assoc', kept);
    await link.request('preassoc', raised);
    await link.request('assoc', raised);
    await link.request('preassoc', waiting);
    await link.request('preassoc-rr', reserving);

    own = (await link.lldp('station', 'own'))!;
    neighbour = (await link.lldp('station', 'neighbour'))!;
    station = own.chassis;
    bridge = neighbour.chassis;
    // Each of the five that are up asks again in its turn. And lldpad as a bridge ends once more what has left: two answers, one of its own accord.
    const before = sent(sharkEcp(recording, false), station).length;
    await link.until('a keep-alive of each VSI, and the second end of the one that left', () => {
      const ecp = sharkEcp(recording, false);
      return sent(ecp, station).length >= before + 6 && sent(ecp, bridge, DEASSOC).length >= 3 ? true : null;
    });

    atTheEnd = await link.everyVsi();
    await link.stopRecording();
    expect(await link.everyVsi(), 'the station changed its mind while the recording was ended').toEqual(atTheEnd);
  }, 100_000);

  afterAll(async () => {
    if (MISSING.length === 0) await link?.close();
  });

  itNeeds(MISSING, 'vsis: the states are those that the station lists', () => {
    // What was asked for; else two wrong lists could agree.
    expect(atTheEnd).toEqual({ assoc: [kept, raised, returned], preassoc: [waiting], 'preassoc-rr': [reserving] });
    const lives = vsisOf(recording);
    const up = (state: string, reserved: boolean): ListedVsi[] => lives.filter((life) => life.state === state && life.reserved === reserved).map(listed).sort(byVsiid);
    expect({ assoc: up('ASSOCIATED', false), preassoc: up('PREASSOCIATED', false), 'preassoc-rr': up('PREASSOCIATED', true) }).toEqual(atTheEnd);
    expect(lives.filter(({ state }) => state === 'EXIT').map(listed).sort(byVsiid)).toEqual([left, returned]);
    expect(lives).toHaveLength(7);
  });

  itNeeds(MISSING, 'vsis: frames prove every state, and the bridge agrees', () => {
    for (const { vsiid, generation, state, confidence, bridgeState, bridgeConfidence, keepAlives, transitions } of vsisOf(recording)) {
      expect({ vsiid, generation, confidence, bridgeState, bridgeConfidence }).toEqual({ vsiid, generation: 'ratified', confidence: 'confirmed', bridgeState: state, bridgeConfidence: 'confirmed' });
      expect(transitions.filter((one) => one.confidence !== 'confirmed'), vsiid).toEqual([]);
      if (state !== 'EXIT') expect(keepAlives, vsiid).toBeGreaterThan(0);
    }
  });

  itNeeds(MISSING, 'check: nothing but the second end of the VSI that left, and retransmissions where tshark sees them too', () => {
    const { status, findings } = checkOf(recording);
    expect(status).toBe(0);
    const ofRule = (rule: string): typeof findings => findings.filter((finding) => finding.rule === rule);
    expect(findings.filter(({ rule }) => rule !== 'VSI-28' && rule !== 'ECP-05')).toEqual([]);
    // A machine that stops for 164 ms has these. A link without them has no warning at all.
    expect(ofRule('ECP-05').map(({ frames }) => frames)).toEqual(retransmissions(sharkRequests(sharkEcp(recording))));

    // Behind the two responses.
    const secondEnd = sent(sharkEcp(recording), bridge, DEASSOC)[2]!;
    expect(ofRule('VSI-28').map(({ severity, vsiid, frames }) => ({ severity, vsiid, frames }))).toEqual([{ severity: 'note', vsiid: left.vsiid, frames: [secondEnd.frame] }]);
  });

  itNeeds(MISSING, 'stats: every operation that took place has its times', () => {
    const latencies = latenciesOf(recording);
    const count = (operation: string, side = 'station'): number => latencies.find((line) => line.operation === operation && line.side === side)?.count ?? 0;
    expect(count('assoc')).toBe(5);
    expect(count('deassoc')).toBe(2);
    expect(count('preassoc')).toBe(3);
    // Each answer has a time; the recording may end before the answer to the last keep-alive.
    const answers = vsisOf(recording).reduce((sum, life) => sum + life.responses, 0);
    expect(count('keepalive')).toBe(answers - 5 - 2 - 3);
    expect(count('keepalive')).toBeGreaterThanOrEqual(5);
    const requests = sharkRequests(sharkEcp(recording));
    for (const [side, mac] of [['station', station], ['bridge', bridge]] as const) {
      const acked = requests.filter(({ copies, ack }) => copies[0]!.sender === mac && ack !== null);
      expect(count('ecp-ack', side), side).toBeLessThanOrEqual(acked.length);
      expect(count('ecp-ack', side), side).toBeGreaterThanOrEqual(acked.filter(({ copies }) => copies.length === 1).length);
      expect(count('ecp-ack', side), side).toBeGreaterThan(0);
    }
    for (const line of latencies) {
      expect(line.bridge, line.operation).toBe(bridge);
      expect(line.min, line.operation).toBeGreaterThan(0);
      expect(line.max, line.operation).toBeLessThan(10);
    }
  });

  itNeeds(MISSING, 'print: the TLVs say what lldptool says of either end', () => {
    const frames = framesOf(recording);
    for (const [mac, said] of [[station, own], [bridge, neighbour]] as const) {
      const last = frames.findLast(({ layers }) => layers[0]!.fields['eth.src'] === mac && layers.some(({ name }) => name === 'lldp'))!;
      const field = (name: string): unknown => last.layers.find(({ fields }) => name in fields)?.fields[name];
      const bits = (...names: [string, number][]): number => names.reduce((sum, [name, width]) => sum * 2 ** width + Number(field(name)), 0);
      const decoded: ListedLldp = {
        chassis: field('lldp.chassis.id') as string,
        port: field('lldp.port.id') as string,
        ttl: field('lldp.ttl') as number,
        evb: {
          bridgeBits: bits(['evb.bgid', 1], ['evb.rrcap', 1], ['evb.rrctr', 1]),
          stationBits: bits(['evb.sgid', 1], ['evb.rrreq', 1], ['evb.rrstat', 2]),
          r: field('evb.r') as number,
          rte: field('evb.rte') as number,
          mode: { 1: 'bridge', 2: 'station' }[field('evb.mode') as number] ?? 'unknown',
          rolRwd: field('evb.rolRwd') as number,
          rwd: field('evb.rwd') as number,
          rolRka: field('evb.rolRka') as number,
          rka: field('evb.rka') as number,
        },
      };
      expect(decoded).toEqual(said);
    }
    expect(own.evb).toMatchObject({ ...TIMERS, mode: 'station' });
    expect(neighbour.evb).toMatchObject({ ...TIMERS, mode: 'bridge' });
    expect(station).not.toBe(bridge);
  });

  itNeeds(MISSING, 'print: the LLDP and ECP frames are those of tshark, under the same numbers', () => {
    const frames = framesOf(recording);
    const numbers = (layer: string): number[] => frames.filter(({ layers }) => layers.some(({ name }) => name === layer)).map(({ frame }) => frame);
    for (const [layer, filter, least] of [['lldp', 'lldp', 4], ['ecp', 'ecp21', 4 * 10]] as const) {
      const theirs = shark(recording, filter, ['frame.number']).map(([number]) => Number(number));
      expect(theirs.length, filter).toBeGreaterThanOrEqual(least);
      expect(numbers(layer), layer).toEqual(theirs);
    }
    expect(frames).toHaveLength(numbers('lldp').length + numbers('ecp').length);
  });
});
