import { count } from '../text/number.js';
import type { App } from './app.js';
import { commandQuestion, interfaces } from './commands.js';
import { findQuestion } from './finder.js';
import { Help } from './help.js';
import type { Command } from './key-reader.js';
import { VIEWS, type Action, type ViewName } from './keymap.js';
import { quitQuestion } from './live/quit-question.js';
import type { Page } from './page.js';
import { openFinding } from './problems/open-finding.js';
import { viewSize } from './picture.js';
import { noCompletion, Prompt, type Question } from './prompt.js';
import { SEVERITIES } from './digest/problems.js';
import { TIME_VIEWS } from './settings.js';
import type { Outcome } from './view.js';

const TIME_WORDS = { clock: 'the time of day, UTC', delta: 'since the row before', start: 'since the first frame', reference: 'since the reference time (R sets it)' } as const;
const MOVES: readonly Action[] = ['up', 'half-up', 'page-up', 'first', 'down', 'half-down', 'page-down', 'last'];
const UPWARDS = MOVES.slice(0, 4);
/** What leaves the newest behind: upwards, where it is not the last row in any way, and where time is panned sideways. */
const LEAVES_NEWEST: Readonly<Partial<Record<ViewName, readonly Action[]>>> = { overview: MOVES, problems: MOVES, vsis: [...UPWARDS, 'left', 'right', 'fit'] };

/** What keys do that mean the same in every view; what is left is the view's. */
export class Actions {
  readonly #app: App;
  /** Where letters were put: the view and what was selected there. */
  readonly #marks = new Map<string, { readonly view: ViewName; readonly frame: number | null; readonly life: number | null }>();
  #lastCopyWasFirst = false;
  readonly #does: Readonly<Partial<Record<Action, (letter: string) => void>>>;

  constructor(app: App) {
    this.#app = app;
    const ask = (question: Question, text = ''): void => void (app.prompt = new Prompt(question, text));
    this.#does = {
      help: () => void (app.page = new Help()),
      filter: () => ask(this.#filterQuestion(), app.state.filter),
      find: () => ask(findQuestion(app)),
      'find-next': () => app.finder.again(false),
      'find-previous': () => app.finder.again(true),
      'next-error': () => this.#walk('error', 1),
      'previous-error': () => this.#walk('error', -1),
      'next-warning': () => this.#walk('warning', 1),
      'previous-warning': () => this.#walk('warning', -1),
      'set-mark': (letter) => this.#setMark(letter),
      'go-mark': (letter) => this.#goMark(letter),
      save: () => ask(app.saver(app)),
      copy: () => this.#copy('value'),
      'copy-filter': () => this.#copy('filter'),
      plain: () => app.showPlain(),
      command: () => ask(commandQuestion(app)),
      pause: () => this.#pause(),
      follow: () => this.#follow(),
      'time-format': () => this.#timeFormat(),
      reference: () => this.#reference(),
      interfaces: () => void (app.message = interfaces(app) ?? ''),
      redraw: () => app.screen.forget(),
      clear: () => ask(this.#clearQuestion()),
      back: () => this.#back(false),
      'quit-back': () => this.#back(true),
      quit: () => app.quit(),
      interrupt: () => app.interrupt(),
      suspend: () => app.suspend(),
    };
  }

  act({ action, letter }: Command): void {
    const app = this.#app;
    if (app.page) return this.#inPage(app.page, action);
    if ((LEAVES_NEWEST[app.view.name] ?? UPWARDS).includes(action)) app.isFollowing = false;
    const outcome = app.view.act(action, app.state, viewSize(app.screen.size));
    if (outcome === 'ignored') this.#global(action, letter);
    else this.come(outcome);
    this.#lastCopyWasFirst = action === 'copy' && !this.#lastCopyWasFirst;
  }

  /** Does what a view asks for. */
  come(outcome: Outcome): void {
    const app = this.#app;
    if (typeof outcome === 'string') return;
    if ('say' in outcome) app.message = outcome.say;
    else if ('filter' in outcome) {
      this.filter(outcome.filter);
      if (outcome.open) app.open(outcome.open);
    } else {
      // Who looks at one thing is not taken away from it.
      app.isFollowing = false;
      app.open(outcome.open);
    }
  }

  /** The question that `/` asks; the text is kept where it is wrong. */
  #filterQuestion(): Question {
    const { filtering } = this.#app;
    return {
      label: '/',
      history: this.#app.histories.filter,
      check: (text) => filtering.check(text),
      complete: (text, cursor) => filtering.complete(text, cursor),
      accept: (text) => filtering.check(text) ?? this.filter(text),
    };
  }

  /** Applies a filter that was checked: nothing can be wrong with it. */
  filter(text: string): null {
    const app = this.#app;
    app.state.apply(text);
    app.workNow();
    app.message = text === '' ? 'no filter' : '';
    return null;
  }

