import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { program } from './program.js';

const schema = JSON.parse(readFileSync(new URL('../../fixtures/schema/evbscope-v1.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv2020({ allowUnionTypes: true, strictTypes: false }).compile(schema);

describe('interfaces --json', () => {
  it('gives lines of the schema: the interfaces, then every backend, there or not', () => {
    const { status, stdout } = program(['interfaces', '--json']);
    expect(status).toBe(0);
    const lines = stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    for (const line of lines) expect(validate(line), `${JSON.stringify(line)} ${JSON.stringify(validate.errors)}`).toBe(true);
    expect(lines.flatMap(({ event, name }) => (event === 'backend' ? [name] : []))).toEqual(['tcpdump', 'dumpcap', 'pcap', 'cap']);
    expect(lines.filter(({ event }) => event === 'device').length).toBe(lines.length - 4);
  });
});
