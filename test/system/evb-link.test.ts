import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { itNeeds } from '../peers/it-needs.js';
import { EvbLink, GUARD } from './evb-link.js';
import { MISSING } from './missing.js';
import { waitUntil } from './wait-until.js';

/** One that has ended and that nobody has asked how (Z) runs no more. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

const namespaces = (name: string): string[] => spawnSync('ip', ['netns', 'list'], { encoding: 'utf8' }).stdout.split('\n').filter((line) => line.startsWith(`${name}-`));

/** Makes a link, starts something in it, says what, and waits to be killed. */
const OWNER = `
const { spawn } = require('node:child_process');
const [guard, name, folder] = process.argv.slice(1);
const link = spawn('sh', [guard, name, folder], { detached: true, stdio: ['pipe', 'pipe', 'inherit'] });
link.stdout.once('data', () => {
  const child = spawn('ip', ['netns', 'exec', name + '-br', 'sleep', '600'], { stdio: 'ignore' });
  link.stdin.write(child.pid + '\\n');
  console.log([link.pid, child.pid].join());
});
`;

describe('the lab', () => {
  itNeeds(MISSING, 'leaves nothing behind when it is closed', async () => {
    const link = await EvbLink.open();
    const processes = link.processes();
    expect(processes).toHaveLength(4);
    expect(processes.filter((pid) => !isRunning(pid))).toEqual([]);
    expect(namespaces(link.name)).toHaveLength(2);
    await link.close();
    await waitUntil('all processes have ended', 10_000, () => (processes.some(isRunning) ? null : true));
    expect(namespaces(link.name)).toEqual([]);
    expect(existsSync(link.folder)).toBe(false);
  });

  itNeeds(MISSING, 'leaves nothing behind when the tests are killed', async () => {
    const name = `evbscope-${process.pid}-killed`;
    const folder = mkdtempSync(join(tmpdir(), 'evbscope-system-'));
    const owner = spawn(process.execPath, ['-e', OWNER, GUARD, name, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = (await once(owner.stdout, 'data')) as [Buffer];
    const processes = said.toString().split(',').map(Number);
    expect(processes.filter((pid) => !isRunning(pid))).toEqual([]);
    expect(namespaces(name)).toHaveLength(2);
    owner.kill('SIGKILL');
    await waitUntil('all processes have ended', 20_000, () => (processes.some(isRunning) ? null : true));
    expect(namespaces(name)).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });

  itNeeds(MISSING, 'tells a lldpad that crashed from a fault of evbscope', async () => {
    const link = await EvbLink.open();
    try {
      process.kill(link.processes().at(-1)!, 'SIGSEGV');
      await expect(link.until('anything', () => null)).rejects.toThrow(/lldpad of the bridge ended by itself \(SIGSEGV\)/);
    } finally {
      await link.close();
    }
  });
});
