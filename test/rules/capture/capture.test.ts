import { describe, expect, it } from 'vitest';
import { ASSOC, Scenario, tlv } from '../../scenario.js';

const rules = (s: Scenario): readonly string[] => s.ofCapture().map(({ rule, count }) => `${rule} x${count}`);

describe('CAP-01: frames captured twice', () => {
  const mirrored = (times: number, gapSec: number): Scenario => {
    const s = new Scenario();
    for (let i = 0; i < 20; i++) {
      s.lldp('bridge');
      if (i < times) s.wait(gapSec).lldp('bridge');
      s.wait(30);
    }
    return s;
  };
  it('notes frames that come again at once', () => expect(rules(mirrored(20, 0.00001))).toEqual(['CAP-01 x18']));
  it('is quiet about two of them, and about frames 30 us apart', () => {
    expect(rules(mirrored(2, 0.00001))).toEqual([]);
    expect(rules(mirrored(20, 0.00003))).toEqual([]);
  });
});

describe('CAP-02: only one direction captured', () => {
  const ask = (s: Scenario): Scenario => {
    s.evb('station');
    s.send('station', [tlv.manager(), tlv.assoc(ASSOC, 1)]);
    return s;
  };
  it('notes ECP of one end without any frame of the other', () => expect(rules(ask(new Scenario()).quiet(90))).toEqual(['CAP-02 x1']));
  it('is quiet once an LLDPDU of the other end comes', () => {
    const s = ask(new Scenario());
    s.wait(15).evb('bridge');
    expect(rules(s.quiet(90))).toEqual([]);
  });
  it('waits for an LLDPDU that comes late, and is quiet where the capture ends before', () => {
    const s = ask(new Scenario());
    s.quiet(34).evb('bridge');
    expect(rules(s.quiet(90))).toEqual([]);
    expect(rules(ask(new Scenario()).quiet(34))).toEqual([]);
    expect(rules(ask(new Scenario()).quiet(40))).toEqual(['CAP-02 x1']);
  });
});

describe('CAP-03: time goes backwards', () => {
  const back = (sec: number): Scenario => {
    const s = new Scenario();
    s.lldp('bridge');
    s.wait(-sec).lldp('bridge');
    s.wait(1).lldp('bridge');
    return s;
  };
  it('notes more than a second', () => expect(back(1.5).ofCapture()).toMatchObject([{ rule: 'CAP-03', frames: [1, 2], count: 1 }]));
  it('is quiet about less', () => expect(rules(back(0.9))).toEqual([]));
});

describe('CAP-04: control frames cut', () => {
  it('is quiet about whole frames', () => expect(rules(new Scenario().converge())).toEqual([]));

  it('notes once what a snap length cut', () => {
    const s = new Scenario();
    for (let i = 0; i < 3; i++) s.wait(30).frame('bridge', 'lldp', Uint8Array.of(2, 7, 4, 2, 0, 0, 0, 0, 2), 4);
    s.lldp('bridge');
    expect(s.ofCapture()).toMatchObject([{ rule: 'CAP-04', frames: [1, 2, 3], count: 3 }]);
  });
});

describe('CAP-05: the capture lost frames', () => {
  it('notes drop counters, also of before the first frame', () => {
    expect(rules(new Scenario().converge().gap())).toEqual(['CAP-05 x1']);
    expect(rules(new Scenario().gap().converge())).toEqual(['CAP-05 x1']);
  });
  it('is quiet without', () => expect(rules(new Scenario().converge())).toEqual([]));
});
