import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { itNeeds } from './it-needs.js';

/** A test that needs a peer: where it is missing a skip that says so, under CI a failure. */
export function itWith(peer: 'capinfos' | 'editcap' | 'tcpdump' | 'tshark', name: string, test: () => void | Promise<void>): void {
  const isThere = spawnSync(peer, ['--version'], { stdio: 'ignore' }).status === 0;
  itNeeds(isThere ? [] : [peer], name, test);
}

/** One pcap file of these frames, a second apart. */
function pcapOf(frames: readonly Uint8Array[], linkType: number): Uint8Array {
  const file = Buffer.alloc(24 + frames.reduce((sum, frame) => sum + 16 + frame.length, 0));
  [0xa1b2c3d4, 0x00020004, 0, 0, 0x40000, linkType].forEach((word, i) => file.writeUInt32BE(word, 4 * i));
  let at = 24;
  frames.forEach((frame, second) => {
    [second, 0, frame.length, frame.length].forEach((word, i) => file.writeUInt32BE(word, at + 4 * i));
    file.set(frame, at + 16);
    at += 16 + frame.length;
  });
  return file;
}

/** What a peer prints for these frames; `args` follow `-r FILE`. */
export function ask(peer: 'tcpdump' | 'tshark', frames: readonly Uint8Array[], args: readonly string[], linkType = 1): string {
  const folder = mkdtempSync(join(tmpdir(), 'evbscope-peer-'));
  try {
    const file = join(folder, 'frames.pcap');
    writeFileSync(file, pcapOf(frames, linkType));
    return execFileSync(peer, ['-r', file, ...args], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, TZ: 'UTC' } });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The columns that `tshark -T fields` prints for each frame; several values of a field are joined by a comma. */
export function tsharkFields(frames: readonly Uint8Array[], names: readonly string[], linkType = 1): string[][] {
  const lines = ask('tshark', frames, ['-T', 'fields', ...names.flatMap((name) => ['-e', name])], linkType).split('\n').slice(0, -1);
  if (lines.length !== frames.length) throw new Error(`tshark printed ${lines.length} lines for ${frames.length} frames`);
  return lines.map((line) => line.split('\t'));
}
