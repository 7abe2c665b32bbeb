import { accessSync, constants, statSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { writeReason } from './capture-file.js';

function stat(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

/**
 * Why this process cannot write a file at `path`, as a sentence without its end; null where it can. Asked after rights were dropped, so
 * that nobody learns at the first frame that it cannot be kept.
 */
export function whyUnwritable(path: string): string | null {
  const there = stat(path);
  try {
    if (there?.isDirectory()) return `${path} cannot be written: a directory`;
    accessSync(there === null ? dirname(path) : path, there === null ? constants.W_OK | constants.X_OK : constants.W_OK);
    return null;
  } catch (error) {
    const user = process.getuid?.() ?? 0;
    const reason = writeReason(error as Error);
    return `${path} cannot be written: ${reason}${reason === 'permission denied' ? ` for user ${user}` : ''}`;
  }
}
