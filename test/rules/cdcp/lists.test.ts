import { describe, expect, it } from 'vitest';
import type { cdcp } from '../../../dissectors/cdcp.js';
import { lldp } from '../../../dissectors/lldp.js';
import { encode, layer } from '../../../src/dissect/dissector.js';
import { NNTB, octets, Scenario, tlv, type Who } from '../../scenario.js';

type Cdcp = NonNullable<(typeof cdcp)['pdu']>;
type Pair = readonly [scid: number, svid: number];

/** LLDPDUs with a CDCP TLV, to the agent that they are for. */
class Channels extends Scenario {
  constructor() {
    super();
    this.destination = NNTB;
  }

  /** The default S-channel, and these. */
  list(who: Who, pairs: readonly Pair[], fields: Partial<Cdcp> = {}): number {
    const channel = [[1, 1] as Pair, ...pairs].map(([scid, svid]) => ({ scid, svid }));
    const spec = tlv.cdcp(who, channel);
    return this.lldp(who, [{ ...spec, pdu: { ...spec.pdu, ...fields } }]);
  }

  /** What both ends say, again and again. */
  repeat(station: readonly Pair[], bridge: readonly Pair[], times = 3, afterSec = 30): this {
    for (let i = 0; i < times; i++) {
      this.list('station', station);
      this.wait(0.01).list('bridge', bridge);
      this.wait(afterSec);
    }
    return this;
  }
}

const raw = (digits: string): Scenario => {
  const s = new Channels();
  const head = encode(layer(lldp, {}, tlv.chassis('bridge'), tlv.port('bridge'), tlv.ttl(121)));
  s.frame('bridge', 'lldp', Uint8Array.from([...head, ...octets(`${digits}0000`)]));
  return s;
};

describe('a clean negotiation', () => {
  it('says nothing', () => {
    const s = new Channels();
    s.list('station', [[2, 0], [3, 0]]);
    s.wait(0.01).list('bridge', [[2, 20], [3, 30]]);
    s.wait(0.01).list('station', [[2, 20], [3, 30]]);
    expect(s.wait(1).repeat([[2, 20], [3, 30]], [[2, 20], [3, 30]], 6).said()).toEqual([]);
  });
});

describe('CDCP-02: reserved bits of the CDCP TLV set', () => {
  it('fires for one of them', () => expect(raw('fe0b0080c20e000010a7001001').said()).toEqual(['W CDCP-02']));
  it('is quiet about role and SComp', () => expect(raw('fe0b0080c20e880000a7001001').said()).toEqual([]));
});

describe('CDCP-04: CDCP role contradicts the EVB mode', () => {
  const talk = (role: Who, times: number): Scenario => {
    const s = new Channels();
    for (let i = 0; i < times; i++) {
      s.lldp('station', [tlv.evb('station'), tlv.cdcp(role)]);
      s.wait(0.01).lldp('bridge', [tlv.evb('bridge'), tlv.cdcp(role === 'station' ? 'bridge' : 'station')]);
      s.wait(30);
    }
    return s;
  };
  const ofRoles = (s: Scenario): readonly string[] => s.said().filter((what) => what.includes('CDCP'));

  it('fires for both ends with swapped roles, after three LLDPDUs', () => {
    expect(ofRoles(talk('bridge', 3))).toEqual(['W CDCP-04 x2']);
    expect(ofRoles(talk('bridge', 2))).toEqual([]);
  });

  it('is quiet about roles that fit, and leaves equal ones to CDCP-03', () => {
    expect(ofRoles(talk('station', 4))).toEqual([]);
    const s = new Channels();
    for (let i = 0; i < 4; i++) for (const who of ['station', 'bridge'] as const) s.wait(1).lldp(who, [tlv.evb(who), tlv.cdcp('bridge')]);
    expect(ofRoles(s)).toEqual(['E CDCP-03']);
  });
});

describe('CDCP-07: S-channel number out of range', () => {
  it('fires for SCID 0 and 4095, and for SVID 4095', () => {
    const s = new Channels();
    s.list('bridge', [[0, 20]]);
    s.list('bridge', [[4095, 20]]);
    s.list('bridge', [[2, 4095]]);
    expect(s.findings()).toMatchObject([{ rule: 'CDCP-07', severity: 'error', frames: [1, 2, 3] }]);
  });

  it('is quiet about 4094', () => {
    const s = new Channels();
    s.list('bridge', [[4094, 4094]]);
    expect(s.said()).toEqual([]);
  });
});

describe('CDCP-08: bridge lists an S-channel without an SVID', () => {
  it('fires for SVID 0 of a bridge', () => {
    const s = new Channels();
    const no = s.list('bridge', [[2, 0]]);
    expect(s.findings()).toMatchObject([{ rule: 'CDCP-08', severity: 'error', frames: [no] }]);
  });

  it('is quiet about that of a station, which asks so', () => {
    const s = new Channels();
    s.list('station', [[2, 0]]);
    expect(s.said()).toEqual([]);
  });
});

describe('CDCP-09: S-channel that the station never asked for', () => {
  const assigned = (bridge: readonly Pair[], times: number): readonly string[] => new Channels().quiet(0).quiet(121).repeat([[2, 20]], bridge, times).said();

  it('fires once the bridge had the time to hear the station', () => {
    expect(assigned([[2, 20], [7, 70]], 2)).toEqual(['E CDCP-09']);
    expect(assigned([[2, 20], [7, 70]], 1)).toEqual([]);
  });

  it('is quiet about what the station listed at any time', () => {
    expect(assigned([[2, 20]], 3)).toEqual([]);
    const s = new Channels().quiet(0).quiet(121).repeat([[7, 70]], [[7, 70]], 1);
    expect(s.repeat([[2, 20]], [[2, 20], [7, 70]], 3).said()).toEqual([]);
  });
});

