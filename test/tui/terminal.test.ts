import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { Pty, type PtyOptions } from './pty.js';
import { DEMO } from './stage.js';

/** Process ids of what runs in a shell are found there; under CI it must be. */
const hasProc = process.env['CI'] === 'true' || existsSync('/proc/self/stat');
let open: Pty[] = [];

function start(args: readonly string[] = [DEMO], options: PtyOptions = {}): Pty {
  const pty = new Pty(args, options);
  open.push(pty);
  return pty;
}

afterEach(() => {
  for (const pty of open) pty.close();
  open = [];
});

const ALTERNATE_OFF = '\x1b[?1049l';
/** A colour, of any kind. */
const COLOUR = /\x1b\[(?:\d+;)*(?:3[0-7]|4[0-7]|9[0-7]|[34]8;5;\d+)(?:;\d+)*m/;
const CURSOR_ON = '\x1b[?25h';

/** The terminal is as it was before: main screen, cursor, no mouse. */
async function expectRestored(pty: Pty): Promise<void> {
  await pty.text();
  expect(pty.isAlternate).toBe(false);
  expect(pty.output.lastIndexOf(CURSOR_ON)).toBeGreaterThan(pty.output.lastIndexOf('\x1b[?25l'));
  expect(pty.modes.mouseTrackingMode).toBe('none');
}

describe('the terminal is given back', () => {
  it.each([['q'], ['Q'], [':q\r']])('after %j, with status 0', async (keys) => {
    const pty = start();
    await pty.see('1 Overview');
    expect(pty.isAlternate).toBe(true);
    pty.type(keys);
    expect(await pty.end()).toBe(0);
    await expectRestored(pty);
  });

  it.skipIf(!hasProc).each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ])('after %s, with status %i', async (signal, status) => {
    const pty = start();
    await pty.see('1 Overview');
    process.kill(pty.pid, signal);
    expect(await pty.end()).toBe(status);
    await expectRestored(pty);
  });

  it('after Ctrl-C', async () => {
    const pty = start();
    await pty.see('1 Overview');
    pty.type('C-c');
    expect(await pty.end()).toBe(130);
    await expectRestored(pty);
  });

  it.each([
    ['an exception', 'throw new Error("it broke")'],
    ['a rejection', 'Promise.reject(new Error("it broke"))'],
  ])('after %s, whose text is to be read behind it', async (_, failure) => {
    const preload = `data:text/javascript,${encodeURIComponent(`if (process.argv[1]?.endsWith('main.js') && !process.env.WORKER) { const { isMainThread } = await import('node:worker_threads'); if (isMainThread) setTimeout(() => { ${failure} }, 1500); }`)}`;
    const pty = start([DEMO], { env: { NODE_OPTIONS: `--import ${preload}` } });
    await pty.see('1 Overview');
    expect(await pty.end()).not.toBe(0);
    await expectRestored(pty);
    expect(pty.output.slice(pty.output.lastIndexOf(ALTERNATE_OFF))).toContain('it broke');
  });

  it('while it is suspended: the shell works, and fg shows everything again', async () => {
    const pty = start([DEMO], { shell: 'exec sh -i', env: { PS1: 'ready> ', ENV: '' } });
    await pty.see('ready>');
    pty.type(`${process.execPath} dist/main.js ${DEMO}\r`);
    await pty.see('1 Overview');
    pty.type('C-z');
    await pty.see((text) => !pty.isAlternate && /Stopped[^]*ready>/.test(text));
    pty.type('echo shell $((40 + 2))\r');
    await pty.see('shell 42');
    pty.type('fg\r');
    await pty.see((text) => pty.isAlternate && text.includes('1 Overview') && text.includes('Quit'));
    pty.type('5');
    await pty.see('[5 Problems');
    pty.type('Q');
    await pty.see((text) => !pty.isAlternate && /ready>\s*$/.test(text));
  });
});

