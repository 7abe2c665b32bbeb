import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analysed } from '../analysed.js';
import { EXPECTED } from './expected-findings.js';
import { CAPTURES, scenarios } from './logged.js';

/** How often each rule found something. */
async function found(capture: string): Promise<Record<string, number>> {
  const { findings } = await analysed([capture], { allFindings: true });
  const counts: Record<string, number> = {};
  for (const { rule } of findings) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}

describe('findings tell what the description of a recording says', () => {
  it('has a row for each recording', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual(scenarios().sort());
  });

  for (const [name, row] of Object.entries(EXPECTED)) {
    it(`${name}: ${row.why}`, async () => {
      expect(await found(join(CAPTURES, name, 'station.pcap')), 'at the station').toEqual(row.found);
      expect(await found(join(CAPTURES, name, 'bridge.pcap')), 'at the bridge').toEqual(row.atBridge ?? row.found);
    });
  }
});
