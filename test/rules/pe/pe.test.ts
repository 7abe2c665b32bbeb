import { describe, expect, it } from 'vitest';
import { lldpPortExtension } from '../../../dissectors/port-extension.js';
import { layer } from '../../../src/dissect/dissector.js';
import { NCB, NNTB, octets, Scenario, tlv, type Who } from '../../scenario.js';
import { ACK, sendTagged } from '../tag/tagged-frame.js';

/** E-TAG: E-PCP and ingress base, group and base, the extensions. */
const etag = (ingress: string, target: string, extensions = '0000'): string => `893f${ingress}${target}${extensions}`;
const onTags = (who: Who, tags: string, rule: string, s = new Scenario()): readonly string[] => {
  sendTagged(s, who, tags, 'ecp', ACK);
  return s.said().filter((what) => what.includes(rule));
};

describe('PE-01: E-TAG with senseless content', () => {
  it('fires for E-CID 0, the reserved one, and reserved bits', () => {
    expect(onTags('bridge', etag('0000', '0000'), 'PE-01')).toEqual(['W PE-01']);
    expect(onTags('bridge', etag('0000', '3fff', '00ff'), 'PE-01')).toEqual(['W PE-01']);
    expect(onTags('bridge', etag('0000', '4005'), 'PE-01')).toEqual(['W PE-01']);
  });
  it('is quiet about 1 and 0x3ffffe', () => {
    expect(onTags('bridge', etag('0000', '0001'), 'PE-01')).toEqual([]);
    expect(onTags('bridge', etag('0000', '3ffe', '00ff'), 'PE-01')).toEqual([]);
  });
});

describe('tags in a capture without any control frame', () => {
  const alone = (tags: readonly string[]): readonly string[] => {
    const s = new Scenario();
    for (const each of tags) {
      const data = octets(`525400000002525400000001${each}0800${'45'.repeat(40)}`);
      s.analysis.push({ kind: 'example', no: ++s.no, timeNs: s.no * 1e9, point: s.point, data, origLen: 900, direction: null, offset: null });
    }
    return s.said();
  };
  it('are judged all the same', () => {
    expect(alone([etag('0000', '0000')])).toEqual(['W PE-01']);
    expect(alone(['892600000005', etag('0000', '0005')])).toEqual(['W PE-06']);
    expect(alone(['892600001005'])).toEqual(['W PE-07']);
  });
  it('are no findings where they are right', () => expect(alone([etag('0000', '0005'), etag('0000', '0006')])).toEqual([]));
});

describe('PE-02: E-TAG upstream with an ingress E-CID', () => {
  const behind = (who: Who, ingress: string): readonly string[] => onTags(who, etag(ingress, '0005'), 'PE-02', new Scenario().converge());
  it('fires for a frame of the station', () => expect(behind('station', '0007')).toEqual(['W PE-02']));
  it('is quiet without one, and on the way down', () => {
    expect(behind('station', '0000')).toEqual([]);
    expect(behind('bridge', '0007')).toEqual([]);
  });
});

/** PE-CSP of the controlling bridge, sent `copies` times. */
function csp(s: Scenario, copies: number, afterSec = 0.16384): void {
  s.destination = NNTB;
  for (let i = 0; i < copies; i++) {
    s.frame('bridge', 'ecp', octets('10020001' + '0201aa'));
    s.wait(afterSec);
  }
  s.destination = NCB;
}
function answer(s: Scenario): void {
  s.destination = NNTB;
  s.frame('station', 'ecp', octets('14020001'));
}

describe('PE-03: PE-CSP without a port extender', () => {
  const extended = (who: Who | null): Scenario => {
    const s = new Scenario().converge();
    if (who) s.lldp(who, [layer(lldpPortExtension, { data: octets('020000000002') })]);
    return s;
  };
  it('fires where neither end announced one', () => {
    const s = extended(null);
    csp(s, 1, 0.001);
    answer(s);
    expect(s.said()).toEqual(['W PE-03']);
  });
  it('is quiet where one did', () => {
    for (const who of ['station', 'bridge'] as const) {
      const s = extended(who);
      csp(s, 1, 0.001);
      answer(s);
      expect(s.said().filter((what) => what.includes('PE-03'))).toEqual([]);
    }
  });
});

describe('PE-04: PE-CSP request not acknowledged', () => {
  const sent = (copies: number, isAnswered: boolean): readonly string[] => {
    const s = new Scenario().converge();
    csp(s, copies);
    if (isAnswered) answer(s);
    return s.quiet(60).said().filter((what) => /PE-04|ECP-04/.test(what));
  };
  it('fires alone once all copies went unanswered', () => expect(sent(4, false)).toEqual(['E PE-04']));
  it('is quiet where the last one was answered', () => expect(sent(4, true)).toEqual([]));
});

describe('PE-05: E-TAG on the link of an EVB station', () => {
  const TAG = etag('0000', '0005');
  it('fires where the station speaks EVB without one', () => expect(onTags('bridge', TAG, 'PE-05', new Scenario().converge())).toEqual(['W PE-05']));
  it('fires where the drafts are spoken without one', () => {
    const s = new Scenario();
    for (const who of ['station', 'bridge'] as const) s.lldp(who, [tlv.evbDraft()]);
    expect(onTags('bridge', TAG, 'PE-05', s)).toEqual(['W PE-05']);
  });
  it('is quiet about a station behind an extender, and where nobody speaks EVB', () => {
    const s = new Scenario();
    const evb = octets('02070402000000000104070302000000000106020079fe090080c20d000f6e541400' + '00');
    sendTagged(s, 'station', TAG, 'lldp', evb);
    expect(onTags('station', TAG, 'PE-05', s)).toEqual([]);
    expect(onTags('station', TAG, 'PE-05')).toEqual([]);
  });
});

describe('PE-06: VN-Tags and E-TAGS on one link', () => {
  it('fires once when the second kind shows up', () => {
    const s = new Scenario().converge();
    const first = sendTagged(s, 'bridge', '892600000005', 'ecp', ACK);
    const second = sendTagged(s, 'bridge', etag('0000', '0005'), 'ecp', ACK);
    sendTagged(s.wait(1), 'bridge', '892600000006', 'ecp', ACK);
    expect(s.findings().filter(({ rule }) => rule === 'PE-06')).toMatchObject([{ severity: 'warning', frames: [first, second], count: 1 }]);
  });

  it('is quiet about one kind', () => {
    const s = new Scenario().converge();
    for (let i = 5; i < 8; i++) sendTagged(s.wait(1), 'bridge', `89260000000${i}`, 'ecp', ACK);
    expect(s.said()).toEqual([]);
  });
});

describe('PE-07: VN-Tag of another version', () => {
  it('fires for version 1 and for the reserved bit', () => {
    expect(onTags('bridge', '892600001005', 'PE-07')).toEqual(['W PE-07']);
    expect(onTags('bridge', '892600004005', 'PE-07')).toEqual(['W PE-07']);
  });
  it('is quiet about version 0', () => expect(onTags('bridge', '8926c0058005', 'PE-07')).toEqual([]));
});
