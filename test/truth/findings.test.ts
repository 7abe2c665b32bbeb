import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analysed } from '../analysed.js';
import { EXPECTED } from './expected-findings.js';
import { CAPTURES, scenarios } from './logged.js';

/** Of each rule what it found, as the rows say it. */
async function found(capture: string): Promise<Record<string, readonly string[]>> {
  const { findings } = await analysed([capture], { allFindings: true });
  const all: Record<string, string[]> = {};
  for (const { rule, vsiid, frames } of findings) (all[rule] ??= []).push(`${vsiid === null ? '' : `${vsiid.slice(-2)}@`}${frames.join('+')}`);
  return all;
}

const eachOf = (row: Readonly<Record<string, string>>): Record<string, readonly string[]> => Object.fromEntries(Object.entries(row).map(([rule, text]) => [rule, text.split(/\s+/)]));

describe('findings tell what the description of a recording says', () => {
  it('has a row for each recording', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual(scenarios().sort());
  });

  for (const [name, row] of Object.entries(EXPECTED)) {
    it(`${name}: ${row.why}`, async () => {
      expect(await found(join(CAPTURES, name, 'station.pcap')), 'at the station').toEqual(eachOf(row.found));
      expect(await found(join(CAPTURES, name, 'bridge.pcap')), 'at the bridge').toEqual(eachOf(row.atBridge ?? row.found));
    });
  }
});
