import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { chooseBackend } from '../../../src/capture/live/choose-backend.js';
import type { BackendName, TapCause, Taps } from '../../../src/capture/live/tap.js';

/** Taps that end as is said of their backend; `null`: it captures. */
function taps(ends: Readonly<Record<BackendName, TapCause | null>>): Taps & { readonly opened: BackendName[]; readonly stopped: BackendName[] } {
  const opened: BackendName[] = [];
  const stopped: BackendName[] = [];
  return {
    opened,
    stopped,
    open: (request) => {
      opened.push(request.backend);
      const cause = ends[request.backend];
      return {
        request, octets: new PassThrough(), clock: 'ns', delayMs: 0,
        started: Promise.resolve(cause === null),
        ended: Promise.resolve({ cause: cause ?? 'stopped', sentence: `${request.backend} says ${cause}` }),
        lost: () => Promise.resolve(null),
        stop: async () => void stopped.push(request.backend),
      };
    },
    close: () => Promise.resolve(),
  };
}

describe('auto', () => {
  it('takes the best that is there and may capture, and leaves nothing running', async () => {
    const some = taps({ tcpdump: 'missing', dumpcap: 'forbidden', pcap: null, cap: null });
    expect(await chooseBackend(some, 'auto', 'eno1')).toEqual({ backend: 'pcap', end: null });
    expect([some.opened, some.stopped]).toEqual([['tcpdump', 'dumpcap', 'pcap'], ['pcap']]);
  });

  it('takes one that may capture though not on this interface now', async () => {
    expect(await chooseBackend(taps({ tcpdump: 'interface-down', dumpcap: null, pcap: null, cap: null }), 'auto', 'eno1')).toEqual({ backend: 'tcpdump', end: null });
  });

  it('goes on when one is broken, and says what was wrong when all are', async () => {
    expect((await chooseBackend(taps({ tcpdump: 'died', dumpcap: null, pcap: null, cap: null }), 'auto', 'eno1')).backend).toBe('dumpcap');
    expect((await chooseBackend(taps({ tcpdump: 'died', dumpcap: 'missing', pcap: 'missing', cap: 'missing' }), 'auto', 'eno1')).end).toEqual({ cause: 'died', sentence: 'tcpdump says died' });
  });

  it('says whom rights are missing, with the commands', async () => {
    const { end } = await chooseBackend(taps({ tcpdump: 'forbidden', dumpcap: 'forbidden', pcap: 'missing', cap: 'died' }), 'auto', 'eno1');
    expect(end?.cause).toBe('forbidden');
    expect(end?.sentence).toMatch(/^no permission to capture on eno1 with tcpdump, dumpcap; .*sudo setcap .*-i eno1 \| evbscope -$/);
  });

  it('says what to install when there is nothing', async () => {
    const { end } = await chooseBackend(taps({ tcpdump: 'missing', dumpcap: 'missing', pcap: 'missing', cap: 'missing' }), 'auto', 'eno1');
    expect(end).toEqual({ cause: 'missing', sentence: 'nothing to capture with on this machine; install the package tcpdump or the package wireshark-common' });
  });
});

describe('a backend that is named', () => {
  it('is the only one that is tried', async () => {
    const some = taps({ tcpdump: null, dumpcap: null, pcap: null, cap: 'missing' });
    expect(await chooseBackend(some, 'cap', 'eno1')).toEqual({ backend: null, end: { cause: 'missing', sentence: 'cap says missing' } });
    expect(some.opened).toEqual(['cap']);
  });
});
