import type { Backend } from './backend.js';

/** Of a kernel buffer that is not in immediate mode libpcap hands over a block after a second at the latest. */
const BUFFERED_MS = 1100;

/** tcpdump: the kernel's nanoseconds. It gives up its rights by itself once the interface is open. */
export const tcpdump: Backend = {
  name: 'tcpdump',
  program: 'tcpdump',
  clock: 'ns',
  delayMs: ({ isImmediate }) => (isImmediate ? 20 : BUFFERED_MS),
  arguments: ({ interface: name, filter, isImmediate, snaplen, bufferMiB }) => [
    '-n', '-i', name, '-w', '-', '-U', '--time-stamp-precision=nano', ...(isImmediate ? ['--immediate-mode'] : []),
    '-s', `${snaplen}`, '-B', `${bufferMiB * 1024}`, ...(filter === '' ? [] : ['--', filter]),
  ],
  countersBy: 'SIGUSR1',
  lostIn: (line) => {
    const found = /\b(\d+) packets? dropped by kernel/.exec(line);
    return found ? Number(found[1]) : null;
  },
};
