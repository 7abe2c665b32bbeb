import { describe, expect, it } from 'vitest';
import { lldpCapabilities, lldpPortDescription, lldpSystemName } from '../../../dissectors/lldp.js';
import { layer } from '../../../src/dissect/dissector.js';
import { MAC, NCB, octets, Scenario, tlv } from '../../scenario.js';

const MANDATORY = '020704020000000001 040703020000000001 06020079'.replaceAll(' ', '');
const text = (value: string): { text: Uint8Array } => ({ text: Buffer.from(value) });

function said(make: (s: Scenario) => void): readonly string[] {
  const s = new Scenario();
  make(s);
  return s.said();
}

describe('LLDP-05: LLDPDU without a proper End TLV', () => {
  it('fires where it is missing, and where it has octets', () => {
    const s = new Scenario();
    s.frame('station', 'lldp', octets(MANDATORY));
    s.frame('station', 'lldp', octets(`${MANDATORY}0001ff`));
    expect(s.findings()).toMatchObject([{ rule: 'LLDP-05', severity: 'warning', frames: [1, 2], count: 2 }]);
  });

  it('is quiet about padding, and where a snap length cut it off', () => {
    expect(said((s) => s.frame('station', 'lldp', octets(MANDATORY + '00'.repeat(24))))).toEqual([]);
    expect(said((s) => s.frame('station', 'lldp', octets(`${MANDATORY}0000`), 2))).toEqual([]);
  });
});

describe('LLDP-07: basic TLV repeated', () => {
  it('fires for a second System Name', () => {
    const s = new Scenario();
    s.lldp('station', [layer(lldpSystemName, text('a')), layer(lldpSystemName, text('b'))]);
    expect(s.findings()).toMatchObject([{ rule: 'LLDP-07', severity: 'note', frames: [1] }]);
  });

  it('is quiet about different ones, and organizational TLVs', () => {
    expect(said((s) => s.lldp('station', [layer(lldpSystemName, text('a')), layer(lldpPortDescription, text('a')), tlv.org(0x00120f, 1), tlv.org(0x00120f, 1)]))).toEqual([]);
  });
});

describe('LLDP-08: enabled capability that the system lacks', () => {
  const capable = (supported: number, enabled: number) => (s: Scenario) => s.lldp('station', [layer(lldpCapabilities, { supported, enabled })]);

  it('fires for a router that has no such capability', () => {
    const s = new Scenario();
    capable(0x04, 0x14)(s);
    expect(s.findings()).toMatchObject([{ rule: 'LLDP-08', severity: 'warning', frames: [1] }]);
  });

  it('is quiet where all that is enabled is there', () => {
    expect(said(capable(0x14, 0x14))).toEqual([]);
    expect(said(capable(0x14, 0))).toEqual([]);
  });
});

describe('LLDP-12: LLDP shutdown with optional TLVs', () => {
  it('fires for an EVB TLV beside TTL 0', () => {
    const s = new Scenario();
    s.lldp('station', [tlv.evb('station')], 0);
    expect(s.findings()).toMatchObject([{ rule: 'LLDP-12', severity: 'warning', frames: [1] }]);
  });

  it('is quiet about a bare goodbye, and about TTL 1', () => {
    expect(said((s) => s.lldp('station', [], 0))).toEqual([]);
    expect(said((s) => s.lldp('station', [tlv.evb('station')], 1))).toEqual([]);
  });
});

describe('LLDP-17: organizational TLV too short', () => {
  it('fires for three octets', () => {
    const s = new Scenario();
    s.frame('station', 'lldp', octets(`${MANDATORY}fe030080c20000`));
    expect(s.findings()).toMatchObject([{ rule: 'LLDP-17', severity: 'note', frames: [1] }]);
  });

  it('is quiet about four, and leaves one that runs past the frame to LLDP-04', () => {
    expect(said((s) => s.frame('station', 'lldp', octets(`${MANDATORY}fe040080c2ff0000`)))).toEqual([]);
    expect(said((s) => s.frame('station', 'lldp', octets(`${MANDATORY}fe040080c2`)))).toEqual(['E LLDP-04']);
  });
});

describe('LLDP-18: LLDPDU to a foreign group address', () => {
  it('fires once for each link, and keeps EVB-06 from repeating it', () => {
    const s = new Scenario();
    s.destination = '0180c2000021';
    s.lldp('station');
    s.wait(1).lldp('station', [tlv.evb('station')]);
    expect(s.findings()).toMatchObject([{ rule: 'LLDP-18', severity: 'warning', frames: [1, 2], count: 2 }]);
  });

  it.each(['0180c2000000', '0180c2000003', '0180c200000e', '020000000002'])('is quiet about %s', (destination) => {
    expect(said((s) => Object.assign(s, { destination }).lldp('station'))).toEqual([]);
  });
});

describe('LLDP-19: several kinds of DCBX in one LLDPDU', () => {
  it('fires for the IEEE TLVs beside a pre-standard one, and for two pre-standard ones', () => {
    const s = new Scenario();
    s.lldp('station', [tlv.org(0x0080c2, 0x0b, '0808'), tlv.org(0x001b21, 2, '00')]);
    s.lldp('station', [tlv.org(0x001b21, 1, '00'), tlv.org(0x001b21, 2, '00')]);
    expect(s.findings()).toMatchObject([{ rule: 'LLDP-19', severity: 'note', frames: [1, 2], count: 2 }]);
  });

  it('is quiet about one kind, whatever other TLVs there are', () => {
    const ieee = [0x09, 0x0a, 0x0b, 0x0c].map((subtype) => tlv.org(0x0080c2, subtype, '00'));
    expect(said((s) => s.lldp('station', [...ieee, tlv.org(0x0080c2, 1, '0001'), tlv.evb('station')]))).toEqual([]);
    expect(said((s) => s.lldp('station', [tlv.org(0x0080c2, 1, '0001'), tlv.org(0x001b21, 2, '00')]))).toEqual([]);
  });
});

describe('LLDP-20: LLDP behind SNAP on Ethernet', () => {
  const addresses = NCB + MAC['station']!;
  const lldpdu = `${MANDATORY}0000`;
  const length = (8 + lldpdu.length / 2).toString(16).padStart(4, '0');

  it('fires for a length in place of the EtherType', () => {
    const s = new Scenario();
    s.octets(octets(`${addresses}${length}aaaa03000000 88cc${lldpdu}`.replace(' ', '')));
    expect(s.findings()).toMatchObject([{ rule: 'LLDP-20', severity: 'note', frames: [1] }]);
  });

  it('is quiet about the EtherType', () => {
    expect(said((s) => s.octets(octets(`${addresses}88cc${lldpdu}`)))).toEqual([]);
  });
});
