import { describe, expect, it } from 'vitest';
import { layer } from '../../src/dissect/dissector.js';
import { lldpPortExtension } from '../../dissectors/port-extension.js';
import { lldp, lldpPort, lldpSystemDescription, lldpSystemName } from '../../dissectors/lldp.js';
import type { Stack } from '../../src/model/link.js';
import { ASSOC, MAC, octets, Scenario, tlv } from '../scenario.js';

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const described = (words: string) => layer(lldpSystemDescription, { text: text(words) });

/** What is said of the two ends, the station first. */
function stacks(s: Scenario): readonly Stack[] {
  s.findings();
  return s.analysis.links().flatMap((link) => link.stacks);
}

const roles = (s: Scenario): readonly string[] => stacks(s).map(({ role }) => role);
const likes = (s: Scenario): readonly (string | null)[] => stacks(s).map(({ like }) => like);

describe('what an end is', () => {
  it('follows from its EVB TLV', () => {
    expect(roles(new Scenario().converge({ rrcap: 1, rrctr: 1 }, { rrreq: 1, rrstat: 1 }))).toEqual(['VEPA station', 'EVB bridge with reflective relay']);
    expect(roles(new Scenario().converge({ rrcap: 1 }))).toEqual(['VEB station', 'EVB bridge with reflective relay off']);
    expect(roles(new Scenario().converge())).toEqual(['VEB station', 'EVB bridge without reflective relay']);
  });
  it('is multichannel with a CDCP TLV only', () => {
    const s = new Scenario().converge();
    s.lldp('bridge', [tlv.evb('bridge'), tlv.cdcp('bridge')]);
    expect(roles(s)).toEqual(['VEB station', 'EVB bridge without reflective relay, multichannel']);
  });
  it('is told without an EVB TLV, too, and no more than the wire tells', () => {
    const s = new Scenario();
    s.exchange(ASSOC);
    expect(roles(s)).toEqual(['station of VDP without EVB TLVs', 'bridge of VDP without EVB TLVs']);
  });
  it('is a draft where its TLV is one', () => {
    const s = new Scenario();
    s.lldp('station', [tlv.evbDraft()]);
    expect(roles(s)).toEqual(['EVB end of a draft']);
  });
  it('may be a port extender, by its TLV', () => {
    const s = new Scenario().converge();
    s.lldp('bridge', [tlv.evb('bridge'), layer(lldpPortExtension, { data: octets('0000') })]);
    expect(roles(s)).toEqual(['VEB station', 'port extender or its controlling bridge']);
  });
});

describe('whose software it is', () => {
  const bridgeSays = (words: string, evb: NonNullable<Parameters<Scenario['converge']>[0]> = {}, isNamed = true): string | null | undefined => {
    const s = new Scenario();
    for (let i = 0; i < 2; i++) {
      s.evb('station');
      const named = layer(lldpPort, { subtype: 5, id: text('GigabitEthernet1/0/1') });
      const more = [...(words === '' ? [] : [described(words)]), tlv.evb('bridge', evb), tlv.end()];
      s.wait(0.01).frame('bridge', 'lldp', layer(lldp, {}, tlv.chassis(MAC['bridge']!), isNamed ? named : tlv.port(MAC['bridge']!), tlv.ttl(121), ...more));
      s.wait(1);
    }
    return likes(s)[1];
  };
  it.each([
    ['HPE Comware Platform Software', 'calls itself HPE'],
    ['Cisco Nexus Operating System (NX-OS) Software', 'calls itself Cisco'],
    ['SunOS 5.11 11.4', 'calls itself Solaris'],
    ['Open vSwitch 3.1', 'calls itself Open vSwitch'],
  ])('is told by its own words: %s', (words, like) => expect(bridgeSays(words)).toBe(like));
  it('is not told by words that only contain those, nor by the hardware of a host', () => expect([bridgeSays('sharpened'), bridgeSays('San Francisco rack 2'), bridgeSays('Debian GNU/Linux on HPE ProLiant')]).toEqual([null, null, null]));
  it('follows from the defaults of a maker that the bridge was first to ask for', () => {
    expect(bridgeSays('', { rte: 16 })).toBe('looks like HPE');
    expect(bridgeSays('', { rwd: 25, rka: 27 })).toBe('looks like Cisco');
  });
  it('is open where the station asked first, for half of it, and where an address is all the name of its port', () => {
    expect(bridgeSays('', { rwd: 25 })).toBeNull();
    expect(bridgeSays('', { rte: 16 }, false)).toBeNull();
    const s = new Scenario().converge({}, { rte: 16 }).converge({ rte: 16 }, { rte: 16 });
    expect(likes(s)).toEqual([null, null]);
  });
  it('looks like lldpad with all of its habits, and not with a TTL of its own', () => {
    const refresh = (ttl: number): Scenario => {
      const s = new Scenario();
      s.lldp('station', [tlv.evb('station')], ttl);
      s.lldp('bridge', [tlv.evb('bridge')], ttl);
      return s;
    };
    expect(likes(refresh(120))).toEqual(['looks like lldpad', 'looks like lldpad']);
    expect(likes(refresh(121))).toEqual([null, null]);
  });
  it('does not look like lldpad with other VSIIDs', () => {
    const s = new Scenario();
    for (const who of ['station', 'bridge'] as const) s.lldp(who, [tlv.evb(who)], 120);
    s.exchange(ASSOC, 1, { vsiidfmt: 3, vsiid: octets(`${'00'.repeat(10)}525400000001`) });
    expect(likes(s)).toEqual([null, 'looks like lldpad']);
  });
  it('is not told by a system name, which its operator chose', () => {
    const s = new Scenario().converge();
    s.lldp('bridge', [layer(lldpSystemName, { text: text('nexus.cisco lab') }), tlv.evb('bridge')]);
    expect(likes(s)).toEqual([null, null]);
  });
});
