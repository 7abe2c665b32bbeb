import { fstatSync, statSync, type Stats } from 'node:fs';
import { isStdin } from '../capture/octet-reader.js';

/** What the operating system says of an input; null where it says nothing: opening it will tell why. */
export function statOf(file: string): Stats | null {
  try {
    return isStdin(file) ? fstatSync(0) : statSync(file);
  } catch {
    return null;
  }
}
