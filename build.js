import { mkdir, rename, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const common = { bundle: true, platform: 'node', format: 'esm', target: 'node20', outdir: 'dist', write: false, logLevel: 'warning', legalComments: 'none' };
// commander is CommonJS and asks for Node's own modules by require().
const require = "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);";

/**
 * Static imports of Node's modules would all be loaded at the start, whatever part of the bundle asks for them: this
 * loads each with the first part that does.
 */
const lazyBuiltins = {
  name: 'lazy-builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:/ }, ({ path, kind }) => (kind === 'require-call' ? { path, external: true } : { path, namespace: 'builtin' }));
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({ contents: `module.exports = require(${JSON.stringify(path)});` }));
  },
};

/** `--version` is asked for at each start of a script: what answers it does not hold the program, it loads it. */
const launcher = {
  name: 'launcher',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/program\.js$/ }, ({ path }) => ({ path, external: true }));
  },
};

/** Bundles `entry` to dist/; the file appears whole, so that a program that runs meanwhile never sees half of it. */
async function bundle(entry, banner, mode, plugins = []) {
  const { outputFiles } = await build({ ...common, entryPoints: [entry], banner: { js: banner }, plugins });
  for (const { path, contents } of outputFiles) {
    await writeFile(`${path}.${process.pid}`, contents, { mode });
    await rename(`${path}.${process.pid}`, path);
  }
}

await mkdir('dist', { recursive: true });
await Promise.all([
  bundle('src/main.ts', '#!/usr/bin/env node', 0o755, [launcher]),
  bundle('src/program.ts', require, 0o644, [lazyBuiltins]),
  bundle('src/capture/part/part-worker.ts', '', 0o644),
  bundle('src/capture/remote/scanner.ts', '', 0o644),
  bundle('src/capture/live/launcher.ts', '', 0o644),
  bundle('src/capture/live/backend-pcap.ts', '', 0o644),
  bundle('src/capture/live/backend-cap.ts', '', 0o644),
  bundle('src/index.ts', '', 0o644),
  bundle('src/cli/generate.ts', require, 0o644),
]);
