import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { documents } from '../../src/cli/documents.js';
import { filterTable } from '../../src/cli/filter-table.js';
import type { JsonSchema } from '../../src/cli/json-man.js';
import { OPTIONS } from '../../src/cli/options.js';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const { version } = JSON.parse(read('package.json')) as { version: string };
const schema = JSON.parse(read('fixtures/schema/evbscope-v1.schema.json')) as JsonSchema;

describe('what `npm run docs` makes', () => {
  it.each(documents(version, schema, root))('%s is committed as it is made', (path, text) => {
    expect(read(path)).toBe(text);
  });

  it('the manual page tells every option', () => {
    for (const { long } of OPTIONS) expect(read('man/evbscope.1')).toContain(long.replaceAll('-', '\\-'));
  });

  it.each(['man/evbscope-filter.5', 'docs/fields.md'])('%s tells every field', (path) => {
    const words = new Set(read(path).replaceAll('\\-', '-').split(/\\f[BR]|`/));
    for (const { name } of filterTable().fields) expect(words).toContain(name);
  });

  it('man/evbscope-json.5 tells every member of every event, each with words of its own', () => {
    const page = read('man/evbscope-json.5');
    for (const { $ref } of schema.oneOf!) {
      const event = $ref!.split('/').at(-1)!;
      const section = page.split(`.SH ${event.toUpperCase()}\n`)[1]!.split('.SH ')[0]!.replaceAll('\\-', '-');
      for (const [name, member] of Object.entries(schema.$defs![event]!.properties!)) {
        if (member.const === undefined) expect(section).toMatch(new RegExp(`\\\\fB${name}\\\\fR \\([^\\n]+\\)\\n\\S`));
      }
    }
  });

  it('are all among the manual pages of the package', () => {
    const { man } = JSON.parse(read('package.json')) as { man: string[] };
    expect(man).toEqual(documents(version, schema, root).map(([path]) => path).filter((path) => path.startsWith('man/')));
  });
});

const hasMan = spawnSync('man', ['--version']).status === 0;

describe('man', () => {
  it.runIf(hasMan || process.env['CI'] === 'true').each([
    ['evbscope.1', 'EXIT STATUS'],
    ['evbscope-filter.5', 'DERIVED FIELDS'],
    ['evbscope-json.5', 'HEARTBEAT'],
  ])('renders %s without a warning', (page, section) => {
    const { status, stdout, stderr } = spawnSync('man', ['--warnings', '-l', fileURLToPath(new URL(`man/${page}`, root))], {
      encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8', MANWIDTH: '80', MANPAGER: 'cat' },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(section);
  });
});
