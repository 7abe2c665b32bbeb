import { describe, expect, it } from 'vitest';
import { octets, Scenario, tlv, ASSOC, vsi } from '../../scenario.js';

const request = (s: Scenario, seq: number, number = 1): number => s.send('station', [tlv.manager(), tlv.assoc(ASSOC, number)], seq);
const header = (word: string, seq = 1, rest = '00'.repeat(42)): Uint8Array => octets(`${word}${seq.toString(16).padStart(4, '0')}${rest}`);
/** T(RTE) of the scenario. */
const ACK_SEC = 0.16384;

describe('ECP-06: more ECP retransmissions than allowed', () => {
  const copies = (s: Scenario, count: number, seq = 1): Scenario => {
    for (let i = 0; i < count; i++) {
      s.wait(i > 0 ? ACK_SEC : 0);
      request(s, seq);
    }
    s.ack('bridge', seq);
    s.respond(ASSOC);
    return s;
  };

  it('fires once at R + 1', () => {
    expect(copies(new Scenario().converge(), 6).findings()).toMatchObject([{ rule: 'ECP-05' }, { rule: 'ECP-06', severity: 'warning', frames: [5, 6, 7, 8, 9], vsiid: vsi(1), count: 1 }]);
  });

  it('is quiet at R, and where R is not known', () => {
    expect(copies(new Scenario().converge(), 4).said()).toEqual(['W ECP-05 x3']);
    const unknown = new Scenario();
    unknown.lldp('bridge');
    expect(copies(unknown, 6).said()).toEqual(['W ECP-05 x5']);
  });
});

describe('ECP-07: ECP retransmission at another time than agreed', () => {
  const again = (afterSec: readonly number[]): readonly string[] => {
    const s = new Scenario().converge();
    request(s, 1);
    for (const sec of afterSec) {
      s.wait(sec);
      request(s, 1);
    }
    s.ack('bridge', 1);
    s.respond(ASSOC);
    return s.said().filter((what) => what.includes('ECP-07'));
  };

  it('fires much too early, much too late, and at twice the time', () => {
    expect(again([0.5 * ACK_SEC])).toEqual(['W ECP-07']);
    expect(again([1.6 * ACK_SEC])).toEqual(['W ECP-07']);
    expect(again([2 * ACK_SEC])).toEqual(['W ECP-07']);
  });

  it('is quiet within 0.8 and 1.5 of it, and where a copy of a punctual sender was lost on the way', () => {
    expect(again([0.82 * ACK_SEC])).toEqual([]);
    expect(again([1.48 * ACK_SEC])).toEqual([]);
    expect(again([2 * ACK_SEC, ACK_SEC])).toEqual([]);
  });

  it('is quiet about the request after a failed one: timers of that one still run', () => {
    const s = new Scenario().converge();
    for (let i = 0; i < 4; i++) {
      request(s, 1);
      s.wait(i < 3 ? ACK_SEC : 0.00003);
    }
    for (const sec of [0.1, 0.0639, 0]) {
      request(s, 2, 2);
      s.wait(sec);
    }
    s.ack('bridge', 2);
    s.respond(ASSOC, 2);
    expect(s.said().filter((what) => what.includes('ECP-07'))).toEqual([]);
  });
});

describe('ECP-14: duplicate ECP acknowledgement', () => {
  it('fires for a second one of one request', () => {
    const s = new Scenario().converge();
    const no = request(s, 1);
    const first = s.ack('bridge', 1);
    const second = s.ack('bridge', 1);
    s.respond(ASSOC);
    expect(s.findings()).toMatchObject([{ rule: 'ECP-14', severity: 'note', frames: [no, first, second] }]);
  });

  it('is quiet where each copy is acknowledged', () => {
    const s = new Scenario().converge();
    request(s, 1);
    s.wait(ACK_SEC);
    request(s, 1);
    s.ack('bridge', 1);
    s.ack('bridge', 1);
    s.respond(ASSOC);
    expect(s.said().filter((what) => what.includes('ECP-14'))).toEqual([]);
  });
});

describe('ECP-15: late ECP acknowledgement', () => {
  const late = (sec: number): Scenario => {
    const s = new Scenario().converge();
    request(s, 1);
    s.wait(sec).ack('bridge', 1);
    s.respond(ASSOC);
    return s;
  };

  it('fires after T(RTE)', () => expect(late(ACK_SEC + 0.01).findings()).toMatchObject([{ rule: 'ECP-15', severity: 'warning', frames: [5, 6], vsiid: vsi(1) }]));
  it('is quiet just before it', () => expect(late(ACK_SEC - 0.01).said()).toEqual(['N LAT-06']));

  it('counts from the first copy where each is acknowledged, else from the latest', () => {
    const repeated = (acks: number): Scenario => {
      const s = new Scenario().converge();
      request(s, 1);
      s.wait(ACK_SEC);
      request(s, 1);
      s.wait(0.03);
      for (let i = 0; i < acks; i++) s.ack('bridge', 1);
      s.respond(ASSOC);
      return s;
    };
    expect(repeated(1).said()).toEqual(['W ECP-05']);
    expect(repeated(2).said()).toEqual(['W ECP-05', 'W ECP-15']);
  });
});

