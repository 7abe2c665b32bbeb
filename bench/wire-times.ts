import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { spawn } from '@lydell/node-pty';
import headless from '@xterm/headless';
import type { Mark } from './mark-wire.js';
import { DEVICES, type VethLink } from './veth-link.js';
import { Watched } from './watched.js';

/** As many VSIs as a screen of this size has rows for. */
const [COLUMNS, ROWS, MARKS] = [160, 45, 30];
const SEE_MS = 20_000;

/** How a VSIID of the marks ends, as a list of VSIs shows it. */
const endOf = (vsi: number): string => vsi.toString(16).padStart(8, '0');

/** Milliseconds from each mark on the wire until it was heard of; NaN for one that never was. */
async function timesOf(link: VethLink, mark: readonly string[], heardNs: ReadonlyMap<string, bigint>): Promise<number[]> {
  const child = link.run('br', [...mark, DEVICES.br, `${MARKS}`]);
  let said = '';
  child.stdout!.on('data', (text: Buffer) => (said += text.toString()));
  await once(child, 'close');
  const marks = said.trim().split('\n').map((line) => JSON.parse(line) as Mark);
  if (marks.length !== MARKS) throw new Error(`only ${marks.length} frames were sent`);
  return marks.map(({ vsi, sentNs }) => {
    const ns = heardNs.get(endOf(vsi));
    return ns === undefined ? Number.NaN : Number(ns - BigInt(sentNs)) / 1e6;
  });
}

/** From a frame on the wire to its VSI in the list on the screen. */
export async function wireToScreen(link: VethLink, evbscope: readonly string[], mark: readonly string[]): Promise<number[]> {
  const terminal = new headless.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true });
  const heardNs = new Map<string, bigint>();
  const [program = '', ...args] = [...link.at('st'), ...evbscope, '-i', DEVICES.st];
  const env = { ...process.env, TERM: 'xterm-256color', LANG: 'en_US.UTF-8', XDG_CONFIG_HOME: '/dev/null' } as Record<string, string>;
  const pty = spawn(program, args, { cols: COLUMNS, rows: ROWS, env });
  link.knows(pty.pid);
  let text = '';
  pty.onData((data) => {
    const nowNs = process.hrtime.bigint();
    terminal.write(data, () => {
      text = Array.from({ length: ROWS }, (_, row) => terminal.buffer.active.getLine(terminal.buffer.active.viewportY + row)?.translateToString(true) ?? '').join('\n');
      for (const [, end] of text.matchAll(/…([0-9a-f]{8})\b/g)) if (!heardNs.has(end!)) heardNs.set(end!, nowNs);
    });
  });
  const see = async (wanted: string): Promise<void> => {
    for (const untilMs = performance.now() + SEE_MS; !text.includes(wanted); await sleep(20)) if (performance.now() > untilMs) throw new Error(`${wanted} was not shown:\n${text}`);
  };
  try {
    await see(`capturing on ${DEVICES.st}`);
    pty.write('2');
    await see('[2 VSIs]');
    return await timesOf(link, mark, heardNs);
  } finally {
    pty.kill('SIGTERM');
    await sleep(500);
    terminal.dispose();
  }
}

/** From a frame on the wire to the line of `watch` that tells of its VSI. */
export async function wireToLine(link: VethLink, evbscope: readonly string[], mark: readonly string[], backend: string): Promise<number[]> {
  const heardNs = new Map<string, bigint>();
  const watched = await Watched.start(link, evbscope, ['--backend', backend], ({ event, vsiid }) => {
    const end = String(vsiid).slice(-8);
    if (event === 'transition' && !heardNs.has(end)) heardNs.set(end, process.hrtime.bigint());
  });
  try {
    return await timesOf(link, mark, heardNs);
  } finally {
    await watched.stop();
  }
}
