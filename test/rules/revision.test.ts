import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAnalysis } from '../../src/analyze.js';
import { openSource } from '../../src/capture/open.js';
import { Timebase } from '../../src/model/timebase.js';
import { ASSOC, Scenario, tlv } from '../scenario.js';
import { CAPTURES } from '../truth/logged.js';

const captures = readdirSync(CAPTURES, { recursive: true, encoding: 'utf8' }).filter((name) => /\.pcap(ng)?$/.test(name)).sort();

describe('the revision of the findings', () => {
  it.each([[false], [true]])('changes with them and only with them, each occurrence kept: %s', async (allFindings) => {
    let changes = 0;
    for (const name of captures) {
      const source = openSource([join(CAPTURES, name)], new Timebase());
      const analysis = createAnalysis({ allFindings });
      let [before, revision] = ['[]', analysis.findingsRevision];
      const look = (): void => {
        const [now, then] = [JSON.stringify(analysis.findings()), revision];
        revision = analysis.findingsRevision;
        if ((now !== before) !== (revision !== then)) expect.fail(`${name}: ${before} ${then} ${now} ${revision}`);
        if (now !== before) changes++;
        before = now;
      };
      for (let batch = await source.read(); batch; batch = await source.read()) {
        for (const input of batch) {
          analysis.push(input);
          look();
        }
      }
      analysis.end();
      look();
    }
    expect(changes).toBeGreaterThan(50);
  });

  it('changes when a link of theirs turns out to be another', () => {
    const link = new Scenario();
    const at = (id: number): Scenario => Object.assign(link, { point: { id, name: null, linkType: 1, file: null } });
    const links = (): string[] => link.analysis.findings().map((finding) => finding.link);
    at(0).evb('station');
    at(1).evb('bridge');
    at(1).lldp('bridge', [tlv.ttl(121)]);
    const before = link.analysis.findingsRevision;
    expect(new Set(links())).toEqual(new Set(['link2']));
    expect(link.analysis.findingsRevision).toBe(before);
    at(0).send('station', [tlv.manager(), tlv.assoc(ASSOC, 1)]);
    at(1).ack('bridge');
    expect(new Set(links())).toEqual(new Set(['link1']));
    expect(link.analysis.findingsRevision).not.toBe(before);
  });
});
