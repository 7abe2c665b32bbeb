import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const script = fileURLToPath(new URL('lines.js', import.meta.url));
let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'evbscope-lines-'));
  mkdirSync(join(root, 'src/deep'), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true }));

function check(lines: number, name: string): { status: number | null; stderr: string } {
  writeFileSync(join(root, name), 'x;\n'.repeat(lines));
  const { status, stderr } = spawnSync(process.execPath, [script], { cwd: root, encoding: 'utf8' });
  rmSync(join(root, name));
  return { status, stderr };
}

it('lets 300 lines pass', () => {
  expect(check(300, 'src/deep/a.ts')).toEqual({ status: 0, stderr: '' });
});

it('reports 301 lines', () => {
  expect(check(301, 'src/deep/a.ts')).toEqual({ status: 1, stderr: 'src/deep/a.ts: 301 lines, at most 300 are allowed\n' });
});

it('does not count what nobody writes by hand', () => {
  expect(check(500, 'src/deep/a.json').status).toBe(0);
});
