import { execFileSync } from 'node:child_process';
import { cpus, release, totalmem, type } from 'node:os';

/** Programs that evbscope is held against, and how they tell their version. */
const PEERS = ['tcpdump', 'tshark', 'gzip', 'cat'];

/** The first line of what a program says of its version, null when it is not installed. */
function versionOf(program: string): string | null {
  try {
    return execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\n')[0]!.replace(/\.$/, '');
  } catch {
    return null;
  }
}

/** Peers that are installed, with their versions. */
export function peerVersions(): ReadonlyMap<string, string> {
  return new Map(PEERS.flatMap((program) => {
    const version = versionOf(program);
    return version === null ? [] : [[program, version]];
  }));
}

/** What it was measured on, in a line. */
export function machine(): string {
  const [first, ...others] = cpus();
  return `${others.length + 1} cores (${first?.model.trim() || 'model unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}, Node ${process.version}`;
}
