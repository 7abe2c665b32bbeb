import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { NO_ADD_ON } from './backend.js';

/**
 * A native package that need not be installed, loaded when the program runs and not known to the compiler: neither must ask for it.
 * Where it cannot be loaded the process ends and says why.
 */
export function loadAddOn<T>(name: string): T {
  try {
    return createRequire(import.meta.url)(name) as T;
  } catch (error) {
    writeSync(2, `${String((error as Error).message).split('\n')[0]}\n`);
    process.exit(NO_ADD_ON);
  }
}
