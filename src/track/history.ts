import type { VsiTlv } from './vsi-tlv.js';

/** The letter of a request; its answer has the same in lower case. */
export function letterOf({ mode, isReserved }: VsiTlv): string {
  if (mode === 'preassoc') return isReserved ? 'R' : 'P';
  return mode === 'assoc' ? 'A' : 'D';
}

function isPowerOfTwo(count: number): boolean {
  return (count & (count - 1)) === 0;
}

const MAX_TEXTS = 4096;
/** Longer ones are of few lives, and are put together when they are read. */
const MAX_LENGTH = 32;
const texts = new Map<string, string>();

/** Short histories are few and lives are many: each text once. */
function shared(text: string): string {
  if (text.length > MAX_LENGTH) return text;
  const known = texts.get(text);
  if (known !== undefined) return known;
  if (texts.size === MAX_TEXTS) texts.clear();
  texts.set(text, text);
  return text;
}

/** A history, and what it takes to write on. */
export interface History {
  history: string;
  /** How often the last letter came in a row: K where it is a keep-alive of either side. */
  repeats: number;
  /** How often k came in that row. */
  answers: number;
}

/**
 * Writes a step on: a letter each, upper case the station, lower case the bridge: P R A D requests, p r a d answers, K k
 * keep-alive, x refusal, u unsolicited, t timeout, ? gap. Of repeats in a row (keep-alives: a pair) the first, second,
 * fourth, eighth … are written, so that the string stays short.
 */
export function writeStep(to: History, letter: string): void {
  const isKeepAlive = letter === 'K' || letter === 'k';
  const last = to.history.at(-1);
  const goesOn = isKeepAlive ? last === 'K' || last === 'k' : last === letter;
  if (!goesOn) to.repeats = to.answers = 0;
  const count = letter === 'k' ? ++to.answers : ++to.repeats;
  if (isPowerOfTwo(count)) to.history = shared(to.history + letter);
}
