import { FilterError } from '../filter-error.js';
import { lower, parsePattern, type Pattern as Tree } from './parse-pattern.js';
import { isWordCharacter, type Step } from './program.js';

/** Steps of a pattern, and characters of a text, that are looked at: they bound what one text costs. */
const MAX_STEPS = 1000;
export const MAX_CHARACTERS = 4096;

/**
 * A regular expression that needs no more than steps times characters: texts come from the wire, and none of them may hold up
 * the program. All ways through the pattern are walked at once, a character at a time. Case does not count.
 */
export class Pattern {
  readonly #steps: Step[] = [];
  /** For each step the character at which it was last entered. */
  readonly #entered: Int32Array;
  #now: number[] = [];
  #next: number[] = [];

  /** Throws FilterError with positions in the pattern. */
  constructor(text: string) {
    this.#write(parsePattern(text));
    this.#add({ kind: 'done' });
    this.#entered = new Int32Array(this.#steps.length);
  }

  /** Whether it is found in a text, in its first `MAX_CHARACTERS`. */
  isIn(text: string): boolean {
    const characters = Array.from(text.slice(0, MAX_CHARACTERS), lower);
    this.#entered.fill(-1);
    this.#now.length = 0;
    for (let at = 0; at <= characters.length; at++) {
      if (this.#enter(0, at, characters, this.#now)) return true;
      this.#next.length = 0;
      if (at === characters.length) return false;
      for (const index of this.#now) {
        const step = this.#steps[index]!;
        if (step.kind === 'one' && step.is(characters[at]!) && this.#enter(index + 1, at + 1, characters, this.#next)) return true;
      }
      [this.#now, this.#next] = [this.#next, this.#now];
    }
    return false;
  }

  /** Enters a step before the character `at`, and all that follow from it without one; true where that ends the pattern. */
  #enter(first: number, at: number, characters: readonly number[], list: number[]): boolean {
    const waiting = [first];
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
      if (this.#entered[index] === at) continue;
      this.#entered[index] = at;
      const step = this.#steps[index]!;
      if (step.kind === 'done') return true;
      if (step.kind === 'one') list.push(index);
      else if (step.kind === 'fork') waiting.push(step.second, step.first);
      else if (isAt(step.place, at, characters)) waiting.push(index + 1);
    }
    return false;
  }

  #add(step: Step): number {
    if (this.#steps.length === MAX_STEPS) throw new FilterError(`in the pattern: it has more than ${MAX_STEPS} steps`, { at: 0, length: 0 });
    return this.#steps.push(step) - 1;
  }

  #write(tree: Tree): void {
    if (tree.kind === 'one' || tree.kind === 'at') this.#add(tree);
    else if (tree.kind === 'choice') this.#writeChoice(tree.parts);
    else if (tree.kind === 'repeat' && tree.most !== 0) this.#writeRepeat(tree);
    // Also what is empty is a step: so many of them are counted, too.
    else if (tree.kind === 'repeat' || tree.parts.length === 0) this.#jump(this.#steps.length + 1);
    else for (const part of tree.parts) this.#write(part);
  }

  /** A fork whose first way goes on behind it; what it returns sets the second. */
  #fork(): (second: number) => void {
    const at = this.#add({ kind: 'fork', first: this.#steps.length + 1, second: 0 });
    return (second) => {
      this.#steps[at] = { kind: 'fork', first: at + 1, second };
    };
  }

  #jump(to: number): void {
    this.#add({ kind: 'fork', first: to, second: to });
  }

  #writeChoice(parts: readonly Tree[]): void {
    const ends: ((second: number) => void)[] = [];
    for (const [i, part] of parts.entries()) {
      if (i === parts.length - 1) {
        this.#write(part);
        continue;
      }
      const other = this.#fork();
      this.#write(part);
      const jump = this.#add({ kind: 'fork', first: 0, second: 0 });
      ends.push((end) => {
        this.#steps[jump] = { kind: 'fork', first: end, second: end };
      });
      other(this.#steps.length);
    }
    for (const end of ends) end(this.#steps.length);
  }

  #writeRepeat({ part, least, most }: Extract<Tree, { kind: 'repeat' }>): void {
    for (let i = 0; i < least; i++) this.#write(part);
    if (most === null) {
      const start = this.#steps.length;
      const leave = this.#fork();
      this.#write(part);
      this.#jump(start);
      leave(this.#steps.length);
      return;
    }
    const leaves: ((second: number) => void)[] = [];
    for (let i = least; i < most; i++) {
      leaves.push(this.#fork());
      this.#write(part);
    }
    for (const leave of leaves) leave(this.#steps.length);
  }
}

function isAt(place: 'begin' | 'end' | 'edge' | 'no edge', at: number, characters: readonly number[]): boolean {
  if (place === 'begin') return at === 0;
  if (place === 'end') return at === characters.length;
  const before = at > 0 && isWordCharacter(characters[at - 1]!);
  const behind = at < characters.length && isWordCharacter(characters[at]!);
  return (before !== behind) === (place === 'edge');
}
