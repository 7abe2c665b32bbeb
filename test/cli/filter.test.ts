import { fileURLToPath } from 'node:url';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createAnalysis } from '../../src/analyze.js';
import { filterTable } from '../../src/cli/filter-table.js';
import { run } from '../../src/cli/run.js';
import { FakeHost } from './fake-host.js';
import { program } from './program.js';
import { Folder } from './story.js';

/** Eight uplinks; fixtures/README.md says what each shows. */
const DEMO = fileURLToPath(new URL('../../fixtures/captures/demo.pcapng', import.meta.url));

type Event = Readonly<Record<string, unknown>> & { readonly link: string; readonly frame: number };

async function ran(...args: readonly string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const host = Object.assign(new FakeHost(), { createAnalysis: async (...how: Parameters<typeof createAnalysis>) => createAnalysis(...how) });
  return { status: await run(args, host), stdout: host.stdout.text, stderr: host.stderr.text };
}

/** The JSON lines of a command with a filter. */
async function events(...args: readonly string[]): Promise<Event[]> {
  const { stdout } = await ran(...args, DEMO);
  return stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Event]));
}

const links = async (...args: readonly string[]): Promise<string[]> => (await events(...args)).map(({ link }) => link);
const distinct = (names: readonly string[]): string[] => [...new Set(names)].sort();

describe('vsis -Y', () => {
  it.each<[string, readonly string[]]>([
    ['state == REFUSED', ['eno2']],
    ['state == DEASSOC and link == eno1', ['eno1', 'eno1']],
    ['vsi.cause == unsolicited', ['eno7', 'eno3', 'eno4']],
    ['vsi.generation == draft', ['eno7']],
    ['vdp.generation == draft and vdp.filter.vid == 2', ['eno7']],
    ['vsi.name contains "web01"', ['eno8']],
    ['link == eno5', Array<string>(9).fill('eno5')],
    ['state == TIMEOUT and vdp.filter.mac', ['eno6', 'eno6']],
    ['link == eno1..3 and not state == DEASSOC', ['eno2']],
    ['vdp.vsiid == a1412857-60f7-4ce1-e85a-2164943f53aa', ['eno2']],
    ['rule == VSI-15', ['eno7', 'eno3', 'eno4']],
  ])('%s', async (filter, expected) => {
    expect(await links('vsis', '--json', '-Y', filter)).toEqual(expected);
  });

  it('shows the links of the VSIs that are left', async () => {
    const { stdout } = await ran('vsis', '-Y', 'state == REFUSED', DEMO);
    expect(stdout).toMatch(/^eno2 {2}e6:f1/m);
    expect(stdout).not.toContain('eno1');
  });
});

