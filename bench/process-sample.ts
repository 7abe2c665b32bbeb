import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** One look at a process. */
export interface ProcessSample {
  readonly pid: number;
  /** Its program, of Node the script. */
  readonly name: string;
  readonly residentKib: number;
  readonly mostResidentKib: number;
  /** Open file descriptors. */
  readonly fds: number;
  /** User and system. */
  readonly cpuSec: number;
}

/** Of a Linux kernel on every machine that Node runs on. */
const TICKS_A_SEC = 100;

function read(pid: number, file: string): string {
  return readFileSync(`/proc/${pid}/${file}`, 'utf8');
}

function nameOf(pid: number): string {
  const [program = '', script = ''] = read(pid, 'cmdline').split('\0');
  return basename(program) === 'node' ? basename(script) : read(pid, 'comm').trim();
}

/** null when it has gone. */
export function sampleProcess(pid: number): ProcessSample | null {
  try {
    const status = read(pid, 'status');
    const kib = (what: string): number => Number(new RegExp(`^${what}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
    const stat = read(pid, 'stat');
    const times = stat.slice(stat.lastIndexOf(')') + 2).split(' ').slice(11, 13).map(Number);
    return { pid, name: nameOf(pid), residentKib: kib('VmRSS'), mostResidentKib: kib('VmHWM'), fds: readdirSync(`/proc/${pid}/fd`).length, cpuSec: (times[0]! + times[1]!) / TICKS_A_SEC };
  } catch {
    return null;
  }
}

/** The ids of a process's children and theirs, each parent before its children. */
export function processesBelow(pid: number): number[] {
  try {
    const children = read(pid, `task/${pid}/children`).trim().split(/\s+/).filter((text) => text !== '').map(Number);
    return children.flatMap((child) => [child, ...processesBelow(child)]);
  } catch {
    return [];
  }
}
