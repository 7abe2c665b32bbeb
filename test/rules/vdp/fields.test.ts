import { describe, expect, it } from 'vitest';
import { ASSOC, octets, Scenario, tlv, vsi, type Filter } from '../../scenario.js';

type Fields = Parameters<typeof tlv.assoc>[2];

/** A request with these fields, acknowledged and left at that. */
function asked(fields: Fields): readonly unknown[] {
  const s = new Scenario().converge({ bgid: 1 }, { sgid: 1 });
  s.request(ASSOC, 1, fields);
  return s.findings();
}

/** A response with these fields. */
function answered(fields: Fields): readonly string[] {
  const s = new Scenario().converge();
  s.request(ASSOC);
  s.respond(ASSOC, 1, fields);
  return s.said();
}

/** The same with an octet of the request set to something: `at` octets behind the ECP header. */
function patched(at: number, value: number): readonly unknown[] {
  const s = new Scenario().converge();
  const body = octets(`100100010a10${'fd'.repeat(16)}0621000000050105${vsi(1)}0200015254000000010064`);
  body[4 + at] = value;
  s.frame('station', 'ecp', body);
  s.ack('bridge', 1);
  return s.findings();
}

const found = (rule: string, severity: string): object[] => [{ rule, severity, frames: [5] }];
const MAC_1 = octets('525400000001');
const filter = (...entries: Filter): Fields => ({ filter: entries });

describe('VDP-07: unknown filter info format', () => {
  it('fires for 0 and 5', () => {
    expect(patched(18 + 2 + 22, 0)).toMatchObject(found('VDP-07', 'warning'));
    expect(patched(18 + 2 + 22, 5)).toMatchObject(found('VDP-07', 'warning'));
  });
  it('is quiet about 2', () => expect(patched(18 + 2 + 22, 2)).toEqual([]));
});

describe('VDP-08: unknown VSIID format', () => {
  it('fires for 0 and 6', () => {
    expect(asked({ vsiidfmt: 0 })).toMatchObject(found('VDP-08', 'warning'));
    expect(asked({ vsiidfmt: 6 })).toMatchObject(found('VDP-08', 'warning'));
  });
  it('is quiet about 4 and 5', () => {
    expect(asked({ vsiidfmt: 4 })).toEqual([]);
    expect(asked({ vsiidfmt: 5 })).toEqual([]);
  });
});

describe('VDP-10: reserved bits set in the VDP status', () => {
  it('fires for 0x80 and for an error in a request', () => {
    expect(patched(20, 0x80)).toMatchObject(found('VDP-10', 'warning'));
    expect(patched(20, 0x02)).toMatchObject(found('VDP-10', 'warning'));
  });
  it('is quiet about M, and about an error in a response', () => {
    expect(patched(20, 0x10)).toEqual([]);
    expect(answered({ error: 5 })).toEqual(['E VSI-34']);
  });
});

describe('VDP-12: Keep or Hard without an error', () => {
  it('fires', () => {
    expect(answered({ keep: 1 })).toEqual(['W VDP-12']);
    expect(answered({ hard: 1 })).toEqual(['W VDP-12']);
  });
  it('is quiet beside an error', () => expect(answered({ hard: 1, error: 4 })).toEqual(['E VSI-34']));
});

describe('VDP-13: M and S bit in one request', () => {
  it('fires once, not for each keep-alive', () => {
    const both = { suspend: 1, migrate: 1 };
    const s = new Scenario().converge();
    s.request(ASSOC, 1, both);
    s.respond(ASSOC);
    s.wait(10.4).request(ASSOC, 1, both);
    s.respond(ASSOC);
    expect(s.findings()).toMatchObject([{ rule: 'VDP-13', severity: 'warning', frames: [5], vsiid: vsi(1), count: 1 }]);
  });
  it('is quiet about either', () => {
    expect(asked({ suspend: 1 })).toEqual([]);
    expect(asked({ migrate: 1 })).toEqual([]);
  });
});

describe('VDP-15: VID 0 beside other VIDs', () => {
  it('fires', () => expect(asked({ filterfmt: 1, ...filter({ vid: 5 }, { vid: 0 }) })).toMatchObject(found('VDP-15', 'error')));
  it('is quiet about it alone, and beside MAC addresses', () => {
    expect(asked({ filterfmt: 1, ...filter({ vid: 0 }) })).toEqual([]);
    expect(asked(filter({ mac: MAC_1, vid: 0 }, { mac: MAC_1, vid: 5 }))).toEqual([]);
  });
});

describe('VDP-16: filter entry without an individual MAC address', () => {
  it('fires for a group address and for zero, in the drafts too', () => {
    expect(asked(filter({ mac: octets('01005e000001'), vid: 5 }))).toMatchObject(found('VDP-16', 'error'));
    expect(asked(filter({ mac: MAC_1, vid: 5 }, { mac: octets('000000000000'), vid: 5 }))).toMatchObject(found('VDP-16', 'error'));
    const s = new Scenario();
    s.lldp('bridge', [tlv.evbDraft()]);
    s.draft('station', 1, [tlv.draft(2, 1, 0, { filter: [{ mac: octets('01005e000001'), ps: 0, pcp: 0, vid: 100 }] })]);
    expect(s.said()).toEqual(['E VDP-16']);
  });
  it('is quiet about a local address', () => expect(asked(filter({ mac: octets('020000000009'), vid: 5 }))).toEqual([]));
});

describe('VDP-17: priority without the PS bit', () => {
  it('fires', () => expect(asked(filter({ mac: MAC_1, ps: 0, pcp: 3, vid: 5 }))).toMatchObject(found('VDP-17', 'warning')));
  it('is quiet with it', () => expect(asked(filter({ mac: MAC_1, ps: 1, pcp: 3, vid: 5 }))).toEqual([]));
});

describe('VDP-19: GroupID 0', () => {
  it('fires', () => expect(asked({ filterfmt: 4, ...filter({ group: 0, mac: MAC_1, vid: 5 }) })).toMatchObject(found('VDP-19', 'warning')));
  it('is quiet about 1, and about a filter without groups', () => {
    expect(asked({ filterfmt: 3, ...filter({ group: 1, vid: 5 }) })).toEqual([]);
    expect(asked(filter({ mac: MAC_1, vid: 5 }))).toEqual([]);
  });
});

describe('VDP-20: filter entry given twice', () => {
  it('fires, whatever the priority', () => expect(asked(filter({ mac: MAC_1, vid: 5 }, { mac: MAC_1, ps: 1, pcp: 3, vid: 5 }))).toMatchObject(found('VDP-20', 'warning')));
  it('is quiet about another VLAN, another address, another group', () => {
    expect(asked(filter({ mac: MAC_1, vid: 5 }, { mac: MAC_1, vid: 6 }, { mac: octets('525400000002'), vid: 5 }))).toEqual([]);
    expect(asked({ filterfmt: 3, ...filter({ group: 1, vid: 5 }, { group: 2, vid: 5 }) })).toEqual([]);
  });
});
