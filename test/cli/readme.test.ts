import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openCapture } from '../../src/open-capture.js';
import { GoldenApp } from '../tui/golden-app.js';
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

/** A block that shows the terminal UI, with the rows it shows where these are not all; between them the keys that are pressed. */
const WALK = /<kbd>([^<]+)<\/kbd>|(?:<!-- rows ([\d -]+) -->\n)?```text\n([\s\S]*?)^```$/gm;
const DEMO = 'fixtures/captures/demo.pcapng';

/** Rows of a screen, counted from 1; dots between ranges of them. */
function rowsOf(screen: string, ranges: string | undefined): string {
  const rows = screen.replace(/\n$/, '').split('\n');
  if (ranges === undefined) return `${rows.join('\n')}\n`;
  const parts = ranges.split(' ').map((range) => {
    const [from = 1, to = from] = range.split('-').map(Number);
    return rows.slice(from - 1, to).join('\n');
  });
  return `${parts.join('\n  …\n')}\n`;
}

/** The README with the screens that its keys lead to, one after the other, in a terminal of 100 x 30. */
async function walked(readme: string): Promise<{ readonly readme: string; readonly screens: number }> {
  const capture = openCapture([join(ROOT, DEMO)]);
  while (await capture.read());
  const app = await GoldenApp.begin(capture, 'demo.pcapng', { columns: 100, rows: 30 });
  let screens = 0;
  const result = readme.replace(WALK, (whole: string, key: string | undefined, ranges: string | undefined) => {
    if (key !== undefined) {
      app.press(/^(Enter|Tab|Esc)$/.test(key) ? `<${key.toLowerCase().replace('esc', 'escape')}>` : key);
      return whole;
    }
    screens++;
    return `${ranges === undefined ? '' : `<!-- rows ${ranges} -->\n`}\`\`\`text\n${rowsOf(app.text(), ranges)}\`\`\``;
  });
  app.end();
  await capture.close();
  return { readme: result, screens };
}

it('the keys of the walk in the README lead to the screens that it shows', async () => {
  const readme = readFileSync(README, 'utf8');
  const { readme: fresh, screens } = await walked(readme);
  if (process.env['UPDATE_FIXTURES'] === '1') writeFileSync(README, fresh);
  expect(screens).toBeGreaterThanOrEqual(5);
  expect(readFileSync(README, 'utf8')).toBe(fresh);
});

it('what commands print in the README is what the program prints', () => {
  const readme = readFileSync(README, 'utf8');
  if (process.env['UPDATE_FIXTURES'] === '1') {
    writeFileSync(README, readme.replace(SCREEN, (_, command: string) => `\`\`\`console\n$ evbscope ${command}\n${printed(command)}\`\`\``));
  }
  const screens = shown(readFileSync(README, 'utf8'));
  expect(screens.length).toBeGreaterThanOrEqual(4);
  for (const { command, screen } of screens) expect(screen, command).toBe(printed(command));
});
