import { readdirSync, readFileSync } from 'node:fs';
import type { Rule } from '../rules/rule.js';
import { RULES } from '../rules/index.js';
import { ruleExample, type RuleExample } from './rule-example.js';

const DOCSTRING = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export const \w+ = \w+\(\{\s*id: '([A-Z]+-\d\d)'/g;
const BAR = /\|/g;

/** What each rule finds, as its file in `folder` says above it. */
function triggers(folder: URL): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts')).sort();
  const found = files.flatMap((path) => [...readFileSync(new URL(path, folder), 'utf8').matchAll(DOCSTRING)]);
  return new Map(found.map(([, text, id]) => [id!, text!.replace(/^\s*\*? ?/gm, ' ').replace(/\s+/g, ' ').trim()]));
}

function testsText(example: RuleExample | null): string {
  return example === null ? '' : `fires: ${example.fires.length}, quiet: ${example.quiet.length}`;
}

function chapter({ id, severity, title, spec, explain }: Rule, trigger: string, example: RuleExample | null): string[] {
  const list = (items: readonly string[]): string[] => items.map((item) => `- ${item}`);
  const shown = example === null ? [] : ['For example:', '', '```text', example.finding, ...example.frames, '```', ''];
  const tests = example === null ? [] : ['Tests:', '', ...list([...example.fires, ...example.quiet.filter((name) => !example.fires.includes(name))]), ''];
  return [`## ${id}: ${title}`, '', `${severity} · ${spec}`, '', trigger, '', explain.why, '', 'Usual causes:', '', ...list(explain.usual), '', 'What to try:', '', ...list(explain.try), '', ...shown, ...tests];
}

/** docs/rules.md: a table of all rules, then a chapter for each. `root` is the folder of the project. */
export function rulesDocument(root: URL): string {
  const found = triggers(new URL('src/rules/', root));
  const all = RULES.map((rule) => ({ rule, trigger: found.get(rule.id) ?? '', example: ruleExample(rule.id, new URL('fixtures/rules/', root)) }));
  const rows = all.map(({ rule: { id, severity, spec }, trigger, example }) => `| [${id}](#${id.toLowerCase()}) | ${severity} | ${spec} | ${trigger.replace(BAR, '\\|')} | ${testsText(example)} |`);
  return [
    '# Rules', '',
    'What `check` looks for, and what the tests of each rule show. Made by `npm run docs` of the rules themselves and of fixtures/rules.', '',
    '| rule | severity | clause | trigger | tests |', '|---|---|---|---|---|', ...rows, '',
    ...all.flatMap(({ rule, trigger, example }) => [`<a id="${rule.id.toLowerCase()}"></a>`, '', ...chapter(rule, trigger, example)]),
  ].join('\n');
}
