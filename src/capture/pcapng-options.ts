/** End of a list of options. */
const OPT_END = 0;

/**
 * Position of the value of the first option `code` whose value has at least `minLength` octets, in the option list
 * between `start` and `end`; -1 where there is none. A list that runs past `end` is read up to there.
 */
export function findOption(
  view: DataView,
  little: boolean,
  start: number,
  end: number,
  code: number,
  minLength: number,
): number {
  let at = start;
  while (at + 4 <= end) {
    const found = view.getUint16(at, little);
    const length = view.getUint16(at + 2, little);
    if (found === OPT_END || at + 4 + length > end) return -1;
    if (found === code && length >= minLength) return at + 4;
    at += 4 + ((length + 3) & ~3);
  }
  return -1;
}

/** The text of option `code`, without trailing zero octets; null where it is absent or empty. */
export function textOption(
  view: DataView,
  little: boolean,
  start: number,
  end: number,
  code: number,
): string | null {
  const at = findOption(view, little, start, end, code, 1);
  if (at < 0) return null;
  const length = view.getUint16(at - 2, little);
  const text = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at, length));
  return text.replace(/\0+$/, '') || null;
}

/** A 64-bit counter; exact below 2^53. */
export function u64(view: DataView, at: number, little: boolean): number {
  return Number(view.getBigUint64(at, little));
}
