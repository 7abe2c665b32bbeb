import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The built program. */
export const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The environment of a test: none of the variables that the program obeys, and what `more` sets. */
export function environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { NO_COLOR, FORCE_COLOR, TERM, TZ, ...rest } = process.env;
  // Nobody's configuration.
  return { ...rest, XDG_CONFIG_HOME: '/dev/null', ...more };
}

/** Runs the program with `args` to its end. */
export function program(args: readonly string[], options: { input?: Uint8Array; env?: Readonly<Record<string, string>>; cwd?: string } = {}): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    input: options.input ?? '',
    env: environment(options.env),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  return { status, stdout, stderr };
}

/** Runs the program and feeds `input` in pieces of `size` octets, a pause of `pauseMs` between them. */
export async function slowly(args: readonly string[], input: Uint8Array, size: number, pauseMs: number): Promise<Ran> {
  const child = spawn(process.execPath, [MAIN, ...args], { env: environment(), stdio: 'pipe' });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  for (let at = 0; at < input.length; at += size) {
    child.stdin.write(input.subarray(at, at + size));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  child.stdin.end();
  return { status: await ended, stdout, stderr };
}
