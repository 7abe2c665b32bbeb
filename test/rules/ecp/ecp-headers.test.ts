import { describe, expect, it } from 'vitest';
import { ecp } from '../../../dissectors/ecp.js';
import { vdp } from '../../../dissectors/vdp.js';
import { layer } from '../../../src/dissect/dissector.js';
import { NCB, NNTB, octets, Scenario, tlv, ASSOC, MAC } from '../../scenario.js';

const header = (word: string, seq = 1, rest = '00'.repeat(42)): Uint8Array => octets(`${word}${seq.toString(16).padStart(4, '0')}${rest}`);
const PE_CSP = '0201aa';

describe('ECP-03: ECP subtype unknown', () => {
  const sent = (word: string): Scenario => {
    const s = new Scenario().converge();
    s.frame('station', 'ecp', header(word, 1, '0201aa'));
    return s;
  };
  it('fires for 9, and notes 3', () => {
    expect(sent('1009').said()).toEqual(['W ECP-03']);
    expect(sent('1003').said()).toEqual(['N ECP-03']);
  });
  it('is quiet about VDP and PE-CSP, and leaves an unknown version to ECP-01', () => {
    expect(sent('2009').said()).toEqual(['E ECP-01']);
    expect(new Scenario().converge().exchange(ASSOC).said()).toEqual([]);
  });
});

describe('ECP-18: ECP to an unusual destination', () => {
  const sent = (to: string, word = '1001'): readonly string[] => {
    const s = new Scenario().converge();
    s.destination = to;
    if (word === '1001') s.send('station', [tlv.manager(), tlv.assoc(ASSOC, 1)], 1);
    else s.frame('station', 'ecp', header(word, 1, PE_CSP));
    s.destination = MAC['station']!;
    s.wait(0.001).frame('bridge', 'ecp', header(word.replace('10', '14')));
    s.destination = '0180c2000000';
    if (word === '1001') s.respond(ASSOC);
    return s.said().filter((what) => what.includes('ECP-18'));
  };

  it('fires for VDP to the nearest bridge or a unicast address, and for PE-CSP to the nearest customer bridge', () => {
    expect(sent('0180c200000e')).toEqual(['W ECP-18']);
    expect(sent(MAC['bridge']!)).toEqual(['W ECP-18']);
    expect(sent('0180c2000000', '1002')).toEqual(['W ECP-18']);
  });
  it('is quiet about the usual ones, that of Cisco, and an acknowledgement to whoever asked', () => {
    expect(sent('0180c2000000')).toEqual([]);
    expect(sent('0100000d0f0a')).toEqual([]);
    expect(sent(NNTB, '1002')).toEqual([]);
    expect(sent(MAC['bridge']!, '1002')).toEqual([]);
  });
});

describe('ECP-19: ECP from a foreign address', () => {
  const foreign = (who: string, after = (_: Scenario): void => undefined): readonly string[] => {
    const s = new Scenario().converge().exchange(ASSOC);
    s.frame(who, 'ecp', layer(ecp, { version: 1, op: 0, subtype: 1, seqno: 9 }, layer(vdp, {}, tlv.manager(), tlv.assoc(ASSOC, 1))));
    after(s);
    return s.quiet(70).said().filter((what) => what.includes('ECP-19'));
  };

  it('fires for a stranger that names a VSI of the link, and for a group address', () => {
    expect(foreign('020000000099')).toEqual(['W ECP-19']);
    expect(foreign('030000000099')).toEqual(['W ECP-19']);
  });
  /** All of the station's ECP comes from an address without LLDP, and `lldp` sends an LLDPDU after 50 s. */
  const apart = (minutes: number, lldp: string | null): readonly string[] => {
    const s = new Scenario();
    s.macs = { station: '020000000099', bridge: MAC['bridge']! };
    for (let i = 0; i < 2 * minutes; i++) {
      for (const who of ['station', 'bridge'] as const) s.lldp(MAC[who]!, [tlv.evb(who)]);
      s.wait(1);
      for (let k = 0; k < 3; k++) {
        s.exchange(ASSOC).wait(9);
        if (lldp && i === 1 && k === 1) s.lldp(lldp, [tlv.evb('station')]);
      }
    }
    return s.quiet(5).said().filter((what) => /ECP-(19|20)/.test(what));
  };

  it('fires alone where all ECP of the station comes from such an address', () => expect(apart(4, null)).toEqual(['W ECP-19 x40']));
  it('is quiet about that before it had the time to send an LLDPDU, and once it does', () => {
    expect(apart(0.5, null)).toEqual([]);
    expect(apart(1, '020000000099')).toEqual([]);
  });

  it('is quiet when it sends LLDPDUs, too', () => {
    expect(foreign('020000000099', (s) => void s.wait(3).lldp('020000000099'))).toEqual([]);
  });
});