describe('CDCP-10: S-channel asked for and not assigned', () => {
  it('fires after more than three refreshes', () => expect(new Channels().repeat([[2, 0]], [], 5).said()).toEqual(['W CDCP-10']));
  it('is quiet before, and when the bridge assigns late', () => {
    expect(new Channels().repeat([[2, 0]], [], 3).said()).toEqual([]);
    expect(new Channels().repeat([[2, 0]], [], 3).repeat([[2, 20]], [[2, 20]], 4).said()).toEqual([]);
  });

  it('fires where the bridge speaks LLDP without CDCP', () => {
    const s = new Channels();
    for (let i = 0; i < 6; i++) {
      s.list('station', [[2, 0]]);
      s.wait(0.01).lldp('bridge');
      s.wait(30);
    }
    expect(s.said()).toEqual(['W CDCP-10']);
  });
});

describe('CDCP-11: station uses another SVID than assigned', () => {
  const confirmed = (svid: number, times: number): readonly string[] => new Channels().repeat([[2, svid]], [[2, 20]], times).said();

  it('fires once the station had the time to hear the bridge', () => {
    expect(confirmed(21, 3)).toEqual(['E CDCP-11']);
    expect(confirmed(21, 1)).toEqual([]);
  });
  it('is quiet about the one assigned', () => expect(confirmed(20, 3)).toEqual([]));
  it('is quiet about an assignment that nobody can take over', () => {
    expect(new Channels().repeat([[2, 20], [3, 21]], [[2, 20], [3, 20]], 3).said()).toEqual(['E CDCP-06 x3']);
    expect(new Channels().repeat([[2, 20]], [[2, 4095]], 3).said()).toEqual(['E CDCP-07 x3']);
  });
});

describe('CDCP-12: more S-channels than an end can handle', () => {
  it('fires for more than its own limit at once, and for more than the other one has', () => {
    const own = new Channels();
    own.list('station', [[2, 0], [3, 0]], { chncap: 2 });
    expect(own.said()).toEqual(['W CDCP-12']);
    const other = new Channels();
    for (let i = 0; i < 2; i++) {
      other.list('station', [[2, 20], [3, 0]]);
      other.wait(0.01).list('bridge', [[2, 20]], { chncap: 2 });
      other.wait(30);
    }
    expect(other.said()).toEqual([]);
    other.list('station', [[2, 20], [3, 0]]);
    expect(other.said()).toEqual(['W CDCP-12']);
  });

  it('is quiet at the limit', () => {
    const s = new Channels();
    s.list('station', [[2, 0], [3, 0]], { chncap: 3 });
    expect(s.said()).toEqual([]);
  });
});

describe('CDCP-13: senseless number of S-channels', () => {
  const capable = (chncap: number): readonly string[] => {
    const s = new Channels();
    s.list('bridge', [], { chncap });
    return s.said();
  };
  it('fires for 0 and 168', () => expect([capable(0), capable(168)]).toEqual([['W CDCP-13'], ['W CDCP-13']]));
  it('is quiet at 1 and 167', () => expect([capable(1), capable(167)]).toEqual([[], []]));
});

describe('CDCP-14: SVID of an S-channel changed', () => {
  it('fires when the bridge assigns another one', () => {
    const s = new Channels().repeat([[2, 20]], [[2, 20]], 1);
    const no = s.list('bridge', [[2, 21]]);
    expect(s.findings()).toMatchObject([{ rule: 'CDCP-14', severity: 'warning', frames: [2, no] }]);
  });

  it('is quiet about a new S-channel, and after a goodbye', () => {
    const s = new Channels().repeat([[2, 20]], [[2, 20]], 1);
    s.list('bridge', [[2, 20], [3, 30]]);
    s.lldp('bridge', [], 0);
    s.wait(1).list('bridge', [[2, 21]]);
    expect(s.said()).toEqual([]);
  });
});

describe('CDCP-17: CDCP TLV for another LLDP agent', () => {
  it('fires for the nearest customer bridge', () => {
    const s = new Scenario();
    const no = s.lldp('bridge', [tlv.cdcp('bridge')]);
    expect(s.findings()).toMatchObject([{ rule: 'CDCP-17', severity: 'warning', frames: [no], count: 1 }]);
  });

  it('is quiet about the nearest non-TPMR bridge', () => {
    const s = new Scenario();
    s.destination = NNTB;
    s.lldp('bridge', [tlv.cdcp('bridge')]);
    expect(s.said()).toEqual([]);
  });
});

describe('CDCP-20: several CDCP TLVs in one LLDPDU', () => {
  it('is quiet about one', () => {
    const s = new Channels();
    s.lldp('bridge', [tlv.cdcp('bridge')]);
    expect(s.said()).toEqual([]);
  });

  it('fires for two', () => {
    const s = new Channels();
    const no = s.lldp('bridge', [tlv.cdcp('bridge'), tlv.cdcp('bridge')]);
    expect(s.findings()).toMatchObject([{ rule: 'CDCP-20', severity: 'error', frames: [no] }]);
  });
});
