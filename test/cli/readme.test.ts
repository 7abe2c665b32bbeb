import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { program } from './program.js';

const ROOT = join(import.meta.dirname, '../..');
const README = join(ROOT, 'README.md');
/** A block of the README that shows a command and what it prints. */
const SCREEN = /^```console\n\$ evbscope ([^\n]*)\n([\s\S]*?)^```$/gm;

function shown(readme: string): { command: string; screen: string }[] {
  return [...readme.matchAll(SCREEN)].map(([, command = '', screen = '']) => ({ command, screen }));
}

function printed(command: string): string {
  return program(command.split(' '), { cwd: ROOT }).stdout;
}

it('the screens of the README are what the program prints', () => {
  const readme = readFileSync(README, 'utf8');
  if (process.env['UPDATE_FIXTURES'] === '1') {
    writeFileSync(README, readme.replace(SCREEN, (_, command: string) => `\`\`\`console\n$ evbscope ${command}\n${printed(command)}\`\`\``));
  }
  const screens = shown(readFileSync(README, 'utf8'));
  expect(screens.length).toBeGreaterThanOrEqual(4);
  for (const { command, screen } of screens) expect(screen, command).toBe(printed(command));
});
