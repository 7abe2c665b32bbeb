/** What is looked for. */
export interface Pattern {
  readonly text: string;
  inText(text: string): boolean;
  inOctets(octets: Uint8Array): boolean;
}

const HEX = /^(?:[0-9a-f]{2}[\s:-]?)+$/i;
/** Repetitions within repetitions can take for ever on text that somebody chose. */
const NESTED = /[*+}]\)?[*+{]|\([^()]*[*+}][^()]*\)[*+{]/;
const MAX_TEXT = 4096;

/**
 * What a user typed to be found: `/expression/` is a regular expression, all else a text, in either case; hex digits are
 * looked for among the octets, too. Throws a sentence where it is no expression.
 */
export function patternOf(typed: string): Pattern {
  const expression = /^\/(.+)\/$/.exec(typed)?.[1];
  if (expression !== undefined) {
    if (NESTED.test(expression)) throw new Error('no repetition of a repetition, please');
    const regular = new RegExp(expression, 'iu');
    return { text: typed, inText: (text) => regular.test(text.slice(0, MAX_TEXT)), inOctets: () => false };
  }
  const wanted = typed.toLowerCase();
  const octets = HEX.test(typed) ? Buffer.from(typed.replace(/[\s:-]/g, ''), 'hex') : null;
  return {
    text: typed,
    inText: (text) => text.toLowerCase().includes(wanted),
    inOctets: (data) => octets !== null && Buffer.from(data.buffer, data.byteOffset, data.length).includes(octets),
  };
}
