import { afterAll, describe, expect, it } from 'vitest';
import { ProgressLine } from '../../src/cli/progress.js';
import { run } from '../../src/cli/run.js';
import { FakeHost, type FakeProcess } from './fake-host.js';
import { Folder, story } from './story.js';

const folder = new Folder();
const capture = folder.write('story.pcapng', story());
afterAll(() => folder.remove());

/** What a terminal shows after `written`: one line, overwritten from its start on. */
function shown(written: string): string {
  let line = '';
  for (const text of written.split('\r')) line = text + line.slice(text.length);
  return line.trimEnd();
}

class Screen {
  nowMs = 0;
  written = '';
  readonly line: ProgressLine;

  constructor(columns = 80) {
    this.line = new ProgressLine({ write: (text) => (this.written += text), columns }, () => this.nowMs);
  }

  /** What is shown when `octets` of `total` were read at `nowMs`. */
  at(nowMs: number, octets: number, total: number | null): string {
    this.nowMs = nowMs;
    this.line.update({ octets, total });
    return shown(this.written);
  }
}

describe('the progress line', () => {
  it('says nothing of the first half second, and at most five things a second', () => {
    const screen = new Screen();
    expect(screen.at(499, 1e9, 4e9)).toBe('');
    expect(screen.at(500, 1e9, 4e9)).toBe('25 %, 1 GB of 4 GB, 2 GB/s, 2 s left');
    const { written } = screen;
    screen.at(699, 2e9, 4e9);
    expect(screen.written).toBe(written);
    expect(screen.at(700, 2.1e9, 4e9)).toBe('52 %, 2.1 GB of 4 GB, 3 GB/s, 1 s left');
  });

  it('of a pipe says the octets and the rate', () => {
    expect(new Screen().at(2000, 3e6, null)).toBe('3 MB, 1.5 MB/s');
  });

  it('of a file that has outgrown its size, too', () => {
    expect(new Screen().at(2000, 3e6, 2.9e6)).toBe('3 MB, 1.5 MB/s');
  });

  it('promises no end while nothing comes', () => {
    expect(new Screen().at(1000, 0, 5000)).toBe('0 %, 0 B of 5 kB, 0 B/s');
  });

  it.each([
    [0, '25 %, 1 GB of 4 GB, 1 GB/s, 3 s left'],
    [200, '25 %, 1 GB of 4 GB, 1 GB/s, 3 s left'],
    [37, '25 %, 1 GB of 4 GB, 1 GB/s, 3 s left'],
    [36, '25 %, 1 GB of 4 GB, 3 s left'],
    [20, '25 %, 3 s left'],
    [14, '25 %'],
    [4, ''],
    [1, ''],
  ])('fits a terminal of %d columns, the last of which it leaves alone', (columns, text) => {
    expect(new Screen(columns).at(1000, 1e9, 4e9)).toBe(text);
  });

  it('leaves nothing of a longer line behind, and nothing at all once it is erased', () => {
    const screen = new Screen();
    screen.at(1000, 1e6, 4e9);
    expect(screen.at(1e6, 4e9, 4e9)).toBe('100 %, 4 GB of 4 GB, 4 MB/s, 1 s left');
    screen.line.erase();
    expect(shown(screen.written)).toBe('');
    expect(screen.written.endsWith('\r')).toBe(true);
    const { written } = screen;
    screen.line.erase();
    expect(screen.written).toBe(written);
    expect(written).not.toContain('\u001b');
  });
});

describe('progress of a command', () => {
  const terminal = { isStderrTTY: true, env: { TERM: 'xterm' } };
  const asked = async (argv: readonly string[], process: FakeProcess): Promise<string> => {
    const host = new FakeHost(process);
    await run([...argv, capture], host);
    return host.stderr.text;
  };

  it.each([
    ['vsis, to a terminal or not', ['vsis'], { ...terminal, isTTY: true }],
    ['vsis into a pipe', ['vsis'], terminal],
    ['print into a file', ['print'], { ...terminal, isStdoutFile: true }],
  ] as const)('is shown and erased: %s', async (_, argv, process) => {
    const text = await asked(argv, process);
    expect(text).toMatch(/^\r100 %, .*\r *\r$/);
  });

  it.each([
    ['standard error is no terminal', ['vsis'], { env: { TERM: 'xterm' } }],
    ['-q', ['vsis', '-q'], terminal],
    ['a terminal that can do nothing', ['vsis'], { ...terminal, env: { TERM: 'dumb' } }],
    ['print to the terminal', ['print'], { ...terminal, isTTY: true }],
    ['print into a pipe, which may end on the terminal', ['print'], terminal],
    ['files alone, into a pipe', [], terminal],
  ] as const)('is not shown: %s', async (_, argv, process) => {
    expect(await asked(argv, process)).toBe('');
  });
});
