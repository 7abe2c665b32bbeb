import { describe, expect, it } from 'vitest';
import { lldp } from '../../../dissectors/lldp.js';
import { layer } from '../../../src/dissect/dissector.js';
import { Scenario, tlv, ASSOC, octets } from '../../scenario.js';

const TTL = octets('060200 79'.replace(' ', ''));
/** An LLDPDU of these octets behind chassis and port. */
function lldpdu(...parts: readonly string[]): Uint8Array {
  return octets(parts.join(''));
}
const CHASSIS = '020704020000000001';
const PORT = '040703020000000001';

describe('LLDP-01: mandatory TLVs out of order', () => {
  it('fires when the port comes before the chassis, or TTL is missing', () => {
    const s = new Scenario();
    const no = s.frame('station', 'lldp', layer(lldp, {}, tlv.port('station'), tlv.chassis('station'), tlv.ttl(121), tlv.end()));
    s.frame('station', 'lldp', layer(lldp, {}, tlv.chassis('station'), tlv.port('station'), tlv.end()));
    expect(s.findings()).toMatchObject([{ rule: 'LLDP-01', severity: 'error', frames: [no, 2], count: 2 }]);
  });

  it('leaves a frame that ends before its TTL to LLDP-04, and a snap length to nobody', () => {
    const s = new Scenario();
    s.frame('station', 'lldp', lldpdu(CHASSIS, PORT, '0602'));
    expect(s.said()).toEqual(['E LLDP-04']);
    const cut = new Scenario();
    cut.frame('station', 'lldp', layer(lldp, {}, tlv.chassis('station'), tlv.port('station'), tlv.ttl(121), tlv.end()), 5);
    expect(cut.said()).toEqual([]);
  });
});

describe('LLDP-02: mandatory TLV repeated', () => {
  it('fires for a second TTL, and does not call it out of order', () => {
    const s = new Scenario();
    s.lldp('station', [tlv.ttl(121)]);
    expect(s.findings()).toMatchObject([{ rule: 'LLDP-02', severity: 'error', frames: [1] }]);
  });

  it('is quiet about a repeated TLV of another kind', () => {
    const s = new Scenario();
    s.lldp('station', [tlv.evb('station'), tlv.cdcp('station')]);
    expect(s.said()).toEqual(['W CDCP-17']);
  });
});

describe('LLDP-03: TTL TLV of wrong length', () => {
  it('is an error below two octets and a warning above', () => {
    const s = new Scenario();
    s.frame('station', 'lldp', lldpdu(CHASSIS, PORT, '060179', '0000'));
    expect(s.said()).toEqual(['E LLDP-03']);
    const long = new Scenario();
    long.frame('station', 'lldp', lldpdu(CHASSIS, PORT, '0603007900', '0000'));
    expect(long.said()).toEqual(['W LLDP-03']);
  });

  it('is quiet about two', () => {
    const s = new Scenario();
    s.frame('station', 'lldp', Uint8Array.from([...lldpdu(CHASSIS, PORT), ...TTL, 0, 0]));
    expect(s.said()).toEqual([]);
  });
});

describe('LLDP-04: LLDP TLV runs past the frame', () => {
  it('fires for a TLV longer than what is left', () => {
    const s = new Scenario();
    s.frame('station', 'lldp', lldpdu(CHASSIS, PORT, '06020079', 'fe09', '0080c20d'));
    expect(s.findings()).toMatchObject([{ rule: 'LLDP-04', severity: 'error', frames: [1] }]);
  });

  it('leaves a missing End TLV to LLDP-05, and is quiet when a snap length cut the frame', () => {
    const s = new Scenario();
    s.frame('station', 'lldp', lldpdu(CHASSIS, PORT, '06020079'));
    s.frame('bridge', 'lldp', lldpdu(CHASSIS, PORT, '06020079', 'fe09', '0080c20d00'), 1);
    expect(s.said()).toEqual(['W LLDP-05']);
  });
});

describe('LLDP-06: malformed Chassis or Port ID', () => {
  it('fires for an identifier of no octets and for a reserved subtype', () => {
    const s = new Scenario();
    s.frame('station', 'lldp', lldpdu('020104', PORT, '06020079', '0000'));
    s.frame('station', 'lldp', lldpdu(CHASSIS, '040708020000000001', '06020079', '0000'));
    expect(s.findings()).toMatchObject([{ rule: 'LLDP-06', severity: 'error', frames: [1, 2], count: 2 }]);
  });

  it('is quiet about the shortest identifier', () => {
    const s = new Scenario();
    s.frame('station', 'lldp', lldpdu('02020741', '04020542', '06020079', '0000'));
    expect(s.said()).toEqual([]);
  });
});

describe('LLDP-09: LLDP neighbour fell silent', () => {
  it('fires a fifth and 50 ms after its TTL, with the last LLDPDU', () => {
    const s = new Scenario();
    s.lldp('bridge', [], 20);
    s.wait(1).lldp('bridge', [], 20);
    s.quiet(24.2);
    expect(s.findings()).toMatchObject([{ rule: 'LLDP-09', severity: 'warning', frames: [2] }]);
  });

  it('is quiet after a shutdown, before its time, and where the capture lost frames', () => {
    const shutdown = new Scenario();
    shutdown.lldp('bridge', [], 20);
    shutdown.wait(1).lldp('bridge', [], 0);
    shutdown.quiet(30);
    expect(shutdown.said()).toEqual([]);
    const early = new Scenario();
    early.lldp('bridge', [], 20);
    early.quiet(24);
    expect(early.said()).toEqual([]);
    const lossy = new Scenario();
    lossy.lldp('bridge', [], 20);
    lossy.wait(20).gap().quiet(10);
    expect(lossy.said()).toEqual([]);
  });
});

describe('LLDP-11: LLDP shutdown under associated VSIs', () => {
  it('fires while a VSI is associated', () => {
    const s = new Scenario().converge().exchange(ASSOC);
    const no = s.lldp('bridge', [], 0);
    expect(s.findings()).toMatchObject([{ rule: 'LLDP-11', severity: 'note', frames: [no] }]);
  });

  it('is quiet when the VSI has left', () => {
    const s = new Scenario().converge().exchange(ASSOC).exchange(4);
    s.lldp('bridge', [], 0);
    expect(s.said()).toEqual([]);
  });
});