describe('ECP-16: ECP acknowledgement differs from its request', () => {
  const answered = (word: string): Scenario => {
    const s = new Scenario().converge();
    request(s, 1);
    s.wait(0.001).frame('bridge', 'ecp', header(word));
    s.respond(ASSOC);
    return s;
  };

  it('fires alone for another subtype, known or not, and for another version', () => {
    for (const word of ['1402', '1409', '2401']) expect(answered(word).findings()).toMatchObject([{ rule: 'ECP-16', severity: 'error', frames: [5, 6] }]);
  });
  it('is quiet about the same', () => expect(answered('1401').said()).toEqual([]));
});

describe('ECP-17: ECP acknowledgement with data behind it', () => {
  const answered = (padding: string): { readonly s: Scenario; readonly no: number } => {
    const s = new Scenario().converge();
    request(s, 1);
    const no = s.wait(0.001).frame('bridge', 'ecp', header('1401', 1, padding));
    s.respond(ASSOC);
    return { s, no };
  };

  it('is quiet about padding', () => expect(answered('00'.repeat(42)).s.said()).toEqual([]));

  it('fires for an octet that is not zero', () => {
    const { s, no } = answered(`${'00'.repeat(10)}05${'00'.repeat(31)}`);
    expect(s.findings()).toMatchObject([{ rule: 'ECP-17', severity: 'note', frames: [no] }]);
  });
});

describe('ECP-10, ECP-11: a sender begins anew', () => {
  it('notes lower numbers', () => {
    const s = new Scenario().converge();
    for (let number = 1; number <= 12; number++) s.exchange(ASSOC, number);
    const no = request(s, 2, 13);
    s.ack('bridge', 2);
    s.respond(ASSOC, 13);
    expect(s.findings()).toMatchObject([{ rule: 'ECP-10', severity: 'note', frames: [no - 4, no] }]);
  });

  it('is quiet about a capture that begins anew with the numbers', () => {
    const s = new Scenario().converge();
    for (let number = 1; number <= 12; number++) s.exchange(ASSOC, number);
    s.wait(-20);
    request(s, 2, 13);
    s.ack('bridge', 2);
    expect([s.said().filter((what) => /ECP-(09|10)/.test(what)), s.ofCapture().map(({ rule }) => rule)]).toEqual([[], ['CAP-03']]);
  });

  it('is quiet when the numbers wrap, with and without 0', () => {
    for (const next of [0, 1]) {
      const s = new Scenario().converge();
      request(s, 0xffff);
      s.ack('bridge', 0xffff);
      s.respond(ASSOC);
      request(s, next, 2);
      s.ack('bridge', next);
      s.respond(ASSOC, 2);
      expect(s.said()).toEqual([]);
    }
  });

  const reuse = (between: (s: Scenario) => void): Scenario => {
    const s = new Scenario().converge().exchange(ASSOC);
    between(s);
    request(s, 1, 2);
    s.ack('bridge', 1);
    return s;
  };

  it('fires ECP-11 for the number before a restart, however long ago', () => {
    const goodbye = reuse((s) => {
      s.wait(5).lldp('station', [], 0);
      s.wait(5).evb('station', { rrstat: 3 });
    });
    expect(goodbye.said().filter((what) => what.includes('ECP-'))).toEqual(['E ECP-11']);
  });

  it('takes it for ECP-08 where nothing tells of a restart', () => expect(reuse((s) => void s.wait(5)).said()).toEqual(['E ECP-08']));
});

describe('ECP-09 and jumps of the numbers', () => {
  it('fires for an old number with other octets, and for one far ahead', () => {
    const old = new Scenario().converge().exchange(ASSOC).exchange(ASSOC, 2);
    request(old, 3, 3);
    old.ack('bridge', 3);
    old.respond(ASSOC, 3);
    request(old, 2, 4);
    old.ack('bridge', 2);
    expect(old.said()).toEqual(['W ECP-09']);
    const far = new Scenario().converge().exchange(ASSOC);
    request(far, 5000, 2);
    far.ack('bridge', 5000);
    far.respond(ASSOC, 2);
    expect(far.said()).toEqual(['W ECP-09']);
  });
});

describe('a bridge whose ports share an address', () => {
  it('says nothing about its numbers', () => {
    const s = new Scenario();
    const port = (id: string): void => void s.wait(1).frame('bridge', 'lldp', octets(`0207040200000000020407030200000000${id}06020079fe090080c20d0000${'6e5414'}0000`));
    for (let i = 0; i < 2; i++) for (const id of ['aa', 'bb']) port(id);
    s.exchange(ASSOC);
    s.send('bridge', [tlv.manager(), tlv.assoc(ASSOC, 7, { ack: 1, keep: 0, hard: 0, error: 0 })], 1);
    expect(s.said().filter((what) => what.includes('ECP-'))).toEqual([]);
  });
});
