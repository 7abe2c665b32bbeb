import { afterAll, describe, expect, it } from 'vitest';
import { program } from './program.js';
import { Folder, story } from './story.js';

const folder = new Folder();
const capture = folder.write('story.pcapng', story());
afterAll(() => folder.remove());

/** Everything but the line end that a terminal, a pager or an editor would act on. */
const ACTIVE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

describe('a system name full of control sequences', () => {
  it.each([['print'], ['print', '-V'], ['print', '-x'], ['print', '-Vx'], ['print', '-T', 'jsonl'], ['vsis'], ['vsis', '--json'], ['check', '--all'], ['check', '--json'], ['stats'], ['watch', '--frames']])('does not get through %s', (...command) => {
    const { stdout, stderr } = program([...command, '--color', 'never', capture]);
    expect(stdout + stderr).not.toMatch(ACTIVE);
  });

  it('is shown for what it is', () => {
    expect(program(['print', capture]).stdout).toContain('"\\x1b[31m\\x1b]52;c;aGk=\\x07\\x9b2J\\u{202e}x\\x0d\\x0a{red-fg}=cmd()\\\\\\u{2028}\\u{200b}\\x7f\ufffd\ufffd\\x00"');
  });
});
