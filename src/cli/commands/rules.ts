import { SEVERITY_LETTER } from '../../export/severity-letter.js';
import { table } from '../../export/table.js';
import { RULES } from '../../rules/index.js';
import { nearest } from '../../text/nearest.js';
import { safe } from '../../text/safe.js';
import type { Context } from '../context.js';
import { ruleExample, type RuleExample } from '../rule-example.js';
import { UsageError } from '../usage-error.js';
import { wrap } from '../../text/wrap.js';

const COLUMNS = 80;

function exampleLines(example: RuleExample | null): string[] {
  return example === null ? [] : ['', 'For example:', ...[example.finding, ...example.frames].map((line) => `  ${safe(line)}`)];
}

function explained(id: string): string[] {
  const rule = RULES.find((one) => one.id === id.toUpperCase());
  if (!rule) {
    const meant = nearest(id, RULES.map((one) => one.id));
    throw new UsageError(`no rule ${id}${meant ? `, did you mean ${meant}?` : '; evbscope rules lists them'}`);
  }
  const { severity, title, spec, explain } = rule;
  const list = (name: string, items: readonly string[]): string[] => [
    '', `${name}:`, ...items.flatMap((item) => wrap(item, COLUMNS - 4).map((line, at) => `${at === 0 ? '  - ' : '    '}${line}`)),
  ];
  return [`${rule.id}  ${severity}  ${title}  (${spec})`, '', ...wrap(explain.why, COLUMNS), ...list('Usual causes', explain.usual), ...list('What to try', explain.try), ...exampleLines(ruleExample(rule.id))];
}

/** `rules`: the list of them, or each named one with its explanation; throws UsageError for a name that none bears. */
export function rules(context: Context): void {
  if (context.operands.length > 0) {
    const shown = context.operands.map(explained);
    for (const [at, lines] of shown.entries()) context.output.lines(at > 0 ? ['', ...lines] : lines);
    return;
  }
  const rows = RULES.map(({ id, severity, title, spec }) => [{ text: `${SEVERITY_LETTER[severity]} ${id}`, paint: context.paint[severity] }, { text: title }, { text: spec }]);
  context.output.lines(table([{ title: 'Rule' }, { title: 'What' }, { title: 'Clause' }], rows, context.paint));
}
