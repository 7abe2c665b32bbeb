import { describe, expect, it } from 'vitest';
import { lldp, lldpChassis, lldpPort } from '../../../dissectors/lldp.js';
import { layer } from '../../../src/dissect/dissector.js';
import { Scenario, tlv, type Who } from '../../scenario.js';

const SECOND = '02000000000b';
const THIRD = '02000000000c';
const RELAY = { rrcap: 1, rrctr: 1, rrreq: 1, rrstat: 1 };

/** An LLDPDU from that address under a name of its own. */
function named(s: Scenario, mac: string, chassis: string, port: string): number {
  const name = [layer(lldpChassis, { subtype: 7, id: Buffer.from(chassis) }), layer(lldpPort, { subtype: 7, id: Buffer.from(port) })];
  return s.frame(mac, 'lldp', layer(lldp, {}, ...name, tlv.ttl(121), tlv.end()));
}

/** Rounds of LLDPDUs, a tenth of a second apart, 30 s a round. */
function rounds(count: number, ends: readonly (readonly [mac: string, role: Who, fields?: Partial<typeof RELAY>])[]): Scenario {
  const s = new Scenario();
  for (let i = 0; i < count; i++) {
    for (const [mac, role, fields = RELAY] of ends) s.wait(0.1).lldp(mac, [tlv.evb(role, fields)]);
    s.wait(30);
  }
  return s;
}

describe('LLDP-14: two EVB bridges on one link', () => {
  it('fires when both answer one station', () => {
    const s = rounds(3, [['station', 'station'], ['bridge', 'bridge'], [SECOND, 'bridge']]);
    expect(s.findings()).toMatchObject([{ rule: 'LLDP-14', severity: 'warning', frames: [5, 6], count: 1 }]);
  });

  it('fires where nothing shows whom they hear, for a while, and they are of different chassis', () => {
    const silent = (count: number): Scenario => rounds(count, [['station', 'station', {}], ['bridge', 'bridge', {}], [SECOND, 'bridge', {}]]);
    expect(silent(4).said()).toEqual(['W LLDP-14']);
    expect(silent(3).said()).toEqual([]);
  });

  it('is quiet about the uplinks of a mirror: a station for each, or a bridge that hears none', () => {
    expect(rounds(3, [['station', 'station'], ['bridge', 'bridge'], [SECOND, 'bridge'], [THIRD, 'station']]).said()).toEqual([]);
    expect(rounds(3, [['station', 'station'], ['bridge', 'bridge'], [SECOND, 'bridge', { rrcap: 1 }]]).said()).toEqual([]);
  });

  it('is quiet where the second bridge takes the place of the first', () => {
    const s = rounds(3, [['station', 'station'], ['bridge', 'bridge']]);
    for (let i = 0; i < 3; i++) {
      s.wait(10).lldp('station', [tlv.evb('station', RELAY)]);
      s.wait(1).lldp(SECOND, [tlv.evb('bridge', RELAY)]);
    }
    expect(s.said()).toEqual([]);
  });
});

describe('LLDP-15: two EVB stations on one S-channel', () => {
  it('fires when both have heard the bridge', () => {
    const s = rounds(3, [['station', 'station'], ['bridge', 'bridge'], [SECOND, 'station']]);
    expect(s.findings()).toMatchObject([{ rule: 'LLDP-15', severity: 'warning', frames: [4, 6], count: 1 }]);
  });

  it('is quiet where one heard no bridge, or each has its own', () => {
    expect(rounds(3, [['station', 'station'], ['bridge', 'bridge'], [SECOND, 'station', { rrreq: 1, rrstat: 3 }]]).said()).toEqual([]);
    expect(rounds(3, [['station', 'station'], ['bridge', 'bridge'], [SECOND, 'station'], [THIRD, 'bridge']]).said()).toEqual([]);
  });

  it('is quiet about stations on different S-channels', () => {
    const s = new Scenario();
    for (let i = 0; i < 3; i++) {
      for (const [svid, station, bridge] of [[20, 'station', 'bridge'], [30, SECOND, THIRD]] as const) {
        s.svid = svid;
        s.wait(0.1).lldp(station, [tlv.evb('station', RELAY)]);
        s.wait(0.1).lldp(bridge, [tlv.evb('bridge', RELAY)]);
      }
      s.wait(30);
    }
    expect(s.said()).toEqual([]);
  });
});

describe('LLDP-16: LLDP identity in doubt', () => {
  it('fires when a second address uses the name of the first, which goes on', () => {
    const s = new Scenario();
    named(s, 'station', 'host', 'eth0');
    s.wait(5);
    const forged = named(s, SECOND, 'host', 'eth0');
    s.wait(25);
    const own = named(s, 'station', 'host', 'eth0');
    expect(s.findings()).toMatchObject([{ rule: 'LLDP-16', severity: 'security', frames: [forged, own], count: 1 }]);
  });

  it('is quiet where a new network card takes over the name', () => {
    const s = new Scenario();
    for (const mac of ['station', 'station', SECOND, SECOND]) {
      named(s, mac, 'host', 'eth0');
      s.wait(30);
    }
    expect(s.said()).toEqual([]);
  });

  it('fires at the third change of name within seconds', () => {
    const s = new Scenario();
    for (const chassis of ['a', 'b', 'c', 'd']) {
      named(s, 'station', chassis, 'eth0');
      s.wait(4);
    }
    expect(s.findings()).toMatchObject([{ rule: 'LLDP-16', severity: 'security', frames: [2, 3, 4], count: 1 }]);
  });

  it('is quiet about slow changes, two quick ones, and the ports of a switch in a mirror', () => {
    const slow = new Scenario();
    for (const chassis of ['a', 'b', 'c', 'd']) {
      named(slow, 'station', chassis, 'eth0');
      slow.wait(6);
    }
    expect(slow.said()).toEqual([]);
    const quick = new Scenario();
    for (const chassis of ['a', 'b', 'a']) {
      named(quick, 'station', chassis, 'eth0');
      quick.wait(1);
    }
    expect(quick.said()).toEqual([]);
    const mirror = new Scenario();
    for (let i = 0; i < 12; i++) {
      named(mirror, SECOND, 'switch', `port ${i % 4}`);
      mirror.wait(1);
    }
    expect(mirror.said()).toEqual([]);
  });
});

describe('LLDP-09 beside neighbours of the same address', () => {
  it('is quiet about a name that its bearer gave up for another', () => {
    const s = new Scenario();
    named(s, 'station', 'host', 'eth0');
    for (let i = 0; i < 8; i++) {
      s.wait(30);
      named(s, 'station', 'host', 'uplink');
    }
    expect(s.said()).toEqual([]);
  });

  it('is quiet where the two directions of a link are two capture points that turn out to be one link', () => {
    const s = new Scenario();
    const [one, two] = [s.point, { ...s.point, id: 1, name: 'eno4' }];
    const evb = (who: Who): void => {
      s.point = who === 'station' ? one : two;
      s.wait(0.1).evb(who, RELAY);
    };
    evb('station');
    evb('bridge');
    s.point = one;
    const request = s.send('station', [tlv.manager(), tlv.assoc(4, 1)]);
    s.point = two;
    s.ack('bridge');
    for (let i = 0; i < 6; i++) {
      s.wait(30);
      evb('station');
      evb('bridge');
    }
    expect(request).toBe(3);
    expect(s.findings().map(({ rule }) => rule)).not.toContain('LLDP-09');
  });
});
