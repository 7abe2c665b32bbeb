import { readFileSync } from 'node:fs';

/** Where the kernel tells of interfaces; other folders in tests. */
export interface KernelFolders {
  readonly proc: string;
  readonly sys: string;
}

export const KERNEL_FOLDERS: KernelFolders = { proc: '/proc/self/net', sys: '/sys/class/net' };

/** What stands in a file of the kernel; null where there is none, or the kernel does not say. */
export function kernelSays(file: string): string | null {
  try {
    return readFileSync(file, 'latin1').trim();
  } catch {
    return null;
  }
}
