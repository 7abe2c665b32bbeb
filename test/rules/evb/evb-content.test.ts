import { describe, expect, it } from 'vitest';
import { NCB, NNTB, octets, Scenario, tlv } from '../../scenario.js';
import { RELAY } from './steady.js';

const MANDATORY = '020704020000000001 040703020000000001 06020079'.replaceAll(' ', '');
const NB = '0180c200000e';

/** What a station says, in a frame of a cooked capture: the mandatory TLVs and those of these digits. */
function cooked(s: Scenario, more: string): void {
  s.point = { ...s.point, linkType: 113 };
  s.octets(octets(`000300010006020000000001000088cc${MANDATORY}${more}0000`));
}
const EVB = 'fe090080c20d00006e9414';

function said(make: (s: Scenario) => void): readonly string[] {
  const s = new Scenario();
  make(s);
  return s.said();
}

describe('EVB-03: EVB TLV of no mode', () => {
  it.each([0, 3])('fires for mode %d', (mode) => {
    const s = new Scenario();
    s.evb('station', { mode });
    expect(s.findings()).toMatchObject([{ rule: 'EVB-03', severity: 'warning', frames: [1] }]);
  });

  it.each([1, 2])('is quiet about mode %d', (mode) => {
    expect(said((s) => s.evb('station', { mode }))).toEqual([]);
  });
});

describe('EVB-05: several EVB TLVs in one LLDPDU', () => {
  it('fires for two of one kind', () => {
    const s = new Scenario();
    s.lldp('station', [tlv.evb('station'), tlv.evb('station', { rte: 20 })]);
    s.lldp('bridge', [tlv.evbDraft(), tlv.evbDraft()]);
    expect(s.findings()).toMatchObject([{ rule: 'EVB-05', severity: 'error', frames: [1, 2], count: 2 }]);
  });

  it('is quiet about two in two LLDPDUs, and leaves one of each kind to EVB-24', () => {
    expect(said((s) => s.evb('station') && s.wait(1).evb('station'))).toEqual([]);
    expect(said((s) => s.lldp('station', [tlv.evb('station'), tlv.evbDraft()]))).toEqual(['N EVB-24']);
  });
});

describe('EVB-06: EVB TLV to the wrong address', () => {
  const sent = (destination: string, svid: number | null = null) => (s: Scenario) => Object.assign(s, { destination, svid }).evb('bridge');

  it.each([NB, NNTB, '020000000001'])('fires for %s', (destination) => {
    const s = new Scenario();
    sent(destination)(s);
    expect(s.findings()).toMatchObject([{ rule: 'EVB-06', severity: 'warning', frames: [1] }]);
  });

  it('fires on an S-channel as well', () => {
    expect(said(sent(NB, 20))).toEqual(['W EVB-06']);
    expect(said(sent(NCB, 20))).toEqual([]);
  });

  it('is quiet about other agents of the same end that have no EVB TLV, and about the drafts', () => {
    expect(said((s) => {
      s.evb('bridge');
      s.destination = NNTB;
      s.lldp('bridge', [tlv.cdcp('bridge')]);
      s.destination = NB;
      s.lldp('bridge', [tlv.evbDraft()]);
    })).toEqual(['N EVB-24']);
  });

  it('is quiet on cooked captures, which have no destination', () => {
    const s = new Scenario();
    cooked(s, EVB);
    expect(s.said()).toEqual([]);
    expect(s.analysis.links()).toMatchObject([{ station: '02:00:00:00:00:01' }]);
  });
});

describe('EVB-12: reserved reflective relay status', () => {
  it('fires for a station', () => {
    const s = new Scenario();
    s.evb('station', { rrreq: 1, rrstat: 2 });
    expect(s.findings()).toMatchObject([{ rule: 'EVB-12', severity: 'warning', frames: [1] }]);
  });

  it('is quiet about the bridge that repeats it, and about the other values', () => {
    expect(said((s) => s.evb('bridge', { rrstat: 2 }))).toEqual([]);
    for (const rrstat of [0, 1, 3]) expect(said((s) => s.evb('station', { rrstat }))).toEqual([]);
  });
});

