import { afterAll, describe, expect, it } from 'vitest';
import { wantsColour } from '../../src/cli/colour.js';
import { program } from './program.js';
import { Folder, story } from './story.js';

const folder = new Folder();
const capture = folder.write('story.pcapng', story());
afterAll(() => folder.remove());
const ESC = '\u001b';

describe('colours', () => {
  it.each([
    ['auto', {}, true, true],
    ['auto', {}, false, false],
    ['auto', { TERM: 'xterm' }, true, true],
    ['auto', { TERM: 'dumb' }, true, false],
    ['auto', { NO_COLOR: '1' }, true, false],
    ['auto', { NO_COLOR: '' }, true, true],
    ['auto', { FORCE_COLOR: '1' }, false, true],
    ['auto', { FORCE_COLOR: '' }, false, true],
    ['auto', { FORCE_COLOR: '0' }, true, false],
    ['auto', { FORCE_COLOR: '1', TERM: 'dumb' }, false, true],
    ['auto', { FORCE_COLOR: '1', NO_COLOR: '1' }, true, false],
    ['always', { NO_COLOR: '1', TERM: 'dumb' }, false, true],
    ['never', { FORCE_COLOR: '1' }, true, false],
  ] as const)('%s with %j, terminal %j: %j', (when, env, isTerminal, wanted) => {
    expect(wantsColour(when, env, isTerminal)).toBe(wanted);
  });

  it.each([['print'], ['print', '-V'], ['vsis'], ['check'], ['states']])('%s has none in a pipe unless they are asked for', (...command) => {
    const args = command[0] === 'states' ? command : [...command, capture];
    const plain = program(args);
    expect(plain.stdout).not.toContain(ESC);
    expect(program(args, { env: { NO_COLOR: '1', FORCE_COLOR: '1' } }).stdout).toBe(plain.stdout);
    expect(program([...args, '--color', 'never'], { env: { FORCE_COLOR: '1' } }).stdout).toBe(plain.stdout);
    for (const coloured of [program([...args, '--color=always']), program(args, { env: { FORCE_COLOR: '1' } })]) {
      expect(coloured.stdout).toContain(ESC);
      expect(coloured.stdout.replace(/\u001b\[\d+m/g, '')).toBe(plain.stdout);
    }
  });
});
