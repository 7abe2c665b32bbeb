import { describe, expect, it } from 'vitest';
import type { BackendExit } from '../../../src/capture/live/launcher-protocol.js';
import type { NetworkInterface } from '../../../src/capture/live/network-interface.js';
import { tapEnd, type RunOver } from '../../../src/capture/live/tap-end.js';
import { LOOPBACK, REQUEST } from './fake-program.js';

const ENO1: NetworkInterface = { name: 'eno1', index: 7, isUp: true, hasCarrier: true, type: 'ether' };

function exit(lines: readonly string[], more: Partial<BackendExit> = {}): BackendExit {
  return { wasFound: true, code: 1, signal: null, lines, lost: null, ...more };
}

function endOf(lines: readonly string[], more: Partial<RunOver> = {}): string[] {
  const { cause, sentence } = tapEnd({ request: { ...REQUEST, interface: 'eno1' }, exit: exit(lines), wasStopped: false, hasStarted: false, before: ENO1, now: [LOOPBACK, ENO1], ...more });
  return [cause, sentence];
}

/** What tcpdump 4.99, dumpcap 4.0, pcap 3.1 and cap 0.2 say, each of them. */
const SAID = {
  forbidden: [
    ["tcpdump: eno1: You don't have permission to perform this capture on that device", '(socket: Operation not permitted)'],
    ["Capturing on 'eno1'", 'dumpcap: You do not have permission to capture on device "eno1".', '(socket: Operation not permitted)'],
    ['socket: Operation not permitted'],
    ['Warning: eno1: no IPv4 address assigned - This may not actually work', 'socket: Operation not permitted'],
  ],
  'bad-filter': [
    ["tcpdump: unknown ether proto 'lala'"],
    ["Capturing on 'eno1'", `dumpcap: Invalid capture filter "ether proto lala" for interface 'eno1'.`, "That string isn't a valid capture filter (unknown ether proto 'lala')."],
    ["unknown ether proto 'lala'"],
    ['Warning: eno1: no IPv4 address assigned - This may not actually work', "unknown ether proto 'lala'"],
  ],
  'interface-down': [
    ['tcpdump: eno1: That device is not up'],
    ["Capturing on 'eno1'", 'dumpcap: Device "eno1" is not up.', '(That device is not up)'],
    ['That device is not up'],
    ["node: ../src/binding.cc:219: static void Pcap::cb_packets(uv_poll_t*, int, int): Assertion `status == 0' failed."],
  ],
} as const;

describe('the end of a run', () => {
  it('is told apart whoever tells it', () => {
    for (const [cause, backends] of Object.entries(SAID)) for (const lines of backends) expect(endOf(lines)[0]).toBe(cause);
    for (const lines of SAID['bad-filter']) expect(endOf(lines)[1]).toBe("eno1: the capture filter is wrong: unknown ether proto 'lala'");
    expect(endOf(["tcpdump: can't parse filter expression: syntax error"])).toEqual(['bad-filter', 'eno1: the capture filter is wrong: syntax error']);
  });

  it('for want of rights names the commands', () => {
    const [, sentence] = endOf(SAID.forbidden[0]);
    expect(sentence).toContain('eno1: no permission to capture with tcpdump');
    expect(sentence).toContain('sudo setcap cap_net_raw,cap_net_admin=eip $(command -v dumpcap)');
    expect(sentence).toContain('sudo usermod -aG wireshark $USER');
    expect(endOf(SAID.forbidden[0], { now: [{ ...ENO1, isUp: false }] })[0]).toBe('forbidden');
    expect(sentence).toContain('ssh HOST tcpdump -U -w - -i eno1 | evbscope -');
  });

  it('for want of the program says what to install', () => {
    expect(endOf(['there is no such program'], { exit: exit(['there is no such program'], { wasFound: false, code: null }) })).toEqual(['missing', 'eno1: tcpdump is not on this machine (there is no such program); install the package tcpdump']);
    const request = { ...REQUEST, interface: 'eno1', backend: 'pcap' } as const;
    expect(endOf([], { request, exit: exit(["Cannot find module 'pcap'"], { wasFound: false, code: 69 }) })[1]).toBe(
      "eno1: pcap is not on this machine (Cannot find module 'pcap'); install the npm package pcap, with a compiler and libpcap-dev",
    );
  });

  it('looks whether the interface is there, has another name, or was made anew', () => {
    const gone = (now: readonly NetworkInterface[]): string[] => endOf(['tcpdump: pcap_loop: The interface disappeared'], { hasStarted: true, now });
    expect(gone([LOOPBACK])).toEqual(['interface-gone', 'eno1 is not there any more: tcpdump ended']);
    expect(gone([{ ...ENO1, name: 'uplink' }])).toEqual(['interface-gone', 'eno1 is called uplink now: tcpdump ended']);
    expect(gone([{ ...ENO1, index: 9 }])).toEqual(['interface-gone', 'eno1 was removed and made anew: tcpdump ended']);
    expect(gone([{ ...ENO1, isUp: false }])[0]).toBe('interface-down');
    expect(gone([ENO1])[0]).toBe('interface-gone');
  });

  it('names the nearest interface of those there are', () => {
    expect(endOf([], { before: undefined, request: { ...REQUEST, interface: 'en01' } })).toEqual(['no-interface', 'no interface en01: there are lo, eno1; did you mean eno1?']);
    expect(endOf([], { before: undefined, request: { ...REQUEST, interface: 'trunk' } })[1]).toBe('no interface trunk: there are lo, eno1');
    expect(endOf([], { before: undefined, now: [] })[1]).toBe('no interface eno1: there is none at all');
    expect(endOf([], { before: undefined, request: { ...REQUEST, interface: 'any' } })[1]).toBe('no interface any: there are lo, eno1; name each uplink with an -i of its own');
    const many = Array.from({ length: 40 }, (_, i) => ({ ...ENO1, name: `vnet${i}` }));
    expect(endOf([], { before: undefined, request: { ...REQUEST, interface: 'trunk' }, now: many })[1]).toMatch(/^no interface trunk: there are vnet0, vnet1, .*, vnet15 and 24 more$/);
  });

  it('by a signal or by itself says how, without what it always says', () => {
    expect(endOf(['tcpdump: listening on eno1, link-type EN10MB (Ethernet)'], { exit: exit(['tcpdump: listening on eno1'], { code: null, signal: 'SIGSEGV' }), hasStarted: true })[1]).toBe('eno1: tcpdump was ended by SIGSEGV');
    expect(endOf(["Capturing on 'eno1'", 'dumpcap: Odd.'])[1]).toBe('eno1: tcpdump ended with status 1: Odd');
    expect(endOf(['x'], { wasStopped: true })[0]).toBe('stopped');
    expect(endOf(['tcpdump: eno1: filter code is out of order'], { hasStarted: true })[0]).toBe('died');
  });
});