  #inPage(page: Page, action: Action): void {
    const app = this.#app;
    if (action === 'filter' && page instanceof Help) app.prompt = new Prompt({ label: 'search: ', history: [], check: () => null, complete: noCompletion, accept: (text) => ((page.search = text), null) });
    else if (!page.act(action, viewSize(app.screen.size))) app.page = null;
    const isClosing = action === 'back' || action === 'quit-back' || action === (page instanceof Help ? 'help' : 'interfaces');
    if (app.page === null && !isClosing) this.#global(action, '');
  }

  #global(action: Action, letter: string): void {
    if ((VIEWS as readonly string[]).includes(action)) this.#app.open(action as ViewName);
    else this.#does[action]?.(letter);
  }

  #back(quits: boolean): void {
    const app = this.#app;
    if (app.finder.stop()) app.message = 'the search was stopped';
    else if (app.back()) return;
    else if (quits) this.#quit();
    else if (app.loader.isReading && !app.state.isLive) {
      app.loader.stop();
      app.message = 'reading was stopped: what was read so far is shown';
    } else app.message = 'this is the first view: q quits';
  }

  #quit(): void {
    const app = this.#app;
    const question = quitQuestion(app);
    if (question) app.prompt = new Prompt(question);
    else app.quit();
  }

  /** Goes to the next finding of that severity or above, from anywhere: to its ladder, or its frame. */
  #walk(severity: 'error' | 'warning', step: 1 | -1): void {
    const { state } = this.#app;
    const { list } = state.digest.problems;
    const least = SEVERITIES.indexOf(severity);
    let at = state.focus.finding ?? (step > 0 ? -1 : list.length);
    do at += step;
    while (list[at] !== undefined && SEVERITIES.indexOf(list[at]!.severity) < least);
    const finding = list[at];
    if (!finding) return void (this.#app.message = `no ${step > 0 ? 'further' : 'earlier'} ${severity === 'error' ? 'error' : 'warning or error'}`);
    const outcome = openFinding(state, at);
    this.#app.isFollowing = false;
    if (this.#app.view.name !== 'problems') this.come(outcome);
    this.#app.message = `${finding.rule} ${finding.message}`;
  }

  #setMark(letter: string): void {
    const { focus } = this.#app.state;
    this.#marks.set(letter, { view: this.#app.view.name, frame: focus.frame, life: focus.life });
    this.#app.message = `'${letter} comes back here`;
  }

  #goMark(letter: string): void {
    const mark = this.#marks.get(letter);
    if (!mark) return void (this.#app.message = `nothing was marked ${letter}; m${letter} marks`);
    Object.assign(this.#app.state.focus, { frame: mark.frame, life: mark.life });
    this.#app.isFollowing = false;
    this.#app.open(mark.view);
  }

  /** The second `y` in a row copies the frame. */
  #copy(what: 'value' | 'filter'): void {
    const app = this.#app;
    const excerpt = app.view.excerpt(app.state);
    const text = what === 'filter' ? excerpt.filter : this.#lastCopyWasFirst ? (excerpt.hex ?? excerpt.value) : excerpt.value;
    if (text === null) return void (app.message = 'there is nothing to copy here');
    app.screen.copy(text);
    const [first = '', ...more] = text.split('\n');
    app.message = `copied to the clipboard of your terminal: ${first}${more.length === 0 ? '' : ` and ${count(more.length, 'more line')}`}`;
  }

  #pause(): void {
    const app = this.#app;
    app.state.isPaused = !app.state.isPaused;
    if (app.state.isPaused) return;
    app.state.settle();
    app.refresh();
  }

  #follow(): void {
    const app = this.#app;
    app.isFollowing = !app.isFollowing;
    if (app.isFollowing) app.view.toNewest(app.state);
  }

  #timeFormat(): void {
    const { settings } = this.#app.state;
    settings.time = TIME_VIEWS[(TIME_VIEWS.indexOf(settings.time) + 1) % TIME_VIEWS.length]!;
    this.#app.message = `times: ${TIME_WORDS[settings.time]}`;
  }

  #reference(): void {
    const { state } = this.#app;
    const row = state.focus.frame === null ? null : state.recording.frames.row(state.focus.frame);
    state.settings.referenceNs = row?.timeNs ?? state.digest.summary.timeNs;
    state.settings.time = 'reference';
    this.#app.message = `times count from ${state.times.clock(state.settings.referenceNs, 3)}; T changes that`;
  }

  #clearQuestion(): Question {
    const { state } = this.#app;
    const clear = (text: string): null => {
      if (!/^y/i.test(text)) return null;
      this.filter('');
      this.#marks.clear();
      state.focus.marked.clear();
      state.settings.ignored.clear();
      this.#app.refresh();
      return null;
    };
    return { label: 'forget filter, marks and ignored rules? (y/n) ', history: [], check: () => null, complete: noCompletion, accept: clear, isOneLetter: true };
  }
}