describe.skipIf(!hasProc)('the terminal goes away', () => {
  it('and the program ends within a second', async () => {
    const pty = start();
    await pty.see('1 Overview');
    const { pid } = pty;
    const isThere = (): boolean => existsSync(`/proc/${pid}/stat`) && !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    expect(isThere()).toBe(true);
    (pty.process as unknown as { destroy(): void }).destroy();
    const untilMs = Date.now() + 1000;
    while (isThere() && Date.now() < untilMs) await sleep(20);
    expect(isThere()).toBe(false);
  });
});

describe('at rest', () => {
  it('nothing is written', async () => {
    const pty = start();
    await pty.see((text) => text.includes('Quit') && !text.includes('reading'));
    await sleep(500);
    const before = pty.output.length;
    await sleep(1500);
    expect(pty.output.length).toBe(before);
  });
});

describe('terminals', () => {
  it.each(['xterm', 'xterm-256color', 'screen-256color', 'tmux-256color', 'linux', 'vt100'])('%s shows the screens, without the alternate charset', async (TERM) => {
    const pty = start([DEMO], { env: { TERM } });
    await pty.see('─ Links (8)');
    expect(pty.output).not.toMatch(/\x1b\(0|\x0e/);
    pty.type('2');
    await pty.see('[2 VSIs]');
    expect(await pty.text()).toMatch(/[█▒]/);
    if (TERM === 'vt100') expect(pty.output).not.toMatch(COLOUR);
    else expect(pty.output).toMatch(COLOUR);
    if (!TERM.includes('256')) expect(pty.output).not.toContain('38;5;');
  });

  it('what is typed while the program is loaded is not lost', async () => {
    const pty = start();
    await pty.see('opening…');
    pty.type('2');
    await pty.see('[2 VSIs]');
  });

  it('dumb prints instead, with one sentence', async () => {
    const pty = start([DEMO], { env: { TERM: 'dumb' }, columns: 200 });
    expect(await pty.end()).toBe(0);
    expect(pty.output.split('\n').filter((line) => line.startsWith('evbscope: '))).toEqual(['evbscope: TERM is dumb: the frames are printed instead of the screens\r']);
    expect(pty.output).not.toContain('\x1b');
    expect(pty.output.match(/^\s*#\d+ /gm)!.length).toBe(845);
  });

  it('NO_COLOR and --color never take all colours, not the selection', async () => {
    for (const options of [{ env: { NO_COLOR: '1' } }, { args: ['--color', 'never'] }]) {
      const pty = start([...('args' in options ? options.args : []), DEMO], { env: 'env' in options ? options.env : {} });
      await pty.see('1 Overview');
      pty.type('2', 'j');
      await pty.see('[2 VSIs]');
      expect(pty.output).not.toMatch(COLOUR);
      expect(pty.output).toMatch(/\x1b\[(?:[\d;]*;)?7[;m]/);
    }
  });
});

describe('locales', () => {
  const drawn = async (env: Readonly<Record<string, string | undefined>>, args: readonly string[] = []): Promise<string> => {
    const pty = start([...args, DEMO], { env });
    await pty.see('1 Overview');
    pty.type('2');
    return pty.see('[2 VSIs]');
  };

  it.each([[{ LANG: 'C' }], [{ LANG: 'POSIX' }], [{ LANG: undefined }], [{ LANG: 'de_DE.ISO-8859-1' }], [{ LANG: 'en_US.UTF-8', LC_ALL: 'C' }]])('%j draws ASCII, and no question marks for lines', async (env) => {
    const text = await drawn(env);
    expect(text).not.toMatch(/[^\n -~]/);
    expect(text).toMatch(/\+- VSIs and their state over time -+/);
    expect(text).not.toContain('???');
  });

  it.each([[{ LANG: 'en_US.UTF-8' }], [{ LANG: 'C', LC_ALL: 'C.utf8' }], [{ LANG: 'C', LC_CTYPE: 'de_DE.UTF-8' }]])('%j draws Unicode', async (env) => {
    expect(await drawn(env)).toContain('┌─ VSIs and their state over time ─');
  });

  it('--ascii and --utf8 know better', async () => {
    expect(await drawn({}, ['--ascii'])).not.toMatch(/[^\n -~]/);
    expect(await drawn({ LANG: 'C' }, ['--utf8'])).toContain('┌─ VSIs');
  });
});
