import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { MAIN, environment, program } from './program.js';
import { Folder, story, STORY_FRAMES } from './story.js';

const folder = new Folder();
const good = folder.write('good.pcapng', story());
afterAll(() => folder.remove());

const directory = join(folder.path, 'directory');
mkdirSync(directory);

const COMMANDS = [['print'], ['vsis', '--json'], ['check'], ['stats']];

describe.each([
  ['missing', join(folder.path, 'missing.pcap'), 'no such file'],
  ['empty', folder.write('empty.pcap', ''), ''],
  ['text', folder.write('notes.txt', 'some notes\nabout a network\n'), 'text'],
  ['JSON', folder.write('notes.json', '{"a": 1}'), ''],
  ['ELF', folder.write('program', Buffer.from('7f454c4602010100', 'hex')), ''],
  ['a directory', directory, 'directory'],
])('an input that is %s', (_kind, path, found) => {
  it.each(COMMANDS)('is one sentence and status 3 for %s', (...command) => {
    const { status, stderr } = program([...command, path]);
    expect(status).toBe(3);
    expect(stderr).toMatch(/^evbscope: [^\n]+\n$/);
    expect(stderr).toContain(path);
    expect(stderr).toContain(found);
    expect(stderr).not.toMatch(/\n\s+at |Error:/);
  });

  it('does not keep another one from being read', () => {
    const { status, stdout, stderr } = program(['print', path, good]);
    expect(status).toBe(3);
    expect(stdout.trimEnd().split('\n')).toHaveLength(STORY_FRAMES);
    expect(stderr).toMatch(/^evbscope: [^\n]+\n$/);
  });
});

it('a file that may not be read is said to be so', () => {
  const path = folder.write('secret.pcap', story());
  chmodSync(path, 0);
  // Root reads everything: another user has to try, who must be able to reach the program and the file.
  const dist = join(folder.path, 'dist');
  mkdirSync(dist);
  for (const file of ['main.js', 'program.js']) copyFileSync(join(dirname(MAIN), file), join(dist, file));
  folder.write('package.json', '{"type":"module"}');
  chmodSync(folder.path, 0o755);
  const other = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const { status, stderr } = spawnSync(process.execPath, [join(dist, 'main.js'), 'check', path], { encoding: 'utf8', env: environment(), ...other });
  expect(stderr).toMatch(/^evbscope: .*secret\.pcap: [^\n]*permission denied[^\n]*\n$/);
  expect(status).toBe(3);
});

describe('a file that was cut', () => {
  const whole = story();

  it('gives every frame before the cut, one sentence with the offset, and status 3', () => {
    const { status, stdout, stderr } = program(['print', folder.write('cut.pcapng', whole.subarray(0, whole.length - 10))]);
    expect(status).toBe(3);
    expect(stdout.trimEnd().split('\n')).toHaveLength(STORY_FRAMES - 1);
    expect(stderr).toMatch(/^evbscope: .*cut\.pcapng: damaged at offset \d+[^\n]*\n$/);
  });

  it('is said to be damaged in the summary', () => {
    const last = (args: readonly string[]): unknown => (JSON.parse(program(['check', '--json', ...args]).stdout.trimEnd().split('\n').at(-1)!) as { damaged: unknown }).damaged;
    expect(last([join(folder.path, 'cut.pcapng')])).toBe(true);
    expect(last([good])).toBe(false);
  });

  it('outranks findings', () => {
    expect(program(['check', '--fail-on', 'note', join(folder.path, 'cut.pcapng')]).status).toBe(3);
  });
});

it('a name with control characters does not reach the terminal', () => {
  const { stderr } = program(['check', join(folder.path, 'a\u001b[31m\nb')]);
  expect(stderr).toMatch(/^evbscope: [^\n]*a\\x1b\[31m\\x0ab[^\n]*\n$/);
});
