import { option, optionList, optionsOf, type Option } from './little-options.js';

/** What a section says of itself that an interface can say, too, by the codes of both: comment, hardware, operating system. */
const CODES: ReadonlyMap<number, number> = new Map([[1, 1], [2, 15], [3, 12]]);
const COMMENT = 1;

function parsed(list: Uint8Array): Option[] {
  return optionsOf(new DataView(list.buffer, list.byteOffset, list.byteLength), true, 0, list.length);
}

/** The options of an interface (little-endian) with those of its section, for a file in which that section is none of its own. */
export function movedSection(section: Uint8Array, own: Uint8Array): Uint8Array {
  const has = new Set(parsed(own).map(({ code }) => code));
  const moved = parsed(section).flatMap(({ code, value }) => {
    const as = CODES.get(code);
    return as === undefined || (as !== COMMENT && has.has(as)) ? [] : [option(as, value)];
  });
  return optionList([own, ...moved]);
}
