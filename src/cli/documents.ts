import { kernelFilter } from '../capture/kernel-filter.js';
import type { FilterField } from '../filter/field.js';
import { MACHINES } from '../track/machines/index.js';
import { fieldValues } from './field-values.js';
import { filterManPage } from './filter-man.js';
import { filterTable } from './filter-table.js';
import { jsonManPage, type JsonSchema } from './json-man.js';
import { manPage } from './man.js';
import { rulesDocument } from './rules-document.js';

function fieldRows(fields: readonly FilterField[]): string[] {
  const rows = fields.map((field) => {
    const { name, type, title, spec, aliases } = field;
    return `| \`${name}\` | ${type} | ${title} | ${fieldValues(field)} | ${spec} | ${aliases.map((alias) => `\`${alias}\``).join(', ')} |`;
  });
  return ['| field | type | title | values | clause | also called |', '|---|---|---|---|---|---|', ...rows, ''];
}

function fieldsDocument(): string {
  const { fields } = filterTable();
  const isLayer = ({ type }: FilterField): boolean => type === 'layer';
  return [
    '# Fields', '',
    'Every field by its public name: filters use it (`man 5 evbscope-filter`), and JSON lines that of decoded ones. Other names are short ones, or Wireshark\'s where it is right. Made by `npm run docs`.', '',
    '## Derived', '', 'Made of what frames say, by the tracker, the rules and the statistics.', '', ...fieldRows(fields.filter(({ isDerived }) => isDerived)),
    '## Decoded', '', 'What frames decode to.', '', ...fieldRows(fields.filter((field) => !field.isDerived && !isLayer(field))),
    '## Protocols', '', 'Whether a frame has such a layer.', '', ...fieldRows(fields.filter(isLayer)),
  ].join('\n');
}

function statesDocument(): string {
  const machines = MACHINES.flatMap(({ title, spec, rows }) => [
    `## ${title}`, '', spec, '', '| from | on | to | cause |', '|---|---|---|---|',
    ...rows.map(({ from, on, to, cause }) => `| ${from.join(', ')} | ${on} | ${to} | ${cause} |`), '',
  ]);
  return ['# States of a VSI', '', 'What moves a VSI from state to state on either side; everything else changes nothing. Made by `npm run docs`.', '', ...machines].join('\n');
}

/** The kernel filter as a file for `tcpdump -F`, which takes lines that begin with # for remarks. */
function filterDocument(): string {
  const head = ['# Passes the control frames of Ethernet captures, tagged or not: tcpdump -F FILE. Made by `npm run docs`.'];
  return `${[...head, ...kernelFilter().split(/(?<= or )(?=\()/).map((line) => line.trimEnd())].join('\n')}\n`;
}

/** The generated documents: path from the repository's root, and text. `schema` is that of the JSON lines. */
export function documents(version: string, schema: JsonSchema, root: URL): readonly (readonly [path: string, text: string])[] {
  return [
    ['man/evbscope.1', manPage(version)],
    ['man/evbscope-filter.5', filterManPage(version)],
    ['man/evbscope-json.5', jsonManPage(version, schema)],
    ['docs/fields.md', fieldsDocument()],
    ['docs/rules.md', rulesDocument(root)],
    ['docs/states.md', statesDocument()],
    ['docs/control-frames.filter', filterDocument()],
  ];
}
