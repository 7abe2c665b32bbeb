import { readFileSync, writeSync } from 'node:fs';

/** The version of the package, which lies beside src/ and dist/ alike. */
function version(): string {
  return (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version;
}

/** Answers `--version`, which scripts ask at each start, without the program; false where that failed: the program will say why. */
function saysVersion(): boolean {
  try {
    writeSync(1, `evbscope ${version()}\n`);
    return true;
  } catch {
    return false;
  }
}

const argv = process.argv.slice(2);
const isVersion = argv.length === 1 && argv[0] === '--version';
if (!isVersion || !saysVersion()) {
  const { program } = await import('./program.js');
  const status = await program({ argv, version, exit: (now) => process.exit(now) });
  // A pipe that nobody reads or writes any more must not keep the program alive.
  process.exit(status);
}
