import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { spawn, type IPty } from '@lydell/node-pty';
import headless from '@xterm/headless';

export interface PtyOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Run by the shell instead of the program, with that in `$0` and its arguments behind. */
  readonly shell?: string;
}

const KEYS: Readonly<Record<string, string>> = {
  Enter: '\r', Escape: '\x1b', Tab: '\t', Up: '\x1b[A', Down: '\x1b[B', Right: '\x1b[C', Left: '\x1b[D', PageDown: '\x1b[6~', PageUp: '\x1b[5~', Home: '\x1b[H', End: '\x1b[F',
  'C-c': '\x03', 'C-z': '\x1a', 'C-f': '\x06', 'C-l': '\x0c', 'C-d': '\x04', 'C-u': '\x15', Space: ' ', F1: '\x1bOP', Backspace: '\x7f',
};
const WAIT_MS = 15_000;
const STEP_MS = 15;
/** The shell stays for a moment, so that the last that was written is still read; it gives 128 and the number of a signal. */
const STAYS = `"${process.execPath}" "$0" "$@"; status=$?; sleep 0.3; exit $status`;

/** The program in a terminal that is in memory. */
export class Pty {
  readonly process: IPty;
  readonly #terminal: InstanceType<typeof headless.Terminal>;
  /** Everything that was written to the terminal. */
  output = '';
  exitCode: number | null = null;

  constructor(args: readonly string[], { columns = 100, rows = 30, env = {}, shell }: PtyOptions = {}) {
    const base = { PATH: process.env['PATH'], HOME: '/nonexistent', TERM: 'xterm-256color', LANG: 'en_US.UTF-8', TZ: 'UTC', ...env };
    const defined = Object.fromEntries(Object.entries(base).filter(([, value]) => value !== undefined)) as Record<string, string>;
    this.#terminal = new headless.Terminal({ cols: columns, rows, allowProposedApi: true });
    this.process = spawn('/bin/sh', ['-c', shell ?? STAYS, 'dist/main.js', ...args], { cols: columns, rows, cwd: process.cwd(), env: defined });
    this.process.onData((data) => {
      this.output += data;
      this.#terminal.write(data);
    });
    this.process.onExit(({ exitCode }) => {
      this.exitCode = exitCode;
    });
  }

  /** The rows of the screen, without blanks at their ends. */
  async rows(): Promise<string[]> {
    // What was written before is on the screen once this was.
    await new Promise<void>((resolve) => this.#terminal.write('', resolve));
    const { buffer, rows } = this.#terminal;
    return Array.from({ length: rows }, (_, row) => buffer.active.getLine(buffer.active.viewportY + row)?.translateToString(true) ?? '');
  }

  async text(): Promise<string> {
    return (await this.rows()).join('\n');
  }

  /** True while the alternate screen is shown. */
  get isAlternate(): boolean {
    return this.#terminal.buffer.active.type === 'alternate';
  }

  get modes(): { readonly mouseTrackingMode: string; readonly applicationCursorKeysMode: boolean } {
    return this.#terminal.modes;
  }

  /** Types texts and named keys. */
  type(...keys: readonly string[]): void {
    for (const key of keys) this.process.write(KEYS[key] ?? key);
  }

  /** Waits until the screen has a text (or passes a test); fails with the screen as it is. */
  async see(wanted: string | RegExp | ((text: string) => boolean)): Promise<string> {
    const passes = (text: string): boolean => (typeof wanted === 'function' ? wanted(text) : typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text));
    const untilMs = Date.now() + WAIT_MS;
    for (;;) {
      const text = await this.text();
      if (passes(text)) return text;
      if (Date.now() > untilMs) throw new Error(`${String(wanted)} did not come to the screen:\n${text}`);
      await sleep(STEP_MS);
    }
  }

  /** Types keys one after the other, and waits for what each brings. */
  async go(...steps: readonly (readonly [keys: string | readonly string[], wanted: string | RegExp])[]): Promise<void> {
    for (const [keys, wanted] of steps) {
      this.type(...(typeof keys === 'string' ? [keys] : keys));
      await this.see(wanted);
    }
  }

  /** Waits for the end of the program; gives its exit status. */
  async end(): Promise<number> {
    const untilMs = Date.now() + WAIT_MS;
    while (this.exitCode === null) {
      if (Date.now() > untilMs) throw new Error(`the program did not end:\n${await this.text()}`);
      await sleep(STEP_MS);
    }
    return this.exitCode;
  }

  /** Process id of the program. Linux only. */
  get pid(): number {
    const shell = this.process.pid;
    return Number(readFileSync(`/proc/${shell}/task/${shell}/children`, 'utf8').split(' ')[0]);
  }

  resize(columns: number, rows: number): void {
    this.#terminal.resize(columns, rows);
    this.process.resize(columns, rows);
  }

  close(): void {
    try {
      this.process.kill('SIGKILL');
    } catch {
      // It has ended.
    }
    this.#terminal.dispose();
  }
}