describe('EVB-24: draft and ratified EVB from one end', () => {
  it('fires for two agents of an end, once', () => {
    const s = new Scenario();
    for (let i = 0; i < 3; i++) {
      s.evb('station');
      s.destination = NB;
      s.wait(1).lldp('station', [tlv.evbDraft()]);
      s.destination = NCB;
      s.wait(29);
    }
    expect(s.findings()).toMatchObject([{ rule: 'EVB-24', severity: 'note', frames: [1, 2], count: 1 }]);
  });

  it('is quiet where an agent goes over from one to the other', () => {
    expect(said((s) => s.evb('station') && s.wait(30).lldp('station', [tlv.evbDraft()]))).toEqual([]);
  });
});

describe('EVB-25: EVB TLV gone from LLDP', () => {
  it('fires where an agent leaves it out', () => {
    const s = new Scenario();
    const last = s.evb('bridge');
    const bare = s.wait(30).lldp('bridge');
    s.wait(30).lldp('bridge');
    expect(s.findings()).toMatchObject([{ rule: 'EVB-25', severity: 'warning', frames: [last, bare], count: 1 }]);
  });

  it('is quiet about a goodbye, an agent that never had one, and what a snap length cut off', () => {
    expect(said((s) => s.evb('bridge') && s.wait(30).lldp('bridge', [], 0))).toEqual([]);
    expect(said((s) => {
      s.evb('bridge');
      s.destination = NB;
      s.wait(1).lldp('bridge');
    })).toEqual([]);
    const cut = new Scenario();
    cut.evb('bridge');
    cut.wait(30).frame('bridge', 'lldp', octets(`${MANDATORY.replaceAll('000000000001', '000000000002')}fe090080c20d02006e74140000`), 9);
    cut.wait(30).evb('bridge');
    expect(cut.said()).toEqual([]);
  });

  it('is quiet on cooked captures, where agents cannot be told apart', () => {
    const s = new Scenario();
    for (const more of [EVB, '', EVB, '']) {
      cooked(s, more);
      s.wait(15);
    }
    expect(s.said()).toEqual([]);
    expect(s.analysis.links()).toMatchObject([{ channels: [{ isAlive: true }] }]);
  });
});

describe('EVB-26: EVB mode changed', () => {
  it('fires at the change', () => {
    const s = new Scenario();
    s.evb('station', RELAY);
    const no = s.wait(30).evb('station', { mode: 1 });
    s.wait(30).evb('station', { mode: 1 });
    expect(s.findings()).toMatchObject([{ rule: 'EVB-26', severity: 'note', frames: [no], count: 1 }]);
  });

  it('is quiet about an end that comes back in the other role', () => {
    expect(said((s) => s.evb('station') && s.wait(1).lldp('station', [], 0) && s.wait(5).evb('station', { mode: 1 }))).toEqual([]);
  });
});

const draft = (fields: Parameters<typeof tlv.evbDraft>[0]) => (s: Scenario) => s.lldp('station', [tlv.evbDraft(fields)]);

describe('EVB-27: draft EVB TLV of wrong length', () => {
  it('fires for twelve and for fourteen octets', () => {
    const s = new Scenario();
    s.frame('station', 'lldp', octets(`${MANDATORY}fe0c001b3f00400740070cdf00000000`));
    s.frame('station', 'lldp', octets(`${MANDATORY}fe0e001b3f00400740070cdf000010000000`));
    expect(s.findings()).toMatchObject([{ rule: 'EVB-27', severity: 'error', frames: [1, 2], count: 2 }]);
  });

  it('is quiet about thirteen', () => {
    expect(said((s) => s.frame('station', 'lldp', octets(`${MANDATORY}fe0d001b3f00400740070cdf0000100000`)))).toEqual([]);
  });
});

describe('EVB-28: configured without being supported', () => {
  it.each([{ cstd: 0, crr: 1, srr: 0 }, { cvdp: 1, svdp: 0 }, { cecp: 1, secp: 0 }, { crte: 1, srte: 0 }, { cstd: 1, sstd: 0 }])('fires for %o', (fields) => {
    expect(said(draft(fields))).toEqual(['W EVB-28']);
  });

  it('is quiet about less than is supported', () => expect(said(draft({ cvdp: 0, cecp: 0, crte: 0 }))).toEqual([]));
});

describe('EVB-29: more VSIs than supported', () => {
  it('fires for one more', () => expect(said(draft({ svsis: 8, cvsis: 9 }))).toEqual(['N EVB-29']));
  it('is quiet about as many', () => expect(said(draft({ svsis: 8, cvsis: 8 }))).toEqual([]));
});
