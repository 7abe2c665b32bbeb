import { Pattern as Expression } from '../filter/pattern/pattern.js';

/** What is looked for. */
export interface Pattern {
  /** As it was typed. */
  readonly text: string;
  inText(text: string): boolean;
  inOctets(octets: Uint8Array): boolean;
}

const HEX = /^(?:[0-9a-f]{2}[\s:-]?)+$/i;

/**
 * What a user typed to be found: `/expression/` is a regular expression, all else a text, in either case; hex digits are
 * looked for among the octets, too. Throws FilterError where it is no expression.
 */
export function patternOf(typed: string): Pattern {
  const expression = /^\/(.+)\/$/.exec(typed)?.[1];
  if (expression !== undefined) {
    const regular = new Expression(expression);
    return { text: typed, inText: (text) => regular.isIn(text), inOctets: () => false };
  }
  const wanted = typed.toLowerCase();
  const octets = HEX.test(typed) ? Buffer.from(typed.replace(/[\s:-]/g, ''), 'hex') : null;
  return {
    text: typed,
    inText: (text) => text.toLowerCase().includes(wanted),
    inOctets: (data) => octets !== null && Buffer.from(data.buffer, data.byteOffset, data.length).includes(octets),
  };
}
