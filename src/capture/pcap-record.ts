import { basename } from 'node:path';
import type { CapturePoint, Frame } from '../model/frame.js';
import { option, optionList } from './little-options.js';
import type { InterfaceRecord, PacketRecord } from './record.js';

const IF_DESCRIPTION = 3;
const IF_TSRESOL = 9;
const IF_FCSLEN = 13;
const EPB_FLAGS = 2;
const NO_OPTIONS = new Uint8Array(0);

/** The header of a pcap file as an interface of pcapng: it tells the file where there are several. */
export function pcapInterface({ linkType, file }: CapturePoint, snaplen: number, nsPerFraction: 1 | 1000, fcs: number): InterfaceRecord {
  const options = optionList([
    file === null ? NO_OPTIONS : option(IF_DESCRIPTION, new TextEncoder().encode(basename(file))),
    nsPerFraction === 1 ? option(IF_TSRESOL, Uint8Array.of(9)) : NO_OPTIONS,
    fcs > 0 ? option(IF_FCSLEN, Uint8Array.of(fcs)) : NO_OPTIONS,
  ]);
  return { kind: 'interface', linkType, snaplen, options, section: null };
}

/** A record of a pcap file as a packet of pcapng; `direction` is that of the modified format. */
export function pcapPacket(point: CapturePoint, sec: number, fraction: number, nsPerFraction: 1 | 1000, octets: Uint8Array, origLen: number, direction: Frame['direction']): PacketRecord {
  const ticks = BigInt(sec) * BigInt(1e9 / nsPerFraction) + BigInt(fraction);
  const options = direction === null ? NO_OPTIONS : option(EPB_FLAGS, Uint8Array.of(direction === 'in' ? 1 : 2, 0, 0, 0));
  return { kind: 'packet', point, ticks: { high: Number(ticks >> 32n), low: Number(ticks & 0xffff_ffffn) }, octets, origLen, options };
}
