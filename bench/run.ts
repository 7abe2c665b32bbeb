import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

/** A program that ended. */
export interface Ended {
  readonly seconds: number;
  /** The most memory it had in use, in MiB; null where it was not asked for. */
  readonly peakMib: number | null;
}

const MAX_SAID = 2000;

/**
 * Tells the peak on descriptor 3 when Node ends. /proc knows it for the process alone; what getrusage tells of a child
 * includes its parent's memory at the moment of the fork. Worker threads count in, and must not tell it twice.
 */
const TELL_PEAK = `
  import { isMainThread } from 'node:worker_threads';
  import { readFileSync, writeSync } from 'node:fs';
  const peak = () => {
    try { return Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'latin1'))[1]); } catch { return process.resourceUsage().maxRSS; }
  };
  if (isMainThread) process.on('exit', () => writeSync(3, String(peak())));`;

async function textOf(stream: Readable): Promise<string> {
  let text = '';
  for await (const piece of stream) text = (text + String(piece)).slice(-MAX_SAID);
  return text;
}

/** Runs a command, its output to nowhere. Throws an Error with what it said when it fails. */
export async function run([program, ...args]: readonly string[]): Promise<Ended> {
  const begin = process.hrtime.bigint();
  const child = spawn(program!, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const said = Promise.all([textOf(child.stderr!), textOf(child.stdio[3] as Readable)]);
  const endToo = (): unknown => child.kill();
  process.on('exit', endToo);
  const [status] = (await once(child, 'exit')) as [number | null];
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  process.off('exit', endToo);
  const [complaint, peakKib] = await said;
  if (status !== 0) throw new Error(`${[program, ...args].join(' ')} ended with ${status}: ${complaint.trim()}`);
  return { seconds, peakMib: peakKib === '' ? null : Number(peakKib) / 1024 };
}

/** The same for a command of Node, with its peak. */
export async function runWithPeak([node, ...args]: readonly string[]): Promise<Ended> {
  return run([node!, '--import', `data:text/javascript,${encodeURIComponent(TELL_PEAK)}`, ...args]);
}
