import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** Builds the scanner, and the worker that it starts for large files, into a folder; gives where it is. */
export function scannerProgram(folder: string): URL {
  const entryPoints = ['src/capture/remote/scanner.ts', 'src/capture/part/part-worker.ts'];
  buildSync({ entryPoints, bundle: true, platform: 'node', format: 'esm', outdir: folder, entryNames: '[name]', outExtension: { '.js': '.mjs' }, logLevel: 'error' });
  return pathToFileURL(join(folder, 'scanner.mjs'));
}
