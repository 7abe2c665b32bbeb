import { setImmediate as nextTurn } from 'node:timers/promises';
import type { App } from './app.js';
import { patternOf, type Pattern } from './pattern.js';
import { noCompletion, type Question } from './prompt.js';

/** How long a turn of searching may keep the keyboard waiting. */
const TURN_MS = 6;

/** Searches the rows of a view, in turns between which keys are heard. */
export class Finder {
  readonly #app: App;
  readonly #nowMs: () => number;
  #pattern: Pattern | null = null;
  /** Number of the search that is under way; others stop. */
  #search = 0;
  #isSearching = false;

  constructor(app: App, nowMs: () => number) {
    this.#app = app;
    this.#nowMs = nowMs;
  }

  /** Searches for something from now on. */
  begin(pattern: Pattern): void {
    this.#pattern = pattern;
    this.again(false);
  }

  /** Searches on, in the view that is open. */
  again(isBackwards: boolean): void {
    if (this.#pattern === null) return void (this.#app.message = 'nothing was searched for yet: Ctrl-F');
    void this.#run(this.#pattern, isBackwards);
  }

  /** Stops a search; false where there is none. */
  stop(): boolean {
    const wasSearching = this.#isSearching;
    this.#search++;
    this.#isSearching = false;
    return wasSearching;
  }

  async #run(pattern: Pattern, isBackwards: boolean): Promise<void> {
    const app = this.#app;
    const search = ++this.#search;
    this.#isSearching = true;
    const steps = app.view.search(pattern, isBackwards, app.state);
    let untilMs = this.#nowMs() + TURN_MS;
    for (let step = steps.next(); search === this.#search; step = steps.next()) {
      if (step.done) {
        this.#isSearching = false;
        if (step.value) app.isFollowing = false;
        app.message = step.value ? '' : `${pattern.text}: not found ${isBackwards ? 'before' : 'behind'} this row`;
        app.paint();
        return;
      }
      if (this.#nowMs() < untilMs) continue;
      app.message = `searching ${pattern.text}, Esc stops`;
      await nextTurn();
      untilMs = this.#nowMs() + TURN_MS;
    }
  }
}

/** The question that Ctrl-F asks. */
export function findQuestion(app: App): Question {
  const check = (text: string): string | null => {
    try {
      patternOf(text);
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  };
  return {
    label: 'find: ',
    history: app.histories.find,
    check,
    complete: noCompletion,
    accept: (text) => {
      const wrong = text === '' ? null : check(text);
      if (wrong === null && text !== '') app.finder.begin(patternOf(text));
      return wrong;
    },
  };
}
