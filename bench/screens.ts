import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { spawn } from '@lydell/node-pty';
import { rank } from './rank.js';

const STARTS = 11;
/** Nothing more is painted for a key after this long without output. */
const QUIET_MS = 40;
const POLL_MS = 1;
const TIMEOUT_MS = 300_000;

/** A walk through the views; each key is a step that is measured. */
const WALK = ['2', ...Array<string>(30).fill('j'), '\x1b[6~', '\x1b[6~', 'G', 'k', 'k', '\r', ...Array<string>(20).fill('j'), '\r', '\t', ...Array<string>(20).fill('j'), '\t', 'l', 'l', 'l', '4', 'G', ...Array<string>(20).fill('k'), '\x1b[5~', '\x1b[5~', 'g', '5', ...Array<string>(10).fill('j'), 'e', 'e', '6', 'j', 'j', '\t', '1', '\t', 'j', 'j'];

interface Shown {
  /** Milliseconds from the start to the first screen, and until it shows the links. */
  readonly firstMs: number;
  readonly linksMs: number;
  readonly pid: number;
  /** Milliseconds from a key to the last octet that came of it. */
  press(key: string): Promise<number>;
  /** Waits until the screen has said a text. */
  hear(text: string): Promise<void>;
  end(): void;
}

/** Starts the program in a terminal of 160 x 45, and waits for its first screen. */
async function show([program = '', ...args]: readonly string[]): Promise<Shown> {
  const startMs = performance.now();
  let lastMs = startMs;
  let heard = '';
  const env = { ...process.env, TERM: 'xterm-256color', LANG: 'en_US.UTF-8' } as Record<string, string>;
  const pty = spawn(program, [...args], { cols: 160, rows: 45, env });
  pty.onData((data) => {
    lastMs = performance.now();
    heard = (heard + data).slice(-200_000);
  });
  const hear = async (text: string): Promise<void> => {
    for (const untilMs = performance.now() + TIMEOUT_MS; !heard.includes(text); await sleep(POLL_MS)) {
      if (performance.now() > untilMs) throw new Error(`${text} was not shown in time`);
    }
  };
  await hear('Overview');
  const firstMs = performance.now() - startMs;
  await hear('Links (');
  const linksMs = performance.now() - startMs;
  const press = async (key: string): Promise<number> => {
    const pressedMs = performance.now();
    lastMs = pressedMs;
    pty.write(key);
    while (performance.now() - Math.max(lastMs, pressedMs) < QUIET_MS) await sleep(POLL_MS);
    return lastMs - pressedMs;
  };
  return { firstMs, linksMs, pid: pty.pid, press, hear, end: () => pty.kill('SIGKILL') };
}

/** Waits until a screen is at rest: everything was read and painted. */
async function rest(shown: Shown): Promise<void> {
  const cpu = (): string => readFileSync(`/proc/${shown.pid}/stat`, 'utf8').split(' ').slice(13, 15).join(' ');
  let before = '';
  for (let still = 0; still < 4; still = cpu() === before ? still + 1 : 0) {
    before = cpu();
    await sleep(250);
  }
}

function residentMib(pid: number, what: 'VmRSS' | 'VmHWM'): number {
  const kib = new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kib) / 1024);
}

const ms = (value: number): string => `${value.toFixed(1)} ms`;

/**
 * Measures the screens from outside, as a user has them: how long after the start the first one of `small` is there, and, once all
 * of `large` was read, how long after a key the screen is painted, and how much memory that takes. Linux only.
 */
export async function measureScreens(evbscope: readonly string[], small: string, large: string): Promise<string> {
  const [starts, links]: [number[], number[]] = [[], []];
  for (let i = 0; i < STARTS; i++) {
    const shown = await show([...evbscope, small]);
    starts.push(shown.firstMs);
    links.push(shown.linksMs);
    shown.end();
    await sleep(100);
  }
  const shown = await show([...evbscope, large]);
  const keys: number[] = [];
  let loadingMs: number;
  try {
    const startMs = performance.now();
    await rest(shown);
    loadingMs = performance.now() - startMs - 1000;
    for (const key of [...WALK, ...WALK]) keys.push(await shown.press(key));
    return [
      `first screen:            ${ms(rank(starts, 0.5))} after the start (median of ${STARTS}; at most 150 ms asked), with its panes after ${ms(rank(links, 0.5))}`,
      `reading:                 ${(loadingMs / 1000).toFixed(1)} s, first screen of it after ${ms(shown.firstMs)}`,
      `a key to painted screen: p50 ${ms(rank(keys, 0.5))}, p95 ${ms(rank(keys, 0.95))}, max ${ms(rank(keys, 1))} of ${keys.length} keys (p95 at most 16 ms asked)`,
      `memory:                  ${residentMib(shown.pid, 'VmRSS')} MiB resident, ${residentMib(shown.pid, 'VmHWM')} MiB at most (300 MB asked)`,
    ].join('\n');
  } finally {
    shown.end();
  }
}
