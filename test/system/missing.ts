import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
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

/** What a lab needs and this machine has not. */
export const MISSING: readonly string[] = [
  ...['bash', 'ip', 'unshare', 'lldpad', 'lldptool', 'vdptool', 'tcpdump', 'tshark'].filter((program) => !hasProgram(program)),
  ...(mayMakeNamespaces() ? [] : ['right to make namespaces (root)']),
];
