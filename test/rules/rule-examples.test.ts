import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ruleExample } from '../../src/cli/rule-example.js';
import { RULES } from '../../src/rules/index.js';

const root = new URL('../../', import.meta.url);
const table = readFileSync(new URL('docs/rules.md', root), 'utf8');

describe('what the tests of the rules show', () => {
  it.each(RULES.map(({ id }) => id))('%s fires in a test, is quiet in another, and docs/rules.md says when', (id) => {
    const example = ruleExample(id, new URL('fixtures/rules/', root))!;
    expect(example.fires.length).toBeGreaterThan(0);
    expect(example.quiet.filter((name) => !example.fires.includes(name)).length).toBeGreaterThan(0);
    expect(example.finding).toContain(` ${id}  `);
    const row = table.split('\n').find((line) => line.startsWith(`| [${id}]`))!;
    const [, , severity, clause, trigger, tests] = row.split(/(?<!\\)\|/).map((cell) => cell.trim());
    expect([severity, clause, tests].every((cell) => cell !== '')).toBe(true);
    expect(trigger!.length).toBeGreaterThan(20);
  });
});
