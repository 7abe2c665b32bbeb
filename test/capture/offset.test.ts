import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openSource } from '../../src/capture/open.js';
import type { Frame } from '../../src/model/frame.js';
import { Timebase } from '../../src/model/timebase.js';
import { epb, hex, idb, ipv4, join, lldp, obsoletePacket, option, ORDERS, pcap, section, simplePacket, u32, u64 } from './capture-bytes.js';
import { drain, framesOf } from './read-octets.js';

const [US, MODIFIED] = [0xa1b2c3d4, 0xa1b2cd34];
const folder = mkdtempSync(path(tmpdir(), 'evbscope-'));
afterAll(() => rmSync(folder, { recursive: true }));

function store(name: string, octets: Uint8Array): string {
  writeFileSync(path(folder, name), octets);
  return path(folder, name);
}

async function read(files: readonly string[]): Promise<Frame[]> {
  const timebase = new Timebase();
  return framesOf(await drain(openSource(files, timebase), timebase));
}

/** Whether the octets of every frame stand at its offset. */
function expectThere(frames: readonly Frame[], octets: Uint8Array): void {
  for (const { no, offset, data } of frames) expect(octets.slice(offset!, offset! + data.length), `frame ${no}`).toEqual(data);
}

describe.each(ORDERS)('the offset of a frame, little-endian $little', (order) => {
  const more = hex('00000003 88cc 04 00');

  it.each([
    ['pcap', pcap(order, US, [{ data: lldp(1) }, { data: ipv4() }, { data: lldp(2, 33) }])],
    ['the modified format', pcap(order, MODIFIED, [{ data: lldp(1), more }, { data: ipv4(), more }, { data: lldp(2, 33), more }])],
    ['a frame check sequence', pcap(order, US, [{ data: ipv4(24) }, { data: lldp(1, 24) }, { data: lldp(2, 64) }], 0x24000001)],
    [
      'pcapng',
      join(
        section(order), idb(order), epb(order, { data: ipv4(31) }), epb(order, { data: lldp(1, 33), options: [option(order, 4, u64(order, 1n))] }),
        obsoletePacket(order, 0, { data: lldp(2, 25) }), simplePacket(order, lldp(3, 27)), section(order), idb(order), simplePacket(order, lldp(4)),
      ),
    ],
  ])('is where its octets stand in the file: %s', async (name, octets) => {
    const frames = await read([store(name, octets)]);
    expect(frames.length).toBeGreaterThan(1);
    expectThere(frames, octets);
  });

  it('is that in its own file where several are merged', async () => {
    const one = pcap(order, US, [{ sec: 1, data: lldp(1) }, { sec: 3, data: lldp(3, 60) }]);
    const two = join(section(order), idb(order), epb(order, { ticks: 2_000_000n, data: lldp(2, 41) }), epb(order, { ticks: 4_000_000n, data: lldp(4) }));
    const files = [store('one', one), store('two', two)];
    const frames = await read(files);
    expect(frames.map(({ data }) => data.at(-1))).toEqual([1, 2, 3, 4]);
    for (const [i, octets] of [one, two].entries()) expectThere(frames.filter(({ point }) => point.file === files[i]), octets);
  });

  it('counts all octets, also those of a block that is skipped', async () => {
    const skipped = join(u32(order, 0x0bad), u32(order, 300_012), new Uint8Array(300_000), u32(order, 300_012));
    const octets = join(section(order), idb(order), skipped, simplePacket(order, lldp(9)));
    const frames = await read([store('skipped', octets)]);
    expect(frames).toHaveLength(1);
    expectThere(frames, octets);
  });
});
