import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

/** Whether a program is on this machine. */
export function hasProgram(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

const mayMakeNamespaces = (): boolean => process.getuid?.() === 0 && spawnSync('unshare', ['-n', '-m', '-i', 'true'], { stdio: 'ignore' }).status === 0;

function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}

/** What a lab needs and this machine has not. */
export const MISSING: readonly string[] = [
  ...['bash', 'ip', 'unshare', 'setpriv', 'lldpad', 'lldptool', 'vdptool', 'tcpdump', 'dumpcap', 'tcpreplay', 'tshark'].filter((program) => !hasProgram(program)),
  ...['pcap', 'cap'].filter((name) => !isInstalled(name)).map((name) => `npm package ${name}`),
  ...(mayMakeNamespaces() ? [] : ['right to make namespaces (root)']),
];
