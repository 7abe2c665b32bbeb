import { DISSECTORS } from '../../dissectors/index.js';
import { listFields } from '../dissect/fields.js';
import { manPage } from './man.js';

function fieldsDocument(): string {
  const rows = listFields(DISSECTORS).map(({ name, type, title, values, spec, alias }) => {
    const named = values ? Object.entries(values).map(([value, text]) => `${value} ${text}`).join(', ') : '';
    return `| \`${name}\` | ${type} | ${title} | ${named} | ${spec} | ${alias ? `\`${alias}\`` : ''} |`;
  });
  const head = ['# Fields', '', 'Every field that frames decode to, by its public name: JSON lines use it. Made by `npm run docs`.', ''];
  return `${[...head, '| field | type | title | values | clause | Wireshark |', '|---|---|---|---|---|---|', ...rows].join('\n')}\n`;
}

/** The generated documents: path from the repository's root, and text. */
export function documents(version: string): readonly (readonly [path: string, text: string])[] {
  return [
    ['man/evbscope.1', manPage(version)],
    ['docs/fields.md', fieldsDocument()],
  ];
}
