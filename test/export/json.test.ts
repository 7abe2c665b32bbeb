import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { createAnalysis } from '../../src/analyze.js';
import { run } from '../../src/cli/run.js';
import { findingJson } from '../../src/export/finding-json.js';
import { latencyJson } from '../../src/export/latency-json.js';
import { summaryJson } from '../../src/export/summary-json.js';
import { vsiJson } from '../../src/export/vsi-json.js';
import { jsonLine } from '../../src/text/safe.js';
import { FakeHost } from '../cli/fake-host.js';
import { finding, life, stat, timebase } from './sample.js';

const schema = JSON.parse(readFileSync(new URL('../../fixtures/schema/evbscope-v1.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictTypes: false }).compile(schema);

function complaints(line: string): unknown {
  return validate(JSON.parse(line)) ? null : validate.errors;
}

const outcome = {
  summary: { timeNs: 9e9, startNs: 0, controlFrames: 12, links: 1, vsis: 1, findings: { note: 0, warning: 0, security: 0, error: 1 }, suppressed: [], dropped: { vsis: 3 } },
  timebase: timebase(), frames: 40, files: ['a.pcap'], damaged: false, findings: { note: 0, warning: 0, security: 0, error: 1 },
};

describe('the JSON contract', () => {
  it('vsi', () => {
    expect(jsonLine(vsiJson(life(), timebase(), false))).toBe(
      '{"v":1,"event":"vsi","time":"2026-11-23T06:25:54.504542000Z","link":"eno3","channel":null,"vsi":"fa9b7fff-b0a0-4893-8e0e-beef4ff18f8f",' +
      '"vsiid":"fa9b7fffb0a048938e0ebeef4ff18f8f","format":5,"generation":"ratified","manager":"626c61626c6100000000000000000000","managerText":"blabla",' +
      '"type":5,"version":2,"filter":[{"mac":"52:54:00:aa:bb:01","vid":100,"pcp":null,"group":null}],"state":"ASSOCIATED","confidence":"confirmed",' +
      '"bridgeState":"ASSOCIATED","bridgeConfidence":"inferred","history":"AaKk","requests":2,"responses":2,"keepAlives":1,"name":"from the wire","transitions":[' +
      '{"time":"2026-11-23T06:25:54.504542000Z","side":"station","from":"UNASSOCIATED","to":"ASSOC_PROCESSING","cause":"request","frame":4,"confidence":"confirmed"},' +
      '{"time":"2026-11-23T06:25:54.506742000Z","side":"station","from":"ASSOC_PROCESSING","to":"ASSOCIATED","cause":"response","frame":6,"confidence":"confirmed"},' +
      '{"time":"2026-11-23T06:26:03.000000000Z","side":"bridge","from":"ASSOCIATED","to":"ASSOCIATED","cause":"timeout","frame":null,"confidence":"inferred"}],' +
      '"migration":null,"reserved":false,"transitionsDropped":0}',
    );
  });

  it('finding', () => {
    expect(jsonLine(findingJson(finding(), timebase(), false))).toBe(
      '{"v":1,"event":"finding","time":"2026-11-23T06:25:54.504542000Z","rule":"VSI-01","severity":"error","frames":[4641,4690],"link":"eno3","channel":null,' +
      '"vsiid":"fa9b7fffb0a048938e0ebeef4ff18f8f","expected":"a response within 17.4 s","received":"none","message":"no response within 17.4 s",' +
      '"confidence":"confirmed","reason":"","count":1}',
    );
    expect(findingJson(finding({ file: 'a.pcap' }), timebase(), true)).toHaveProperty('file', 'a.pcap');
  });

  it('summary', () => {
    expect(jsonLine(summaryJson(outcome))).toBe(
      '{"v":1,"event":"summary","time":"2026-11-23T06:26:03.000000000Z","frames":40,"controlFrames":12,"links":1,"vsis":1,' +
      '"findings":{"error":1,"warning":0,"note":0,"security":0},"dropped":{"vsis":3},"damaged":false}',
    );
  });

  it('latency', () => {
    expect(jsonLine(latencyJson(stat(), timebase(), false))).toBe(
      '{"v":1,"event":"latency","time":"2026-11-23T06:25:54.504542000Z","link":"eno3","bridge":"06:9e:97:1e:55:58","operation":"assoc","side":"station",' +
      '"count":1234,"min":8.5e-7,"p50":0.0026,"p90":0.0041,"p99":0.164,"max":17.4}',
    );
  });

  it('lines made of samples fit the schema, with and without a file', () => {
    const rare = life({ manager: null, format: 4, channel: 5, name: null, generation: 'draft', filter: [{ mac: null, group: 7, vid: 0, pcp: 3 }], file: 'a' });
    for (const line of [vsiJson(rare, timebase(), true), findingJson(finding({ vsiid: null, channel: 9 }), timebase(), true), latencyJson(stat({ bridge: null, side: null }), timebase(), true), summaryJson(outcome)]) {
      expect(complaints(jsonLine(line))).toBeNull();
    }
  });

  it('a line that breaks it does not fit the schema', () => {
    const line = findingJson(finding(), timebase(), false);
    for (const wrong of [{ ...line, v: 2 }, { ...line, severity: 'fatal' }, { ...line, time: '2026-11-23T06:25:54Z' }, { ...line, count: 0 }, { ...line, event: 'other' }]) {
      expect(complaints(jsonLine(wrong))).not.toBeNull();
    }
  });
});

const captures = new URL('../../fixtures/captures/', import.meta.url);
const recordings = readdirSync(captures, { recursive: true, encoding: 'utf8' }).filter((name) => /\.pcap(ng)?$/.test(name)).map((name) => fileURLToPath(new URL(name, captures)));
const [first, second] = recordings as [string, string];

async function lines(...args: readonly string[]): Promise<readonly string[]> {
  const host = Object.assign(new FakeHost(), { createAnalysis });
  expect(await run(args, host)).toBe(0);
  return host.stdout.text.split('\n').slice(0, -1);
}

describe.each([['print', '-T', 'jsonl'], ['vsis', '--json'], ['check', '--json', '--fail-on=never'], ['check', '--json', '--all', '--fail-on=never'], ['stats', '--json'], ['watch', '--frames']])('lines of %s %s %s', (...words) => {
  const command = words.filter((word) => word !== undefined);

  it('fit the schema for every recording', async () => {
    for (const file of recordings) {
      for (const line of await lines(...command, file)) {
        expect(complaints(line)).toBeNull();
        expect(JSON.parse(line)).not.toHaveProperty('file');
      }
    }
  }, 120_000);

  it('name the file when there are several', async () => {
    const shown = await lines(...command, first, second);
    for (const line of shown.filter((one) => !one.includes('"event":"summary"'))) {
      expect(complaints(line)).toBeNull();
      expect(JSON.parse(line)).toHaveProperty('file');
    }
  });
});
