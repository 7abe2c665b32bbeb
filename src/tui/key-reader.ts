import { KEYMAP, type Action, type ViewName } from './keymap.js';
import type { Key } from './screen.js';

/** What keys came to: an action, with the letter behind it for those that take one. */
export interface Command {
  readonly action: Action;
  readonly letter: string;
}

const WITH_LETTER = / \*$/;

/** Makes actions of keys: what a key means depends on the view, and some take the next key, too. */
export class KeyReader {
  #pending: Action | null = null;

  /** True while the next key is a letter for the last one. */
  get isWaiting(): boolean {
    return this.#pending !== null;
  }

  /** Null for a key without a meaning in that view, and for the first of two. */
  read({ name }: Key, view: ViewName): Command | null {
    if (this.#pending !== null) {
      const action = this.#pending;
      this.#pending = null;
      return name === 'escape' ? null : { action, letter: name };
    }
    const binding = bindingOf(name, view);
    if (!binding) return null;
    if (!binding.keys.some((key) => WITH_LETTER.test(key))) return { action: binding.action, letter: '' };
    this.#pending = binding.action;
    return null;
  }
}

/** The binding of a key in a view: one of that view alone goes before one of all. */
function bindingOf(name: string, view: ViewName): (typeof KEYMAP)[number] | undefined {
  const bound = KEYMAP.filter(({ keys }) => keys.some((key) => key.replace(WITH_LETTER, '') === name));
  return bound.find(({ views }) => (views as readonly ViewName[] | null)?.includes(view)) ?? bound.find(({ views }) => views === null);
}
