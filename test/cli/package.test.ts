import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

it('the package holds the program, the library, its types and the manual page, and nothing of the tests and measurements', { timeout: 180_000 }, () => {
  const listed = execFileSync('npm', ['pack', '--dry-run', '--json', '--silent'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 24, shell: process.platform === 'win32' });
  const [{ files }] = JSON.parse(listed) as [{ files: readonly { path: string }[] }];
  const paths = files.map(({ path }) => path);
  for (const path of ['dist/main.js', 'dist/program.js', 'dist/index.js', 'dist/types/src/index.d.ts', 'man/evbscope.1', 'fixtures/schema/evbscope-v1.schema.json', 'LICENSE']) expect(paths).toContain(path);
  expect(paths.filter((path) => /^(test|bench)|^dist\/(generate|bench|types\/(test|bench))/.test(path))).toEqual([]);
});
