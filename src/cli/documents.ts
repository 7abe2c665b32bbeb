import { kernelFilter } from '../capture/kernel-filter.js';
import { RULES } from '../rules/index.js';
import { MACHINES } from '../track/machines/index.js';
import { fieldList } from './field-list.js';
import { manPage } from './man.js';

function fieldsDocument(): string {
  const rows = fieldList().map(({ name, type, title, values, spec, alias }) => {
    const named = values ? Object.entries(values).map(([value, text]) => `${value} ${text}`).join(', ') : '';
    return `| \`${name}\` | ${type} | ${title} | ${named} | ${spec} | ${alias ? `\`${alias}\`` : ''} |`;
  });
  const head = ['# Fields', '', 'Every field that frames decode to, by its public name: JSON lines use it. Made by `npm run docs`.', ''];
  return `${[...head, '| field | type | title | values | clause | Wireshark |', '|---|---|---|---|---|---|', ...rows].join('\n')}\n`;
}

function statesDocument(): string {
  const machines = MACHINES.flatMap(({ title, spec, rows }) => [
    `## ${title}`, '', spec, '', '| from | on | to | cause |', '|---|---|---|---|',
    ...rows.map(({ from, on, to, cause }) => `| ${from.join(', ')} | ${on} | ${to} | ${cause} |`), '',
  ]);
  return ['# States of a VSI', '', 'What moves a VSI from state to state on either side; everything else changes nothing. Made by `npm run docs`.', '', ...machines].join('\n');
}

function rulesDocument(): string {
  const list = (items: readonly string[]): string[] => items.map((item) => `- ${item}`);
  const rules = RULES.flatMap(({ id, severity, title, spec, explain }) => [
    `## ${id}: ${title}`, '', `${severity} · ${spec}`, '', explain.why, '', 'Usual causes:', '', ...list(explain.usual), '', 'What to try:', '', ...list(explain.try), '',
  ]);
  return ['# Rules', '', 'What `check` looks for. Made by `npm run docs`.', '', ...rules].join('\n');
}

/** The kernel filter as a file for `tcpdump -F`, which takes lines that begin with # for remarks. */
function filterDocument(): string {
  const head = ['# Passes the control frames of Ethernet captures, tagged or not: tcpdump -F FILE. Made by `npm run docs`.'];
  return `${[...head, ...kernelFilter().split(/(?<= or )(?=\()/).map((line) => line.trimEnd())].join('\n')}\n`;
}

/** The generated documents: path from the repository's root, and text. */
export function documents(version: string): readonly (readonly [path: string, text: string])[] {
  return [
    ['man/evbscope.1', manPage(version)],
    ['docs/fields.md', fieldsDocument()],
    ['docs/rules.md', rulesDocument()],
    ['docs/states.md', statesDocument()],
    ['docs/control-frames.filter', filterDocument()],
  ];
}
