import type { Line } from './draw/line.js';
import { cut, fill, span } from './draw/line.js';
import type { Key } from './screen.js';

/** What can stand at the cursor of a prompt. */
export interface Completion {
  /** Position from which on it takes the place of what was typed. */
  readonly start: number;
  readonly candidates: readonly { readonly text: string; readonly title: string }[];
}

/** What is asked for on the last line of the screen. */
export interface Question {
  /** In front of what is typed: `/`, `:`, `find`. */
  readonly label: string;
  readonly history: string[];
  /** What is wrong with a text, null for nothing: told while it is typed. */
  readonly check: (text: string) => string | null;
  readonly complete: (text: string, cursor: number) => Completion;
  /** Takes the text; returns what is wrong with it, and the prompt then stays. */
  readonly accept: (text: string) => string | null;
  /** True where the first letter is the whole answer. */
  readonly isOneLetter?: true;
}

/** The completion of a question whose answer nobody can guess. */
export function noCompletion(text: string): Completion {
  return { start: text.length, candidates: [] };
}

const MAX_HISTORY = 100;
const MAX_LENGTH = 4096;

/** A line that is typed, with history and completion. */
export class Prompt {
  readonly question: Question;
  #text: string;
  #cursor: number;
  /** Position in the history; its length for the text that is being typed. */
  #place: number;
  #typed = '';
  #completion: (Completion & { index: number }) | null = null;
  /** Why Enter was not enough, until the next key. */
  #refusal: string | null = null;

  constructor(question: Question, text = '') {
    this.question = question;
    this.#text = text;
    this.#cursor = text.length;
    this.#place = question.history.length;
  }

  get text(): string {
    return this.#text;
  }

  /** Takes a key; true once the prompt is over. */
  key({ name, text }: Key): boolean {
    this.#refusal = null;
    if (name !== 'tab' && name !== 'S-tab') this.#completion = null;
    switch (name) {
      case 'escape': case 'C-c': return true;
      case 'enter': return this.#accept();
      case 'tab': return this.#complete(1);
      case 'S-tab': return this.#complete(-1);
      case 'up': case 'C-p': return this.#recall(-1);
      case 'down': case 'C-n': return this.#recall(1);
      case 'left': case 'C-b': return this.#move(this.#cursor - 1);
      case 'right': case 'C-f': return this.#move(this.#cursor + 1);
      case 'home': case 'C-a': return this.#move(0);
      case 'end': case 'C-e': return this.#move(this.#text.length);
      case 'C-u': return this.#set(this.#text.slice(this.#cursor), 0);
      case 'C-k': return this.#set(this.#text.slice(0, this.#cursor), this.#cursor);
      case 'C-w': return this.#eraseWord();
      case 'backspace': return this.#text === '' || this.#erase(this.#cursor - 1);
      case 'delete': case 'C-d': return this.#erase(this.#cursor);
      default: return this.#insert(text);
    }
  }

  /** The line in `columns`, and in front of which of them the cursor stands. */
  draw(columns: number): { readonly line: Line; readonly cursor: number } {
    const { label, check } = this.question;
    const wrong = this.#text === '' ? null : check(this.#text);
    const room = Math.max(8, columns - label.length - 1);
    const from = Math.max(0, this.#cursor - room + 1);
    const shown = this.#text.slice(from, from + room);
    const rest = columns - label.length - shown.length;
    if (this.#refusal !== null && this.#refusal.length > rest - 2) return { line: [span(fill(this.#refusal, columns), 'mismatch')], cursor: columns - 1 };
    // What could still become right is no mistake yet.
    const told = this.#refusal ?? (this.#text === '' ? this.#welcome() : this.#offers(rest - 2) || (wrong ?? ''));
    const style = wrong === null ? (this.#text === '' ? 'plain' : 'match') : 'mismatch';
    return {
      line: [span(label, 'strong'), span(shown, style), span(fill(told === '' ? '' : `  ${cut(told, rest - 2)}`, rest), told === wrong || told === this.#refusal ? 'mismatch' : 'dim')],
      cursor: Math.min(columns - 1, label.length + this.#cursor - from),
    };
  }

  /** The candidates of the completion that Tab walks through, from the present one on; else those there would be. */
  #offers(columns: number): string {
    const { candidates, index } = this.#completion ?? { ...this.question.complete(this.#text, this.#cursor), index: 0 };
    const [first] = candidates.slice(index);
    if (!first) return '';
    const others = candidates.slice(index + 1).map(({ text }) => text);
    return cut([`${first.text}${first.title === '' ? '' : ` (${first.title})`}`, ...others].join('  '), columns);
  }

  #welcome(): string {
    return this.question.complete('', 0).candidates.length === 0 ? '' : 'Tab completes, Up recalls, Esc leaves';
  }

  #accept(): boolean {
    this.#refusal = this.question.accept(this.#text);
    if (this.#refusal !== null) return false;
    const { history } = this.question;
    const known = history.indexOf(this.#text);
    if (known >= 0) history.splice(known, 1);
    if (this.#text !== '') history.push(this.#text);
    if (history.length > MAX_HISTORY) history.shift();
    return true;
  }

  #complete(step: number): boolean {
    if (this.#completion) this.#completion.index = (this.#completion.index + step + this.#completion.candidates.length) % this.#completion.candidates.length;
    else {
      const { start, candidates } = this.question.complete(this.#text, this.#cursor);
      if (candidates.length === 0) return false;
      this.#completion = { start, candidates, index: step > 0 ? 0 : candidates.length - 1 };
    }
    const { start, candidates, index } = this.#completion;
    const { text } = candidates[index]!;
    return this.#set(this.#text.slice(0, start) + text + this.#text.slice(this.#cursor), start + text.length);
  }

  #recall(step: number): boolean {
    const { history } = this.question;
    if (this.#place === history.length) this.#typed = this.#text;
    this.#place = Math.max(0, Math.min(history.length, this.#place + step));
    const text = history[this.#place] ?? this.#typed;
    return this.#set(text, text.length);
  }

  #insert(text: string): boolean {
    if (text === '' || this.#text.length >= MAX_LENGTH) return false;
    if (this.question.isOneLetter) return this.question.accept(text) === null;
    return this.#set(this.#text.slice(0, this.#cursor) + text + this.#text.slice(this.#cursor), this.#cursor + text.length);
  }

  #erase(at: number): boolean {
    return at < 0 ? false : this.#set(this.#text.slice(0, at) + this.#text.slice(at + 1), at);
  }

  #eraseWord(): boolean {
    const kept = this.#text.slice(0, this.#cursor).replace(/\S*\s*$/, '');
    return this.#set(kept + this.#text.slice(this.#cursor), kept.length);
  }

  #move(to: number): boolean {
    this.#cursor = Math.max(0, Math.min(this.#text.length, to));
    return false;
  }

  /** Never ends the prompt. */
  #set(text: string, cursor: number): boolean {
    this.#text = text;
    this.#cursor = cursor;
    return false;
  }
}
