import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';
import { RULES } from '../../src/rules/index.js';
import { MACHINES } from '../../src/track/machines/index.js';
import { FakeHost } from './fake-host.js';

async function ran(...args: readonly string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const host = new FakeHost();
  return { status: await run(args, host), stdout: host.stdout.text, stderr: host.stderr.text };
}

describe('rules', () => {
  it('lists every rule', async () => {
    const { status, stdout } = await ran('rules');
    expect(status).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(RULES.length + 1);
    for (const { id, title } of RULES) expect(stdout).toMatch(new RegExp(`^[ESWN] ${id} +${title} `, 'm'));
  });

  it.each(RULES.map(({ id }) => id))('explains %s', async (id) => {
    const { status, stdout } = await ran('rules', id.toLowerCase());
    expect(status).toBe(0);
    expect(stdout).toMatch(new RegExp(`^${id}  (error|warning|note|security)  .*\n\n[^]+\nUsual causes:\n  - [^]+\nWhat to try:\n  - `));
    expect(Math.max(...stdout.split('\n').slice(1).map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('explains several', async () => {
    const { stdout } = await ran('rules', 'VSI-01', 'ECP-04');
    expect(stdout).toMatch(/^VSI-01 [^]+\n\nECP-04 /);
  });

  it.each([['VSI-1', 'VSI-01'], ['ECP04', 'ECP-04']])('does not know %s, names the nearest', async (id, meant) => {
    expect(await ran('rules', id)).toEqual({ status: 2, stdout: '', stderr: `evbscope: no rule ${id}, did you mean ${meant}?\n` });
  });

  it('says where to look when none is near', async () => {
    expect(await ran('rules', 'frobnicate')).toMatchObject({ status: 2, stderr: 'evbscope: no rule frobnicate; evbscope rules lists them\n' });
  });
});

describe('fields', () => {
  it('lists public names in order, each once', async () => {
    const names = (await ran('fields')).stdout.trimEnd().split('\n').slice(1).map((line) => line.split(' ')[0]!);
    for (const name of ['evb.rrcap', 'ecp.seqno', 'vdp.vsiid', 'vdp.filter.mac']) expect(names).toContain(name);
    expect(names).toEqual([...new Set(names)].sort());
  });
});

describe('states', () => {
  it('shows every transition of every machine', async () => {
    const { stdout } = await ran('states');
    for (const { title } of MACHINES) expect(stdout).toContain(title);
    expect(stdout.split('\n').filter((line) => / {2}(request|response|timeout|refused|mismatch|unsolicited) /.test(line)).length)
      .toBe(MACHINES.reduce((sum, { rows }) => sum + rows.length, 0));
  });

  it('draws them', async () => {
    const { stdout } = await ran('states', '--dot');
    expect(stdout).toMatch(/^digraph evbscope \{\n[^]+\n\}\n$/);
    expect(stdout.split('{').length).toBe(stdout.split('}').length);
    expect(stdout).toContain('"ratified station ASSOC_PROCESSING" -> "ratified station ASSOCIATED" [label="success assoc');
  });
});
