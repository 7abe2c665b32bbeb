import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from '../../src/model/frame.js';
import { analysed } from '../analysed.js';
import { BIG, epb, hex, idb, join as joined, LITTLE, option, pcap, section } from '../capture/capture-bytes.js';
import { octets } from '../scenario.js';

const BEGIN_SEC = 1_800_000_000;
const [MICROSECONDS, NANOSECONDS] = [0xa1b2c3d4, 0xa1b23c4d];
const [SLL, SLL2] = [113, 276];
const OUTGOING = 4;
const MULTICAST = 2;
/** if_tsresol. */
const RESOLUTION = 9;

/** A frame of a host's own capture, cooked: the destination is lost. */
function cooked(data: Uint8Array, linkType: number, isOut: boolean): Uint8Array {
  const kind = isOut ? OUTGOING : MULTICAST;
  const source = joined(data.subarray(6, 12), new Uint8Array(2));
  const type = data.subarray(12, 14);
  if (linkType === SLL) return joined(Uint8Array.of(0, kind, 0, 1, 0, 6), source, type, data.subarray(14));
  return joined(type, hex('0000 00000003 0001'), Uint8Array.of(kind, 6), source, data.subarray(14));
}

const recordsOf = (frames: readonly Frame[], unitNs: number) =>
  frames.map(({ timeNs, data, origLen }) => ({ sec: BEGIN_SEC + Math.floor(timeNs / 1e9), frac: Math.floor((timeNs % 1e9) / unitNs), data, origLen }));

const blocksOf = (frames: readonly Frame[]): Uint8Array =>
  joined(...frames.map(({ timeNs, data, origLen }) => epb(LITTLE, { ticks: BigInt(BEGIN_SEC) * 1_000_000n + BigInt(Math.floor(timeNs / 1000)), data, origLen })));

const interfaceNamed = (name: string): Uint8Array => idb(LITTLE, 1, [option(LITTLE, 2, Buffer.from(name))]);

type Write = (frames: readonly Frame[]) => Uint8Array;

/** Ways to write the frames of a session. */
export const FORMATS: Readonly<Record<'pcap' | 'pcap in nanoseconds' | 'pcapng', Write> & Record<string, Write>> = {
  pcap: (frames) => pcap(LITTLE, MICROSECONDS, recordsOf(frames, 1000)),
  'pcap in nanoseconds': (frames) => pcap(LITTLE, NANOSECONDS, recordsOf(frames, 1)),
  pcapng: (frames) => joined(section(LITTLE), interfaceNamed('eno3'), blocksOf(frames)),
  'pcap of a big-endian host': (frames) => pcap(BIG, NANOSECONDS, recordsOf(frames, 1)),
  'pcapng in units of 2^-20 s': (frames) => {
    const blocks = frames.map(({ timeNs, data, origLen }) => epb(LITTLE, { ticks: (BigInt(BEGIN_SEC) << 20n) + (BigInt(timeNs) << 20n) / 1_000_000_000n, data, origLen }));
    return joined(section(LITTLE), idb(LITTLE, 1, [option(LITTLE, 2, Buffer.from('eno3')), option(LITTLE, RESOLUTION, Uint8Array.of(0x80 | 20))]), ...blocks);
  },
  'pcapng of two sections': (frames) => {
    const half = frames.length >> 1;
    return joined(section(LITTLE), interfaceNamed('eno3'), blocksOf(frames.slice(0, half)), section(LITTLE), interfaceNamed('eno3'), blocksOf(frames.slice(half)));
  },
  'a mirror of both directions': (frames) => FORMATS.pcap(frames.flatMap((frame) => [frame, { ...frame, timeNs: frame.timeNs + 9000 }])),
  'the cooked capture of the station': (frames) => cookedFile(frames, SLL),
  'the cooked capture of the station, version 2': (frames) => cookedFile(frames, SLL2),
  'a capture cut to 40 octets a frame': (frames) => pcap(LITTLE, MICROSECONDS, recordsOf(frames, 1000).map((record) => ({ ...record, data: record.data.subarray(0, 40), origLen: record.data.length }))),
  'a capture with data frames cut short': (frames) =>
    FORMATS.pcap(frames.flatMap((frame) => [frame, { ...frame, timeNs: frame.timeNs + 50_000, data: octets(`3333000000fb525400990001${'86dd'}${'60'.repeat(40)}`), origLen: 1500 }])),
};

/** One pcapng of all capture points: microseconds, and nanoseconds under another name. */
export function interfacesOf(frames: readonly Frame[]): Uint8Array {
  const blocks = frames.map(({ timeNs, data, origLen, point }) => {
    const ns = BigInt(BEGIN_SEC) * 1_000_000_000n + BigInt(timeNs);
    return epb(LITTLE, { id: point.id, ticks: point.id === 0 ? ns / 1000n : ns, data, origLen });
  });
  const second = idb(LITTLE, 1, [option(LITTLE, 2, Buffer.from('uplink of the second switch')), option(LITTLE, RESOLUTION, Uint8Array.of(9))]);
  return joined(section(LITTLE), interfaceNamed('eno3'), second, ...blocks);
}

const STATION = '020000000001';

function cookedFile(frames: readonly Frame[], linkType: number): Uint8Array {
  const records = recordsOf(frames, 1000).map(({ data, ...rest }) => {
    const octetsOf = cooked(data, linkType, Buffer.from(data.subarray(6, 12)).toString('hex') === STATION);
    return { ...rest, data: octetsOf, origLen: octetsOf.length };
  });
  return pcap(LITTLE, MICROSECONDS, records, linkType);
}

/** What is made of captures that lie in files, read together. */
export async function readBack(files: readonly Uint8Array[]): ReturnType<typeof analysed> {
  const folder = mkdtempSync(join(tmpdir(), 'evbscope-clean-'));
  try {
    const paths = files.map((_, i) => join(folder, `${i + 1}.cap`));
    for (const [i, path] of paths.entries()) writeFileSync(path, files[i]!);
    return await analysed(paths, { allFindings: true });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
