import { describe, expect, it } from 'vitest';
import { DISSECTORS } from '../../dissectors/index.js';
import { createAnalysis } from '../../src/analyze.js';
import { Engine } from '../../src/dissect/engine.js';
import type { Finding } from '../../src/model/finding.js';
import { NO_POLICY } from '../../src/model/policy.js';
import type { Input } from '../../src/model/frame.js';
import { rule, type Declarations, type Rule, type Verdict } from '../../src/rules/rule.js';
import { Runner } from '../../src/rules/runner.js';
import { Tracker } from '../../src/track/tracker.js';
import { octets, Scenario, tlv } from '../scenario.js';

const engine = new Engine(DISSECTORS);
const explain = { why: 'because', usual: [], try: [] };

/** A rule that finds something in every LLDPDU. */
function always(more: Declarations & Partial<Verdict> = {}): Rule {
  const { severity, unless, timerNs, isCertain, frames, reason, ...declarations } = more;
  const verdict = { expected: 'a', received: 'b', frames: [] as number[], ...(severity && { severity }), ...(unless && { unless }) };
  const rest = { ...(timerNs !== undefined && { timerNs }), ...(isCertain && { isCertain }), ...(reason && { reason }) };
  return rule({ id: 'TEST-01', severity: 'error', spec: '-', title: 'test', explain, on: 'lldp', check: ({ frame }) => ({ ...verdict, ...rest, frames: frames ?? [frame!.no] }), ...declarations });
}

/** What one rule finds in the inputs of a scenario. */
function run(rules: readonly Rule[], inputs: readonly Input[], keepsAll = false, policy = NO_POLICY): { findings: readonly Finding[]; runner: Runner } {
  const tracker = new Tracker((name, event) => runner.see(name, event));
  const runner: Runner = new Runner(rules, { keepsAll, policy, timers: tracker.timers });
  for (const input of inputs) {
    tracker.advance(input.timeNs);
    runner.advance(input);
    if (input.kind === 'gap') tracker.gap(input);
    else if (input.kind === 'clock') tracker.advance(input.timeNs);
    else if (input.kind === 'frame') tracker.frame(input, engine.decode(input));
  }
  runner.end();
  return { findings: runner.list(), runner };
}

/** Records what a scenario pushes. */
function inputsOf(make: (s: Scenario) => void): Input[] {
  const s = new Scenario();
  const inputs: Input[] = [];
  const push = s.analysis.push.bind(s.analysis);
  s.analysis.push = (input) => {
    inputs.push(input);
    push(input);
  };
  make(s);
  return inputs;
}

const lldpdus = (count: number): Input[] =>
  inputsOf((s) => {
    for (let i = 0; i < count; i++) {
      s.lldp('bridge');
      s.wait(1);
    }
  });

