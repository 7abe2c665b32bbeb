import { ecp } from '../../dissectors/ecp.js';
import { vdp, vdpAssoc, vdpManager } from '../../dissectors/vdp.js';
import { layer } from '../../src/dissect/dissector.js';
import { controlFrame, macOf, type Who } from './control-frame.js';

export const PREASSOC = 1;
export const ASSOC = 3;
export const DEASSOC = 4;

const SRC_AT = 6;
const ETHERTYPE_AT = 12;
const ECP = 0x8940;
const SEQ_AT = 16;
const TYPE_AT = 36;
const STATUS_AT = 38;
const TYPEID_AT = 41;
const VSIID_AT = 44;
const FILTER_AT = 63;
const RESPONSE = 0x40;
const UUID = 5;
const [VID, MAC_VID] = [1, 2];
/** How many MAC/VID entries a VSI has, by the last digit of its number; 0 is an entry with a VID only. */
const ENTRIES = [1, 1, 2, 1, 0, 1, 1, 3];
const FIRST_VID = 100;

/** The number's bits, well mixed: the same number always gives the same bits. */
function mixed(value: number): number {
  let x = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  x = Math.imul(x ^ (x >>> 16), 0x45d9f3b);
  return (x ^ (x >>> 16)) >>> 0;
}

function template(entries: number): Buffer {
  const filter = Array.from({ length: Math.max(1, entries) }, () => ({ ps: 0, pcp: 0, vid: 0, ...(entries > 0 && { mac: Uint8Array.of(0x52, 0x54, 0, 0, 0, 0) }) }));
  const body = { typeid: 0, typever: 1, vsiidfmt: UUID, vsiid: new Uint8Array(16), filterfmt: entries > 0 ? MAC_VID : VID, entries: filter.length, filter };
  const assoc = layer(vdpAssoc, { type: ASSOC, ack: 0, suspend: 0, migrate: 0, ...body });
  const manager = layer(vdpManager, { manager: Uint8Array.from({ length: 16 }, (_, i) => (i === 15 ? 1 : 0)) });
  return controlFrame('station', 0, 'ecp', layer(ecp, { version: 1, op: 0, subtype: 1, seqno: 0 }, layer(vdp, {}, manager, assoc)));
}

/** ECP frames that carry VDP, made of templates: only what differs is written, so that millions cost seconds. */
export class VdpFrames {
  readonly #requests = new Map([...new Set(ENTRIES)].map((entries) => [entries, template(entries)]));
  readonly #ack = controlFrame('station', 0, 'ecp', layer(ecp, { version: 1, op: 1, subtype: 1, seqno: 0 }));

  /** An acknowledgement; the buffer is valid until the next call. */
  ack(who: Who, link: number, seq: number): Buffer {
    return address(this.#ack, who, link, seq);
  }

  /** A VDP request of the station, or the bridge's answer to one, for VSI number `vsi`; the buffer is valid until the next call. */
  vdp(who: Who, link: number, seq: number, type: number, vsi: number): Buffer {
    const entries = ENTRIES[vsi & 7]!;
    const frame = address(this.#requests.get(entries)!, who, link, seq);
    frame[TYPE_AT] = type << 1;
    frame[STATUS_AT] = who === 'bridge' ? RESPONSE : 0;
    frame[TYPEID_AT] = vsi & 15;
    for (let i = 0; i < 3; i++) frame.writeUInt32BE(mixed(vsi + i * 0x1000000), VSIID_AT + 4 * i);
    frame.writeUInt32BE(vsi, VSIID_AT + 12);
    if (entries === 0) frame.writeUInt16BE(FIRST_VID + (vsi & 511), FILTER_AT);
    for (let i = 0, at = FILTER_AT; i < entries; i++, at += 8) {
      frame[at + 2] = i;
      frame.writeUIntBE(vsi, at + 3, 3);
      frame.writeUInt16BE(FIRST_VID + (vsi & 511), at + 6);
    }
    return frame;
  }
}

function address(frame: Buffer, who: Who, link: number, seq: number): Buffer {
  frame.set(macOf(who, link), SRC_AT);
  frame.writeUInt16BE(seq, SEQ_AT);
  return frame;
}

export function isEcp(frame: Buffer): boolean {
  return frame.readUInt16BE(ETHERTYPE_AT) === ECP;
}

/** The answer of the bridge that a frame made here holds; null where it is something else. */
export function vdpAnswerIn(frame: Buffer): { readonly type: number; readonly vsiid: string } | null {
  if (frame.length < FILTER_AT || !isEcp(frame) || frame[STATUS_AT] !== RESPONSE) return null;
  return { type: frame[TYPE_AT]! >> 1, vsiid: frame.toString('hex', VSIID_AT, VSIID_AT + 16) };
}
