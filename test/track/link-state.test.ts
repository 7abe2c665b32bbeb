import { describe, expect, it } from 'vitest';
import { lldp, lldpPort, lldpPortDescription, lldpSystemName } from '../../dissectors/lldp.js';
import { createAnalysis } from '../../src/analyze.js';
import { layer } from '../../src/dissect/dissector.js';
import type { LayerSpec } from '../../src/dissect/types.js';
import type { Input } from '../../src/model/frame.js';
import type { LinkState } from '../../src/model/link.js';
import { agreedChannels } from '../../src/track/cdcp.js';
import type { Cdcp } from '../../src/track/pdus.js';
import { MAC, Scenario, tlv } from '../scenario.js';
import { recording } from './recording.js';

async function linksOf(name: string, most = Infinity): Promise<readonly LinkState[]> {
  const analysis = createAnalysis({});
  const inputs: Input[] = await recording(name);
  inputs.slice(0, most).forEach((input) => analysis.push(input));
  return analysis.links();
}

describe('a link as it stands', () => {
  // truth.json of mix-fast-ka: R 2, RTE 11, RWD 17, RKA 17 at both ends.
  it('knows both ends and the values in force', async () => {
    const [link, ...more] = await linksOf('mix-fast-ka/station.pcap', 200);
    expect(more).toEqual([]);
    expect(link).toMatchObject({ station: 'e6:f1:20:5a:b0:e6', others: [], neighbours: 2 });
    expect(link!.lldpExpiresNs).toBeGreaterThan(link!.lastNs);
    expect(link!.channels).toMatchObject([
      { svid: null, generation: 'ratified', isAlive: true, basis: 'both', r: { value: 2 }, rte: { value: 11 }, rwd: { value: 17 }, rka: { value: 17 } },
    ]);
  });

  // evb22-87: the station's RTE is set to 31 with lldptool (evb_tlv_changes of its truth.json).
  it('follows a change and says who asked for it', async () => {
    const [before] = await linksOf('evb22-87/station.pcap', 10);
    const [after] = await linksOf('evb22-87/station.pcap');
    expect(before!.channels[0]!.rte.value).toBeLessThan(31);
    expect(after!.channels[0]!.rte).toMatchObject({ value: 31, from: 'station' });
  });

  // evb22-4: reflective relay is asked for and granted; evb22-3: asked for, but the bridge cannot.
  it('tells whether reflective relay is on', async () => {
    expect((await linksOf('evb22-4/station.pcap'))[0]!.channels[0]!.reflectiveRelay).toBe(true);
    expect((await linksOf('evb22-3/station.pcap'))[0]!.channels[0]!.reflectiveRelay).toBe(false);
  });

  it('keeps the last values when the ends said goodbye', async () => {
    const [link] = await linksOf('vdp22-103/station.pcap');
    expect(link!.neighbours).toBe(0);
    expect(link!.channels[0]).toMatchObject({ generation: 'ratified', isAlive: false, rte: { value: 14 } });
  });

  it('says when a frame of it was last seen', async () => {
    const frames = await recording('vdp22-103/station.pcap');
    expect((await linksOf('vdp22-103/station.pcap', 9))[0]!.lastNs).toBe(frames[8]!.timeNs);
    expect((await linksOf('vdp22-103/station.pcap'))[0]!.lastNs).toBe(frames.at(-1)!.timeNs);
  });

  it('knows a draft link', async () => {
    expect((await linksOf('draft-assoc/station.pcap'))[0]!.channels[0]!.generation).toBe('draft');
  });
});

describe('names of the ends, as LLDP tells them', () => {
  const text = (words: string): Uint8Array => new TextEncoder().encode(words);
  const linkOf = (scenario: Scenario): LinkState => scenario.analysis.links()[0]!;
  const name = (words: string): LayerSpec => layer(lldpSystemName, { text: text(words) });

  it('are the last ones heard, and stay when the ends are gone', () => {
    const scenario = new Scenario().converge();
    expect(linkOf(scenario)).toMatchObject({ stationName: null, bridgeName: null, bridgePort: MAC['bridge']!.replace(/(..)(?!$)/g, '$1:') });
    scenario.lldp('station', [tlv.evb('station'), name('host12')]);
    scenario.lldp('station', [tlv.evb('station'), name('host13')]);
    scenario.lldp('bridge', [layer(lldpPortDescription, { text: text('Eth1/13') }), name('leaf-a2'), tlv.evb('bridge')]);
    expect(linkOf(scenario)).toMatchObject({ stationName: 'host13', bridgeName: 'leaf-a2', bridgePort: 'Eth1/13' });
    scenario.lldp('bridge', [], 0);
    scenario.quiet(300);
    expect(linkOf(scenario)).toMatchObject({ stationName: 'host13', bridgeName: 'leaf-a2', bridgePort: 'Eth1/13' });
  });

  it('take the port ID where it is a text, and the description where it is an address', () => {
    const scenario = new Scenario().converge();
    const ports = (subtype: number, id: string, description: string): string | null => {
      const chain = [tlv.chassis('bridge'), layer(lldpPort, { subtype, id: text(id) }), tlv.ttl(121), layer(lldpPortDescription, { text: text(description) }), tlv.evb('bridge'), tlv.end()];
      scenario.frame('bridge', 'lldp', layer(lldp, {}, ...chain));
      return linkOf(scenario).bridgePort;
    };
    expect(ports(5, 'Eth1/13', 'to host13')).toBe('Eth1/13');
    expect(ports(3, 'abcdef', 'uplink')).toBe('uplink');
    expect(ports(3, 'abcdef', '')).toBe('61:62:63:64:65:66');
    expect(ports(7, '', 'uplink')).toBe('uplink');
  });
});

describe('S-channels that both ends agree on (PROTOCOLS 3.2)', () => {
  const list = (role: 0 | 1, ...channel: [number, number][]): Cdcp => ({ role, scomp: 1, chncap: 167, channel: channel.map(([scid, svid]) => ({ scid, svid })) });

  it('are those with the same assigned SVID at both', () => {
    expect(agreedChannels(list(1, [1, 1], [2, 0], [3, 30]), list(0, [1, 1], [2, 20], [3, 30]))).toEqual([
      { scid: 1, svid: 1 },
      { scid: 3, svid: 30 },
    ]);
  });

  it('are none before both spoke, or when both claim the same role', () => {
    expect(agreedChannels(list(1, [1, 1]), null)).toEqual([]);
    expect(agreedChannels(list(1, [1, 1]), list(1, [1, 1]))).toEqual([]);
  });
});