describe('print -Y', () => {
  const frames = async (filter: string): Promise<Event[]> => events('print', '-T', 'jsonl', '-Y', filter);

  it('leaves the frames whose fields are as the filter says', async () => {
    const all = await events('print', '-T', 'jsonl');
    const has = ({ layers }: Event, test: (name: string, fields: Readonly<Record<string, unknown>>) => boolean): boolean =>
      (layers as readonly { name: string; fields: Record<string, unknown> }[]).some(({ name, fields }) => test(name, fields));
    const expected = all.filter((event) => has(event, (_, fields) => fields['ecp.seqno'] === 4) && has(event, (name) => name === 'ecp'));
    expect(expected.length).toBeGreaterThan(10);
    expect(await frames('ecp.seqno == 4 and ecp.generation == ratified')).toEqual(expected);
    expect(await frames('ecp.seqno != 4 or not ecp.generation == ratified')).toEqual(all.filter((event) => !expected.includes(event)));
  });

  it('knows the refusal, the draft, the late acknowledgements, the unsolicited de-associates', async () => {
    expect((await frames('vdp.error == insufficient-resources')).map(({ link }) => link)).toEqual(['eno2']);
    expect(distinct((await frames('vdp.generation == draft')).map(({ link }) => link))).toEqual(['eno7']);
    expect(distinct((await frames('latency.ack in 90ms..120ms')).map(({ link }) => link))).toEqual(['eno6']);
    const unsolicited = await frames('rule == VSI-15 and vdp.type == deassoc');
    expect(unsolicited.map(({ link }) => link)).toEqual(['eno3', 'eno7', 'eno4']);
  });

  it('tells the state just after each frame, while the capture is read and when it was', async () => {
    const seen = await frames('state == REFUSED');
    expect(seen.map(({ link }) => link)).toEqual(['eno2', 'eno2']);
    expect(await frames('state == REFUSED and not finding.time < 2000-01-01')).toEqual(seen);
    const associated = await frames('state == ASSOC and link == eno1');
    expect(associated.length).toBeGreaterThan(20);
    expect(await frames('state == ASSOC and link == eno1 and not finding.time < 2000-01-01')).toEqual(associated);
  });

  it.each([
    ['severity == error and link == eno2', 'the request and its refusal, which cannot be shown'],
    ['severity == error and link == eno2 and vdp', 'the same two, which cannot be looked at'],
  ])('%s of a file that is another one by now leaves out two frames: %s', async (filter) => {
    const folder = new Folder();
    const path = folder.write('demo.pcapng', readFileSync(DEMO));
    const host = Object.assign(new FakeHost(), {
      createAnalysis: async (...how: Parameters<typeof createAnalysis>) => {
        const analysis = createAnalysis(...how);
        return { ...analysis, end: () => (analysis.end(), writeFileSync(path, '')) };
      },
    });
    expect(await run(['print', '-Y', filter, path], host)).toBe(0);
    expect(host.stdout.text).toBe('');
    expect(host.stderr.text).toBe('evbscope: 2 frames left out: the octets are gone, or there was no room for a row\n');
    folder.remove();
  });

  it('goes with a range of time, trees and octets', async () => {
    const { stdout } = await ran('print', '-V', '-x', '--from', '12:00:38', '--to', '12:00:39', '-Y', 'severity == error and vdp.ack == 1', DEMO);
    expect(stdout.match(/^ *#\d+ .*$/gm)).toEqual([expect.stringContaining(' eno2 ')]);
    expect(stdout).toContain('insufficient resources');
    expect(stdout).toContain('01 80 c2 00');
  });

  it('gives the same from a pipe', () => {
    const input = readFileSync(DEMO);
    for (const filter of ['vdp.type == deassoc', 'state == ASSOC and vdp', 'rule == VSI-15']) {
      const fromFile = program(['print', '-Y', filter, DEMO]);
      expect(fromFile.stdout).not.toBe('');
      expect(program(['print', '-Y', filter, '-'], { input })).toEqual(fromFile);
    }
  });
});

describe('check -Y', () => {
  it('leaves findings, and their counts and exit status', async () => {
    expect(distinct((await events('check', '--json', '-Y', 'link == eno4')).slice(0, -1).map(({ link }) => link))).toEqual(['eno4']);
    expect((await events('check', '--json', '-Y', 'link == eno4')).at(-1)).toMatchObject({ event: 'summary', findings: { error: 1, warning: 0 } });
    expect((await ran('check', '-Y', 'link == eno4', DEMO)).status).toBe(1);
    expect((await ran('check', '-Y', 'link == eno4 and severity < error', DEMO)).status).toBe(0);
  });

  it('knows the VSI of a finding', async () => {
    expect(distinct((await links('check', '--json', '-Y', 'state == REFUSED')).slice(0, -1))).toEqual(['eno2']);
  });
});

describe('stats -Y', () => {
  it('leaves lines', async () => {
    expect(distinct(await links('stats', '--json', '-Y', 'latency.operation == ecp-ack and latency.p50 > 90ms'))).toEqual(['eno6']);
    expect(distinct(await links('stats', '--json', '-Y', 'link == eno7..8'))).toEqual(['eno7', 'eno8']);
  });
});

describe('a wrong filter', () => {
  it.each([
    ['vdp.vsid == 3', '-Y: unknown field vdp.vsid, did you mean vdp.vsiid?', '  vdp.vsid == 3', '  ^^^^^^^^'],
    ['ecp and ecp.seqno == "漢字"', '-Y: ecp.seqno is a number, such as 26 or 0x1a, not a text in quotes', '  ecp and ecp.seqno == "漢字"', '                       ^^^^^^'],
    ['vdp and', '-Y: a field is wanted here; the filter ends', '  vdp and', '         ^'],
    ['a\x1b[31m', '-Y: the ] that ends this slice is missing', '  a\\x1b[31m', '       ^'],
  ])('%s is pointed at on standard error', async (filter, ...lines) => {
    expect(await ran('print', '-Y', filter, DEMO)).toEqual({ status: 2, stdout: '', stderr: `evbscope: ${lines.join('\n')}\n` });
  });

  it('that is long is shown where it is wrong', async () => {
    const { stderr } = await ran('vsis', '-Y', `${'vdp or '.repeat(100)}vdq`, DEMO);
    const [, shown, carets] = stderr.split('\n') as [string, string, string];
    expect(shown.length).toBeLessThanOrEqual(78);
    expect(shown.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('vdq');
  });

  it('says so before a file is looked for', async () => {
    expect((await ran('check', '-Y', 'nothing', 'no-such-file')).stderr).toMatch(/^evbscope: -Y: unknown field nothing/);
  });

  it('belongs to commands that show rows', async () => {
    expect((await ran('rules', '-Y', 'vdp')).stderr).toMatch(/^evbscope: rules has no option -Y, .*print, vsis, check, stats, watch have\n$/);
  });
});

describe('fields', () => {
  it('tells type, origin, other names and values of each', async () => {
    const { stdout } = await ran('fields');
    expect(stdout.trimEnd().split('\n')).toHaveLength(filterTable().fields.length + 1);
    expect(stdout).toMatch(/^vsi\.state +word +derived .*tracked +state +UNKNOWN, UNASSOCIATED, /m);
    expect(stdout).toMatch(/^vdp\.error +enum +decoded +Error +802\.1Q 41\.2 +0 success, 1 invalid format, /m);
    expect(stdout).toMatch(/^vlan\.pcp +uint +decoded +Priority code point +802\.1Q 9\.6 +vlan\.priority$/m);
    expect(stdout).toMatch(/^evb\.rte_ms +duration +derived /m);
  });
});

describe('examples of the manual', () => {
  const page = readFileSync(new URL('../../man/evbscope-filter.5', import.meta.url), 'utf8');
  const examples = /\.SH EXAMPLES\n\.nf\n([^]*?)\.fi/.exec(page)![1]!.trimEnd().split('\n').map((line) => line.replaceAll('\\-', '-'));

  it.each(examples)('%s', async (example) => {
    expect(await ran('print', '-q', '-Y', example, DEMO)).toMatchObject({ status: 0, stderr: '' });
  });
});
