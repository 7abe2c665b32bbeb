import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.js';
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
});
