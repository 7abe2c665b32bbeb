import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LIMIT = 300;
const CODE = /\.(ts|js|mjs)$/;
/** Folder, and which of its files count as written by hand. */
const FOLDERS = [['src', CODE], ['dissectors', CODE], ['test', CODE], ['bench', CODE], ['fixtures/frames', /./]];

/** Files below `root` that are longer than the house allows, as `path: N lines`. */
export function longFiles(root) {
  return FOLDERS.flatMap(([folder, counts]) => {
    const names = existsSync(join(root, folder)) ? readdirSync(join(root, folder), { recursive: true }) : [];
    return names.flatMap((name) => {
      const path = join(folder, name);
      if (!counts.test(name) || !statSync(join(root, path)).isFile()) return [];
      const lines = readFileSync(join(root, path), 'utf8').replace(/\n$/, '').split('\n').length;
      return lines > LIMIT ? [`${path}: ${lines} lines, at most ${LIMIT} are allowed`] : [];
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const long = longFiles(process.cwd());
  for (const line of long) console.error(line);
  if (long.length > 0) process.exitCode = 1;
}
