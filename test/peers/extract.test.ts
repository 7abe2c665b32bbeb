import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { afterAll, describe, expect } from 'vitest';
import { BIG, block, epb, hex, idb, ipv4, join, LITTLE, lldp, option, pcap, statistics, u16, u32, u64, type Order } from '../capture/capture-bytes.js';
import { extractOctets } from '../capture/extract-octets.js';
import { itWith } from './peer.js';

const folder = mkdtempSync(path(tmpdir(), 'evbscope-peer-'));
afterAll(() => rmSync(folder, { recursive: true }));
const text = (order: Order, code: number, words: string): Uint8Array => option(order, code, new TextEncoder().encode(words));
const run = (peer: string, args: readonly string[]): string => execFileSync(peer, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, TZ: 'UTC' } });

/** A section with comments everywhere, two clocks, data frames and losses. */
function original(order: Order): Uint8Array {
  const end = option(order, 0, hex(''));
  return join(
    block(order, 0x0a0d0d0a, u32(order, 0x1a2b3c4d), u16(order, 1), u16(order, 0), u64(order, -1n), text(order, 1, 'ticket 4711'), text(order, 2, 'Xeon'), text(order, 4, 'dumpcap'), end),
    idb(order, 1, [text(order, 1, 'patched late'), text(order, 2, 'eno1'), text(order, 3, 'uplink'), option(order, 9, hex('09')), text(order, 12, 'Linux 6.1'), end], 262144),
    idb(order, 1, [text(order, 2, 'eno2'), end]),
    epb(order, { ticks: 10n ** 18n, data: ipv4() }),
    epb(order, { ticks: 10n ** 18n + 123_456_789n, data: lldp(1), origLen: 90, options: [text(order, 1, 'the late one'), option(order, 2, u32(order, 1)), end] }),
    epb(order, { id: 1, ticks: 10n ** 15n + 2_000_000n, data: lldp(2) }),
    epb(order, { id: 1, ticks: 10n ** 15n + 3_000_000n, data: ipv4() }),
    statistics(order, 0, 10n ** 18n + 5n, { endTicks: 10n ** 18n + 4_000_000_000n, ifdrop: 3n, osdrop: 4n }),
  );
}

async function copy(...inputs: readonly Uint8Array[]): Promise<string> {
  const file = path(folder, 'copy.pcapng');
  writeFileSync(file, (await extractOctets(inputs)).octets);
  return file;
}

describe.each([['little-endian', LITTLE], ['big-endian', BIG]] as const)('a copy of a %s capture', (_, order) => {
  itWith('tshark', 'has the times, lengths, interfaces and comments for tshark', async () => {
    const file = await copy(original(order));
    const fields = ['frame.time_epoch', 'frame.interface_name', 'frame.interface_description', 'frame.cap_len', 'frame.len', 'frame.comment', 'frame.packet_flags_direction'];
    expect(run('tshark', ['-r', file, '-T', 'fields', ...fields.flatMap((name) => ['-e', name])]).split('\n').slice(0, -1).map((line) => line.split('\t'))).toEqual([
      ['1000000000.123456789', 'eno1', 'uplink', '20', '90', 'the late one', '0x00000001'],
      ['1000000002.000000000', 'eno2', '', '20', '20', '', ''],
    ]);
  });

  itWith('capinfos', 'is counted and described by capinfos', async () => {
    const told = run('capinfos', [await copy(original(order))]);
    for (const words of [
      /Number of packets: +2\n/, /File type: .*pcapng\n/, /Capture hardware: +Xeon\n/, /Capture application: +dumpcap\n/, /Capture comment: +ticket 4711\n/, /Number of interfaces in file: 2\n/,
      /Interface #0 info:\n +Name = eno1\n +Description = uplink\n[^#]*Capture length = 262144\n[^#]*Time precision = nanoseconds \(9\)\n[^#]*Number of packets = 1\n/, /Operating system = Linux 6.1\n/,
    ]) expect(told).toMatch(words);
  });
});

describe('a copy of several captures', () => {
  itWith('editcap', 'is read by editcap, and by capinfos', async () => {
    const file = await copy(original(BIG), pcap(BIG, 0xa1b2c3d4, [{ sec: 1_000_000_001, frac: 5, data: lldp(3) }]), original(LITTLE));
    run('editcap', [file, path(folder, 'again.pcap'), '-F', 'nsecpcap']);
    expect(run('capinfos', ['-c', '-M', path(folder, 'again.pcap')])).toMatch(/Number of packets: +5\n/);
    expect(run('capinfos', [file])).toMatch(/Number of interfaces in file: 5\n/);
  });
});
