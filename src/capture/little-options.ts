/** Where an option list puts numbers: by code, the octets of a number; its value holds one or more of that length. */
export type NumberOptions = ReadonlyMap<number, number>;

export const SECTION_NUMBERS: NumberOptions = new Map();
/** if_speed, if_tzone, if_tsoffset, if_txspeed, if_rxspeed. */
export const INTERFACE_NUMBERS: NumberOptions = new Map([[8, 8], [10, 4], [14, 8], [16, 8], [17, 8]]);
/** epb_flags, epb_dropcount, epb_packetid, epb_queue, epb_processid_threadid. */
export const PACKET_NUMBERS: NumberOptions = new Map([[2, 4], [4, 8], [5, 8], [6, 4], [8, 4]]);
/** isb_starttime and isb_endtime (two halves each), then the counters. */
export const STATISTICS_NUMBERS: NumberOptions = new Map([[2, 4], [3, 4], [4, 8], [5, 8], [6, 8], [7, 8], [8, 8]]);

const OPT_END = 0;
/** Options of somebody's own: an enterprise number, then anything. The second two ask not to be copied. */
const CUSTOM: ReadonlySet<number> = new Set([2988, 2989]);
const CUSTOM_NOT_COPIED: ReadonlySet<number> = new Set([19372, 19373]);
const ENTERPRISE_NUMBER = 4;

/** One option, padded. */
export function option(code: number, value: Uint8Array): Uint8Array {
  const octets = new Uint8Array(4 + ((value.length + 3) & ~3));
  const view = new DataView(octets.buffer);
  view.setUint16(0, code, true);
  view.setUint16(2, value.length, true);
  octets.set(value, 4);
  return octets;
}

/** Several lists, or options, as one list. */
export function optionList(parts: readonly Uint8Array[]): Uint8Array {
  const list = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    list.set(part, at);
    at += part.length;
  }
  return list;
}

/** An option of a list and its value. */
export interface Option {
  readonly code: number;
  readonly value: Uint8Array;
}

/** The options of the list between `start` and `end`, as copies; what runs past `end` is left out. */
export function optionsOf(view: DataView, little: boolean, start: number, end: number): Option[] {
  const options: Option[] = [];
  for (let at = start; at + 4 <= end; ) {
    const code = view.getUint16(at, little);
    const length = view.getUint16(at + 2, little);
    const value = at + 4;
    if (code === OPT_END || value + length > end) break;
    options.push({ code, value: new Uint8Array(view.buffer, view.byteOffset + value, length).slice() });
    at = value + ((length + 3) & ~3);
  }
  return options;
}

/** The option list between `start` and `end` as a little-endian one without its end: only the order of octets changes. */
export function littleOptions(view: DataView, little: boolean, start: number, end: number, numbers: NumberOptions): Uint8Array {
  const options = optionsOf(view, little, start, end).filter(({ code }) => !CUSTOM_NOT_COPIED.has(code));
  if (!little) {
    for (const { code, value } of options) {
      if (CUSTOM.has(code)) value.subarray(0, ENTERPRISE_NUMBER).reverse();
      else swapNumbers(value, numbers.get(code) ?? 1);
    }
  }
  return optionList(options.map(({ code, value }) => option(code, value)));
}

/** Turns round each whole number of `size` octets. */
function swapNumbers(octets: Uint8Array, size: number): void {
  for (let at = 0; at + size <= octets.length; at += size) octets.subarray(at, at + size).reverse();
}