describe('ECP-22: storm of ECPDUs', () => {
  const burst = (count: number, gapSec: number): readonly string[] => {
    const s = new Scenario().converge();
    for (let number = 1; number <= count; number++) {
      s.send('station', [tlv.manager(), tlv.assoc(ASSOC, 1 + (number % 9))]);
      s.ack('bridge');
      s.wait(gapSec);
    }
    return s.said().filter((what) => what.includes('ECP-22'));
  };
  it('fires above 50 within a second', () => expect(burst(60, 0.01)).toEqual(['S ECP-22']));
  it('is quiet at 48 a second, and about 50 at once', () => {
    expect(burst(120, 0.0207)).toEqual([]);
    expect(burst(50, 0.001)).toEqual([]);
  });
});

describe('ECP-23: ECPDU that does not fit its frame', () => {
  const long = (octetCount: number): Scenario => {
    const s = new Scenario().converge();
    s.frame('station', 'ecp', header('1001', 1, `0a10${'00'.repeat(16)}${'00'.repeat(octetCount - 14 - 4 - 18)}`));
    return s;
  };
  it('fires above 1518 octets, and for a TLV that runs past the frame', () => {
    expect(long(1519).said()).toContain('W ECP-23');
    const s = new Scenario().converge();
    s.frame('station', 'ecp', header('1001', 1, '0a1000'));
    expect(s.said()).toContain('W ECP-23');
  });
  it('is quiet at 1518, and where a snap length cut the frame', () => {
    expect(long(1518).said()).not.toContain('W ECP-23');
    const s = new Scenario().converge();
    s.frame('station', 'ecp', header('1001', 1, `0a10${'00'.repeat(16)}`), 4);
    expect(s.said()).toEqual([]);
  });
});

describe('ECP-24: empty ECP request', () => {
  it('fires for a request of the ratified standard with nothing but padding', () => {
    const s = new Scenario().converge();
    const no = s.frame('station', 'ecp', header('1001'));
    expect(s.findings()).toMatchObject([{ rule: 'ECP-24', severity: 'note', frames: [no] }]);
  });
  /** Empty draft requests under these numbers, half a second apart. */
  const draft = (seqs: readonly number[], isAcked = true): readonly string[] => {
    const s = new Scenario();
    for (const seq of seqs) {
      s.draft('station', seq, []);
      if (isAcked) s.wait(0.001).draft('bridge', seq, null);
      s.wait(0.5);
    }
    return s.quiet(60).said().filter((what) => what.includes('ECP-24'));
  };
  it('notes those of the drafts', () => {
    expect(draft([4])).toEqual(['N ECP-24']);
    expect(draft([1, 2, 3, 4])).toEqual(['N ECP-24']);
  });
  it('is quiet about those that lldpad sends when it starts, and about a snap length', () => {
    expect(draft([1])).toEqual([]);
    expect(draft([1, 2, 3])).toEqual([]);
    expect(draft([1, 2, 3], false)).toEqual([]);
    const cut = new Scenario().converge();
    cut.frame('station', 'ecp', header('1001'), 30);
    expect(cut.said()).toEqual([]);
  });
});

describe('ECP-25: draft ECP header unknown', () => {
  const sent = (digits: string): readonly string[] => {
    const s = new Scenario();
    s.frame('station', 'draft', octets(`001b3f${digits}0001${'00'.repeat(30)}`));
    return s.said();
  };
  it('fires for another protocol identifier, subtype or mode', () => {
    for (const digits of ['00010000', '00000100', '00000002']) expect(sent(digits)).toEqual(['W ECP-25']);
  });
  it('is quiet about the known one', () => expect(sent('00000000')).toEqual([]));
});

describe('ECP-26: draft ECP retransmission under a new number', () => {
  const twice = (afterSec: number): readonly string[] => {
    const s = new Scenario();
    for (const seq of [1, 2]) {
      s.draft('station', seq, [tlv.draft(2, 1)]);
      s.wait(afterSec);
    }
    return s.said().filter((what) => what.includes('ECP-'));
  };
  it('notes the same octets after 500 ms', () => expect(twice(0.5)).toEqual(['N ECP-26']));
  it('is quiet about a keep-alive', () => expect(twice(10)).toEqual([]));
});

describe('ECP-27: ECP with a C-tag', () => {
  const tagged = (tags: string): readonly string[] => {
    const s = new Scenario().converge();
    s.octets(octets(`${NCB}${MAC['station']}${tags}8940100100010a10${'00'.repeat(16)}`));
    return s.said().filter((what) => what.includes('ECP-27'));
  };
  it('fires for VID 5, inside an S-tag too', () => {
    expect(tagged('81000005')).toEqual(['W ECP-27']);
    expect(tagged('88a8001481000005')).toEqual(['W ECP-27']);
  });
  it('is quiet about a priority tag and an S-tag', () => {
    expect(tagged('8100e000')).toEqual([]);
    expect(tagged('88a80014')).toEqual([]);
  });
});