describe('Runner', () => {
  it('reports once per rule, link, channel and VSI, with at most eight frames and the count', () => {
    const { findings } = run([always()], lldpdus(12));
    expect(findings).toMatchObject([{ rule: 'TEST-01', severity: 'error', frames: [1, 2, 3, 4, 5, 6, 7, 8], count: 12, link: 'eno3', channel: null, vsiid: null, message: 'test: b' }]);
  });

  it('keeps each occurrence when asked', () => {
    const { findings } = run([always()], lldpdus(3), true);
    expect(findings.map(({ count, frames }) => [count, frames])).toEqual([[1, [1]], [1, [2]], [1, [3]]]);
  });

  it('drops findings beyond its room and counts them', () => {
    const often = always();
    const { runner, findings } = run([often, { ...always(), id: 'TEST-02', check: ({ frame }: { frame: { no: number } }) => (frame.no === 2600 ? { expected: 'a', received: 'b', frames: [] } : null) }], lldpdus(2_605), true);
    expect(runner.dropped()).toEqual({ 'TEST-01 findings': 105 });
    expect(findings.filter(({ rule: id }) => id === 'TEST-01')).toHaveLength(2_500);
    // One rule does not take the room of another.
    expect(findings.filter(({ rule: id }) => id === 'TEST-02')).toHaveLength(1);
  });

  it('is less sure of times that are those of arrival, where a rule compares times', () => {
    const arrived = inputsOf((s) => {
      s.point = { ...s.point, hasArrivalTimes: true };
      s.lldp('bridge');
    });
    expect(run([always({ timers: true })], arrived).findings).toMatchObject([{ confidence: 'inferred', reason: expect.stringContaining('arrival') as string }]);
    expect(run([always()], arrived).findings).toMatchObject([{ confidence: 'confirmed', reason: '' }]);
  });

  it('runs no rule that the operator disabled, and takes the severity that he gave', () => {
    const policy = { ...NO_POLICY, disabled: new Set(['TEST-01']), severities: new Map([['TEST-02', 'error' as const]]) };
    const { findings } = run([always(), { ...always({ severity: 'note', unverified: true }), id: 'TEST-02' }], lldpdus(1), false, policy);
    expect(findings).toMatchObject([{ rule: 'TEST-02', severity: 'error' }]);
  });

  it('never raises a severity, and holds unverified rules at a warning', () => {
    expect(run([always({ severity: 'note' })], lldpdus(1)).findings).toMatchObject([{ severity: 'note' }]);
    expect(run([always({ unverified: true })], lldpdus(1)).findings).toMatchObject([{ severity: 'warning' }]);
  });

  it('lowers an error to a warning where the timers are assumed, and says so', () => {
    expect(run([always({ timers: true })], lldpdus(1)).findings).toMatchObject([{ severity: 'warning', reason: 'timers assumed, no EVB TLV was seen' }]);
    const known = inputsOf((s) => {
      s.evb('bridge');
      s.wait(1).lldp('bridge');
    });
    expect(run([always({ timers: true })], known).findings).toMatchObject([{ severity: 'error' }]);
  });

  it('is quiet about truncated frames in frame rules (GUARD-1)', () => {
    const syntax = rule({ id: 'TEST-02', severity: 'error', spec: '-', title: 'test', explain, on: 'frame', of: 'lldp', check: ({ frame }) => ({ expected: 'a', received: 'b', frames: [frame.no] }) });
    const inputs = inputsOf((s) => {
      s.frame('bridge', 'lldp', octets('020704020000000001'), 2);
      s.lldp('bridge');
    });
    expect(run([syntax], inputs).findings).toMatchObject([{ frames: [2], count: 1 }]);
  });

  it('is quiet about absences near frames that the capture lost, before and after (GUARD-2)', () => {
    const gapAfter = inputsOf((s) => {
      s.lldp('bridge');
      s.wait(5).gap();
    });
    const gapLong = inputsOf((s) => {
      s.lldp('bridge');
      s.wait(100).gap();
    });
    expect(run([always({ absence: true })], gapAfter).findings).toEqual([]);
    expect(run([always({ absence: true })], gapLong).findings).toMatchObject([{ confidence: 'inferred' }]);
    expect(run([always()], gapAfter).findings).toHaveLength(1);
  });

  it('believes a timer only past its slack, and asks again whether it still holds (GUARD-4)', () => {
    const inputs = (sec: number): Input[] =>
      inputsOf((s) => {
        s.lldp('bridge');
        s.quiet(sec);
      });
    const timer = always({ absence: true, timerNs: 10e9 });
    expect(run([timer], inputs(2)).findings).toEqual([]);
    expect(run([timer], inputs(2.1)).findings).toHaveLength(1);
    // Captures of several queues go back in time a little, at their end, too.
    expect(run([timer], [...inputs(2.1), { kind: 'clock', timeNs: 1e9 }]).findings).toHaveLength(1);
    expect(run([always({ absence: true, unless: () => true })], inputs(60)).findings).toEqual([]);
  });

  it('mutes what needs both ends, and what needs a history', () => {
    expect(run([always({ absence: true, bothEnds: true })], lldpdus(1)).findings).toEqual([]);
    expect(run([always({ history: true })], lldpdus(1)).findings).toEqual([]);
    expect(run([always({ history: 'unless certain', isCertain: true })], lldpdus(1)).findings).toHaveLength(1);
    const both = inputsOf((s) => s.converge());
    expect(run([always({ history: true })], both).findings).toMatchObject([{ frames: [2, 3, 4] }]);
  });

  it('knows the history of a capture point from when its own capture began', () => {
    const inputs = (startNs: number | undefined): Input[] => inputsOf((s) => {
      s.lldp('bridge');
      s.wait(200);
      s.point = { id: 1, name: null, linkType: 1, file: null, startNs };
      s.lldp('station');
    });
    const told = (startNs: number | undefined): number[] => run([always({ history: true })], inputs(startNs)).findings.flatMap(({ frames }) => [...frames]);
    expect([told(undefined), told(60e9), told(200e9)]).toEqual([[2], [2], []]);
  });

  it('mutes rules about destinations on cooked captures (GUARD-3)', () => {
    const [first] = lldpdus(1);
    if (first?.kind !== 'frame') throw new Error('no frame');
    const sll = octets('0004000100060200000000020000' + '88cc');
    const cooked: Input = { ...first, point: { ...first.point, linkType: 113 }, data: Uint8Array.from([...sll, ...first.data.subarray(14)]), origLen: first.data.length + 2 };
    expect(run([always({ destination: true })], [cooked]).findings).toEqual([]);
    expect(run([always()], [cooked]).findings).toHaveLength(1);
  });

  it('names a link as it is called in the end', () => {
    const s = new Scenario();
    s.point = { id: 0, name: null, linkType: 1, file: 'a.pcap' };
    s.lldp('station', [tlv.ttl(121)]);
    s.wait(1).evb('bridge');
    s.wait(1).evb('station');
    s.analysis.end();
    const [finding] = s.analysis.findings();
    expect(s.analysis.summary().links).toBe(1);
    expect(finding).toMatchObject({ rule: 'LLDP-02', link: 'link1', file: 'a.pcap' });
    expect(s.analysis.summary().findings).toEqual({ note: 0, warning: 0, security: 0, error: 1 });
  });

  it('gives an analysis without findings none', () => {
    const analysis = createAnalysis({});
    analysis.end();
    expect(analysis.findings()).toEqual([]);
    expect(analysis.stats()).toEqual([]);
  });
});
