import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { environment, program } from '../cli/program.js';
import { itNeeds } from '../peers/it-needs.js';
import { story } from '../cli/story.js';
import { MISSING } from './missing.js';

const NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--inh-caps=-all', '--bounding-set=-all'];
/** Its own mount namespace, in which the capture programs cannot be run. */
const HIDE = 'for p in tcpdump dumpcap; do for d in /usr/bin /usr/sbin /usr/local/bin /usr/local/sbin; do [ ! -e $d/$p ] || mount --bind /dev/null $d/$p; done; done; exec "$@"';
const ADVICE =
  'allow dumpcap by: sudo setcap cap_net_raw,cap_net_admin=eip $(command -v dumpcap); or join its group by: sudo usermod -aG wireshark $USER; ' +
  'or pipe it from where it is allowed: ssh HOST tcpdump -U -w - -i lo | evbscope -\n';
const NOTHING = 'evbscope: nothing to capture with on this machine; install the package tcpdump or the package wireshark-common\n';

describe('a machine on which nothing can be captured', () => {
  const folder = mkdtempSync(join(tmpdir(), 'evbscope-refused-'));
  const capture = join(folder, 'story.pcapng');

  /** Runs a copy of the program that has no packages beside it. */
  function run(before: readonly string[], ...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
    const [first = '', ...rest] = [...before, process.execPath, join(folder, 'dist', 'main.js'), ...args];
    const { status, stdout, stderr } = spawnSync(first, rest, { encoding: 'utf8', env: environment({ HOME: '/nonexistent' }), cwd: '/', timeout: 30_000 });
    return { status, stdout, stderr };
  }

  beforeAll(() => {
    cpSync(fileURLToPath(new URL('../../dist', import.meta.url)), join(folder, 'dist'), { recursive: true, filter: (path) => !path.endsWith('/types') });
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(capture, story());
    chmodSync(folder, 0o755);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const hidden = ['unshare', '-m', '--propagation', 'private', 'sh', '-c', HIDE, 'sh'];

  for (const command of ['check', 'watch', 'print']) {
    itNeeds(MISSING, `${command} without rights: says how to get them, and ends with 4`, () => {
      const { status, stdout, stderr } = run(NOBODY, command, '-i', 'lo');
      expect(stderr.replace('tcpdump, dumpcap', 'tcpdump')).toBe(`evbscope: no permission to capture on lo with tcpdump; ${ADVICE}`);
      expect([status, stdout]).toEqual([4, '']);
    });

    itNeeds(MISSING, `${command} without a backend: says what to install, and ends with 4`, () => {
      const { status, stdout, stderr } = run(hidden, command, '-q', '--user', 'root', '-i', 'lo');
      expect([status, stdout, stderr]).toEqual([4, '', NOTHING]);
    });
  }

  itNeeds(MISSING, 'a backend that was asked for and is not there: its own package', () => {
    for (const name of ['pcap', 'cap']) {
      const { status, stderr } = run(hidden, 'watch', '-q', '--user', 'root', '--backend', name, '-i', 'lo');
      expect([status, stderr]).toEqual([4, `evbscope: lo: ${name} is not on this machine (Cannot find module '${name}'); install the npm package ${name}, with a compiler and libpcap-dev\n`]);
    }
    expect(run(hidden, 'watch', '-q', '--user', 'root', '--backend', 'tcpdump', '-i', 'lo')).toMatchObject({ status: 4, stderr: expect.stringContaining('install the package tcpdump') as string });
  });

  itNeeds(MISSING, 'files are analysed as ever, without rights and without backends', () => {
    for (const [command, ...options] of [['vsis', '--json'], ['check', '--fail-on', 'never'], ['stats']] as const) {
      const wanted = program([command, ...options, capture]);
      for (const before of [NOBODY, hidden]) expect(run(before, command, ...options, capture)).toEqual({ status: wanted.status, stdout: wanted.stdout, stderr: wanted.stderr });
    }
  });
});
