import { describe, expect, it } from 'vitest';
import { program } from './program.js';

interface Line {
  readonly event: string;
  readonly rule: string;
  readonly count: number;
}

const ends = ['station', 'bridge'];
const crowded = ['mix-many40', 'mix-churn50'].flatMap((name) => [...ends.map((end) => [end]), ends].map((files) => files.map((end) => `fixtures/captures/${name}/${end}.pcap`)));

/** How often each rule found something, as `check --json` says. */
function counted(files: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of program(['check', '--json', ...files]).stdout.trimEnd().split('\n')) {
    const { event, rule, count } = JSON.parse(line) as Line;
    if (event === 'finding') counts.set(rule, (counts.get(rule) ?? 0) + count);
  }
  return counts;
}

describe('check of dozens of VSIs stays readable', () => {
  it.each(crowded.map((files) => [files.join(' and '), files] as const))('%s', (_, files) => {
    const { stdout, stderr } = program(['check', ...files]);
    const [summary, ...told] = stdout.trimEnd().split('\n');
    expect(stderr).toBe('');
    expect(summary).toMatch(/\b\d+ notes? · 1 link, (40|49) VSIs, /u);
    expect(told.length).toBeLessThan(24);

    const groups = told.map((line) => /^[EWNS] (?<rule>\S+) .* (?<times>\d+)x /u.exec(line)?.groups);
    const expected = counted(files);
    expect(expected.size).toBeGreaterThan(1);
    // One line for each rule, however many VSIs it is about, and nothing left out.
    expect(new Map(groups.map((group) => [group?.['rule'], Number(group?.['times'])]))).toEqual(expected);
    expect(groups).toHaveLength(expected.size);
  });
});
