import { describe, expect, it } from 'vitest';
import { DISSECTORS } from '../../dissectors/index.js';
import { Engine } from '../../src/dissect/engine.js';
import type { Finding } from '../../src/model/finding.js';
import { NO_POLICY } from '../../src/model/policy.js';
import { rule } from '../../src/rules/rule.js';
import { Runner } from '../../src/rules/runner.js';
import { Tracker } from '../../src/track/tracker.js';
import { ASSOC, Scenario, tlv } from '../scenario.js';

/** What is told of a rule, and what is listed of it in the end. */
function told(rule: string, make: (s: Scenario) => void): { told: readonly Finding[]; listed: readonly Finding[] } {
  const news: Finding[] = [];
  const scenario = new Scenario({ onHappening: (happening) => void (happening.kind === 'finding' && news.push(happening.finding)) });
  make(scenario);
  scenario.analysis.end();
  const isIt = (finding: Finding): boolean => finding.rule === rule;
  return { told: news.filter(isIt), listed: scenario.analysis.findings().filter(isIt) };
}

/** A station that sends a request again though it was acknowledged: ECP-05 each time. */
function repeating(s: Scenario, times: number): void {
  s.converge();
  for (let i = 0; i < times; i++) {
    s.request(ASSOC, 1);
    s.wait(0.01).send('station', [tlv.manager(), tlv.assoc(ASSOC, 1)], i + 1);
    s.ack('bridge');
    s.respond(ASSOC, 1);
    s.wait(0.5);
  }
}

describe('findings that are told', () => {
  it('come once when they come up, and at 10, 100; at the end their count is the last one', () => {
    for (const [times, counts] of [[1, [1]], [9, [1, 9]], [10, [1, 10]], [37, [1, 10, 37]], [100, [1, 10, 100]]] as const) {
      const all = told('ECP-05', (s) => repeating(s, times));
      expect(all.told.map(({ count }) => count)).toEqual(counts);
      expect(all.told.at(-1)).toEqual(all.listed[0]);
    }
  });

  it('come again when they are graver than before', () => {
    const engine = new Engine(DISSECTORS);
    const news: Finding[] = [];
    const late = rule({
      id: 'TEST-01', severity: 'error', spec: '-', title: 'test', explain: { why: '', usual: [], try: [] }, timers: true, on: 'lldp',
      check: ({ frame }) => ({ expected: 'a', received: 'b', frames: [frame!.no] }),
    });
    const tracker = new Tracker((name, event) => runner.see(name, event));
    const runner: Runner = new Runner([late], { keepsAll: false, policy: NO_POLICY, timers: tracker.timers, onFinding: (finding) => news.push(finding) });
    const scenario = new Scenario();
    scenario.analysis.push = (input) => void (input.kind === 'frame' && tracker.frame(input, engine.decode(input)));
    // As long as no EVB TLV was heard timers are assumed, and an error is a warning.
    scenario.lldp('bridge');
    scenario.wait(1).lldp('bridge');
    scenario.wait(1).evb('bridge');
    scenario.wait(1).evb('bridge');
    expect(news.map(({ severity, count }) => [severity, count])).toEqual([['warning', 1], ['error', 4]]);
  });
});
