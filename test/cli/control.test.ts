import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { program, type Ran } from './program.js';

const DEMO = 'fixtures/captures/demo.pcapng';
const folder = mkdtempSync(join(tmpdir(), 'evbscope-control-'));

interface Line {
  readonly event: string;
  readonly rule: string;
  readonly severity: string;
  readonly count: number;
  readonly link: string;
  readonly vsiid: string | null;
  readonly confidence: string;
  readonly findings: Readonly<Record<string, number>>;
  readonly suppressed?: readonly { readonly rule: string; readonly reason: string; readonly count: number }[];
}

function check(...args: readonly string[]): { readonly ran: Ran; readonly findings: readonly Line[]; readonly summary: Line } {
  const ran = program(['check', '--json', ...args, DEMO]);
  const lines = ran.stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as Line);
  return { ran, findings: lines.slice(0, -1), summary: lines.at(-1)! };
}

/** A folder of configurations with this one. */
function configured(text: string): { readonly XDG_CONFIG_HOME: string } {
  const home = mkdtempSync(join(folder, 'home-'));
  mkdirSync(join(home, 'evbscope'));
  writeFileSync(join(home, 'evbscope/config.json'), text);
  return { XDG_CONFIG_HOME: home };
}

const all = check();
const of = (rule: string, from = all.findings): readonly Line[] => from.filter((line) => line.rule === rule);
const sum = (lines: readonly Line[]): number => lines.reduce((total, { count }) => total + count, 0);

describe('rules as the operator wants them', () => {
  it('do not run where they are disabled; all else stays as it is', () => {
    const { findings } = check('--disable', 'ecp-05,VSI-28');
    expect(of('ECP-05').length).toBeGreaterThan(0);
    expect(findings).toEqual(all.findings.filter(({ rule }) => rule !== 'ECP-05' && rule !== 'VSI-28'));
  });

  it('have the severity that they are given, and it decides about the exit status', () => {
    const { findings, ran } = check('--severity', 'ECP-05=error', '--severity', 'VSI-01=note');
    expect(new Set(of('ECP-05', findings).map(({ severity }) => severity))).toEqual(new Set(['error']));
    expect(new Set(of('VSI-01', findings).map(({ severity }) => severity))).toEqual(new Set(['note']));
    expect(ran.status).toBe(1);
    const rules = [...new Set(all.findings.map(({ rule }) => rule))];
    expect(check(...rules.flatMap((rule) => ['--severity', `${rule}=note`])).ran.status).toBe(0);
  });

  it('are shown only as sure as asked; what is left out is counted', () => {
    const { findings, summary } = check('--min-confidence', 'confirmed');
    const unsure = all.findings.filter(({ confidence }) => confidence !== 'confirmed');
    expect(unsure.length).toBeGreaterThan(0);
    expect(findings).toEqual(all.findings.filter(({ confidence }) => confidence === 'confirmed'));
    expect(summary.suppressed!.reduce((total, { count }) => total + count, 0)).toBe(sum(unsure));
    expect(new Set(summary.suppressed!.map(({ reason }) => reason))).toEqual(new Set(['less sure than confirmed']));
  });
});

describe('the configuration', () => {
  it('disables, changes and suppresses; the summary gives the reason', () => {
    const [retried] = of('ECP-05');
    const env = configured(`{ "fail-on": "never", "rules": { "VSI-28": "off", "LLDP-11": "warning" }, "suppress": [{ "rule": "ECP-05", "link": "${retried!.link}", "reason": "lossy by design" }] }`);
    const { stdout, status } = program(['check', '--json', DEMO], { env });
    const lines = stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as Line);
    expect(status).toBe(0);
    expect(of('VSI-28', lines)).toEqual([]);
    expect(of('LLDP-11', lines).map(({ severity }) => severity)).toEqual(of('LLDP-11').map(() => 'warning'));
    const here = of('ECP-05').filter(({ link }) => link === retried!.link);
    expect(of('ECP-05', lines)).toEqual(of('ECP-05').filter((line) => !here.includes(line)));
    expect(lines.at(-1)!.suppressed).toEqual([{ rule: 'ECP-05', reason: 'lossy by design', count: sum(here) }]);
    expect(program(['check', DEMO], { env }).stdout.split('\n')[0]).toContain(`suppressed: ${sum(here)} of ECP-05 (lossy by design)`);
  });

  it('suppresses for one VSI only', () => {
    const one = of('ECP-05').find(({ vsiid }) => vsiid !== null)!;
    const env = configured(`{ "suppress": [{ "rule": "ECP-05", "vsi": "${one.vsiid}", "reason": "r" }] }`);
    const lines = program(['check', '--json', DEMO], { env }).stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as Line);
    expect(of('ECP-05', lines)).toEqual(of('ECP-05').filter(({ vsiid }) => vsiid !== one.vsiid));
  });

  it('gives way to the command line, and to -F none', () => {
    const env = configured('{ "rules": { "ECP-05": "off" }, "fail-on": "never" }');
    expect(program(['check', '--fail-on', 'note', DEMO], { env }).status).toBe(1);
    expect(program(['check', '--severity', 'ECP-05=note', DEMO], { env }).stdout).toContain('N ECP-05');
    expect(program(['check', '-F', 'none', '--json', DEMO], { env }).stdout).toBe(all.ran.stdout);
  });

  it('is told where it is wrong, and ends the program; what is unknown is a note', () => {
    expect(program(['check', DEMO], { env: configured('{\n "fail-on": "sometimes" }') })).toMatchObject({ status: 2, stderr: expect.stringMatching(/^evbscope: .*config\.json:2: fail-on cannot be sometimes: /) as string });
    const unknown = program(['print', DEMO], { env: configured('{ "colour": "never" }') });
    expect(unknown).toMatchObject({ status: 0, stderr: expect.stringMatching(/config\.json:1: nothing is known of colour, did you mean color\?\n$/) as string });
    expect(program(['print', '-q', DEMO], { env: configured('{ "colour": "never" }') }).stderr).toBe('');
    expect(program(['check', '-F', join(folder, 'missing.json'), DEMO])).toMatchObject({ status: 2, stderr: expect.stringMatching(/missing\.json: cannot be read \(ENOENT\)\n$/) as string });
  });
});

describe('a monitoring plugin', () => {
  it('is critical, warns, is content or does not know', () => {
    const plugin = (...args: readonly string[]): Ran => program(['check', '--nagios', ...args]);
    const { status, stdout } = plugin(DEMO);
    expect(status).toBe(2);
    const { error, warning, note, security } = all.summary.findings as Record<'error' | 'warning' | 'note' | 'security', number>;
    expect(stdout).toMatch(new RegExp(`^EVBSCOPE CRITICAL - ${error} errors, ${warning} warnings, .* \\| error=${error} security=${security} warning=${warning} note=${note} links=8 vsis=18 `));
    expect(stdout.split('\n').length).toBe(2);
    const rules = [...new Set(all.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule))].join(',');
    expect(plugin('--disable', rules, DEMO)).toMatchObject({ status: 1, stdout: expect.stringMatching(/^EVBSCOPE WARNING - 0 errors, /) as string });
    expect(plugin('fixtures/captures/vdp22-103/station.pcap')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^EVBSCOPE OK - 0 errors, 0 warnings \|/) as string });
    expect(plugin('package.json')).toMatchObject({ status: 3, stdout: expect.stringMatching(/^EVBSCOPE UNKNOWN - 0 errors, 0 warnings, no control frames \|/) as string });
  });
});
