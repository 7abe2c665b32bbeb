import { PCAP_FORMATS } from './pcap.js';

export type Container = 'pcap' | 'pcapng' | 'gzip';

/** Octets of an input that are enough to tell what it is. */
export const HEAD_LENGTH = 16;

const PCAPNG_MAGIC = [0x0a, 0x0d, 0x0d, 0x0a];
const GZIP_MAGIC = [0x1f, 0x8b];

/** Things that people hand over in the place of captures, by their first octets. */
const FOREIGN: readonly (readonly [found: string, magic: readonly number[]])[] = [
  ['an ELF program', [0x7f, 0x45, 0x4c, 0x46]],
  ['a zip archive', [0x50, 0x4b, 0x03, 0x04]],
  ['bzip2 data', [0x42, 0x5a, 0x68]],
  ['xz data', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['Zstandard data', [0x28, 0xb5, 0x2f, 0xfd]],
  ['LZ4 data', [0x04, 0x22, 0x4d, 0x18]],
  ['a snoop capture', [0x73, 0x6e, 0x6f, 0x6f, 0x70, 0x00]],
  ['a Network Monitor capture', [0x47, 0x4d, 0x42, 0x55]],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46]],
];

/** What an input is by its first octets, null when it is no capture. */
export function recognise(head: Uint8Array): Container | null {
  if (PCAP_FORMATS.has(magicOf(head))) return 'pcap';
  if (startsWith(head, PCAPNG_MAGIC)) return 'pcapng';
  return startsWith(head, GZIP_MAGIC) ? 'gzip' : null;
}

/** The first four octets as a big-endian number; -1 when there are fewer. */
export function magicOf(head: Uint8Array): number {
  return head.length < 4 ? -1 : new DataView(head.buffer, head.byteOffset).getUint32(0);
}

/** Whether these few octets may be the start of a capture that was cut inside its magic number. */
export function isCutMagic(head: Uint8Array): boolean {
  if (head.length === 0 || head.length >= 4) return false;
  const pcap = [...PCAP_FORMATS.keys()].map((magic) => [24, 16, 8, 0].map((shift) => (magic >>> shift) & 0xff));
  return [...pcap, PCAPNG_MAGIC, GZIP_MAGIC].some((magic) => startsWith(Uint8Array.from(magic), [...head]));
}

/** What an input that is no capture looks like, for a sentence: "looks like text". */
export function describe(head: Uint8Array): string {
  if (head.length === 0) return 'empty';
  const foreign = FOREIGN.find(([, magic]) => startsWith(head, magic));
  if (foreign !== undefined) return `looks like ${foreign[0]}`;
  if (startsWith(head, GZIP_MAGIC)) return 'gzip inside gzip';
  const text = textOf(head);
  if (text === null) {
    return `unknown data, begins with ${Buffer.from(head.subarray(0, 4)).toString('hex')}`;
  }
  if (/^(\{\s*(["}]|$)|\[\s*([[{"\]\d-]|$))/.test(text)) return 'looks like JSON';
  return text.startsWith('<') ? 'looks like XML or HTML' : 'looks like text';
}

/** The octets as text without leading blanks, null when they are none. The last character may be cut. */
function textOf(head: Uint8Array): string | null {
  if (head.some((octet) => (octet < 0x20 && (octet < 0x09 || octet > 0x0d)) || octet === 0x7f)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true }).trimStart();
  } catch {
    return null;
  }
}

function startsWith(octets: Uint8Array, magic: readonly number[]): boolean {
  return octets.length >= magic.length && magic.every((octet, index) => octets[index] === octet);
}
