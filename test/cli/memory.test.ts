import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { environment, MAIN } from './program.js';

const PACKET_OCTETS = 64;
const RECORD_OCTETS = 16 + PACKET_OCTETS;
const PACKETS_A_PIECE = 10_000;
/** Half of the pieces that are fed: 3 million packets. */
const HALF = 300;

function header(): Buffer {
  const octets = Buffer.alloc(24);
  [0xa1b23c4d, 0x00040002, 0, 0, 262_144, 1].forEach((word, i) => octets.writeUInt32LE(word, 4 * i));
  return octets;
}

/** Small data packets: IPv4 by their type, the rest of no meaning. */
function packets(): Buffer {
  const octets = Buffer.alloc(PACKETS_A_PIECE * RECORD_OCTETS, 0x5a);
  for (let at = 0; at < octets.length; at += RECORD_OCTETS) {
    [1_795_415_154, 0, PACKET_OCTETS, PACKET_OCTETS].forEach((word, i) => octets.writeUInt32LE(word, at + 4 * i));
    octets.writeUInt16BE(0x0800, at + 16 + 12);
  }
  return octets;
}

/** The most memory that a process has had in use so far, in MB. */
function peakOf(pid: number): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
}

it.skipIf(!existsSync('/proc/self/status'))('memory does not grow with the number of data frames', { timeout: 60_000 }, async () => {
  const child = spawn(process.execPath, [MAIN, 'check', '-'], { env: environment(), stdio: ['pipe', 'pipe', 'inherit'] });
  let stdout = '';
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  const piece = packets();
  const feed = async (pieces: number): Promise<void> => {
    for (let i = 0; i < pieces; i++) if (!child.stdin.write(piece)) await once(child.stdin, 'drain');
  };
  child.stdin.write(header());
  // Engine and buffers have their size by then.
  await feed(HALF);
  const early = peakOf(child.pid!);
  await feed(HALF);
  const late = peakOf(child.pid!);
  child.stdin.end();
  const [status] = (await once(child, 'close')) as [number];
  expect(status).toBe(0);
  expect(stdout).toContain((2 * HALF * PACKETS_A_PIECE).toLocaleString('en'));
  expect(late).toBeLessThan(120);
  // Eight octets for each frame would be 24 MB.
  expect(late - early).toBeLessThan(20);
});
