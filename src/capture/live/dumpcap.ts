import type { Backend } from './backend.js';

/** dumpcap waits 250 ms for a block of the kernel's buffer and tells its output at the same pace; it has no immediate mode. */
const DELAY_MS = 600;

/** dumpcap: the kernel's nanoseconds. Its counters are told at the end, not before. */
export const dumpcap: Backend = {
  name: 'dumpcap',
  program: 'dumpcap',
  clock: 'ns',
  delayMs: () => DELAY_MS,
  arguments: ({ interface: name, filter, snaplen, bufferMiB }) => [
    '-q', '-i', name, ...(filter === '' ? [] : ['-f', filter]), '-s', `${snaplen}`, '-B', `${bufferMiB}`, '-w', '-',
  ],
  countersBy: null,
  lostIn: (line) => {
    const found = /^Packets received\/dropped on interface .*: \d+\/(\d+) \(/.exec(line);
    return found ? Number(found[1]) : null;
  },
};
