import { DISSECTORS } from '../../dissectors/index.js';
import { filterFields } from '../../src/filter/filter-fields.js';
import { RULES } from '../../src/rules/index.js';
import { allViews } from '../../src/tui/all-views.js';
import { App } from '../../src/tui/app.js';
import { Filtering } from '../../src/tui/filtering.js';
import { Loader } from '../../src/tui/loader.js';
import { pictureOf } from '../../src/tui/picture.js';
import { plainScreen } from '../../src/tui/plain-screen.js';
import type { Recording } from '../../src/tui/recording.js';
import type { Size } from '../../src/tui/screen.js';
import { State } from '../../src/tui/state.js';
import { FakeScreen } from './fake-screen.js';

const FIELDS = filterFields(DISSECTORS, RULES.map(({ id }) => id));
const explain = (id: string): (typeof RULES)[number] | null => RULES.find((rule) => rule.id === id) ?? null;

/** The terminal UI as users have it, with all its views, on a screen in memory and a recording that was read. */
export class GoldenApp {
  readonly #app: App;
  readonly #screen: FakeScreen;
  readonly #stop = new AbortController();

  private constructor(recording: Recording, title: string, { columns, rows }: Size) {
    const filtering = new Filtering(recording, FIELDS);
    const state = new State(recording, filtering, title);
    this.#screen = new FakeScreen(columns, rows);
    const no = (): never => {
      throw new Error('not on this screen');
    };
    this.#app = new App({
      screen: this.#screen,
      state,
      views: allViews(explain),
      loader: new Loader(recording, () => 0),
      filtering,
      saver: no,
      isAscii: false,
      onRead: () => {},
      showText: no,
      stopProcess: no,
      nowMs: () => 0,
    });
  }

  static async begin(recording: Recording, title: string, size: Size): Promise<GoldenApp> {
    const golden = new GoldenApp(recording, title, size);
    void golden.#app.run(golden.#stop.signal);
    while (golden.#app.loader.isReading) await new Promise((resolve) => setTimeout(resolve, 0));
    return golden;
  }

  /** Presses keys: letters of a text, and keys by their names in angle brackets. */
  press(keys: string): void {
    for (const [, name, text = ''] of keys.matchAll(/<([^>]+)>|([^])/g)) {
      this.#app.press(name === undefined ? { name: text === ' ' ? 'space' : text, text } : { name, text: '' });
      while (this.#app.state.work(() => 0, Infinity));
      this.#app.paint();
    }
    this.#app.paint();
  }

  /** The whole screen as it would be printed. */
  text(isAscii = false): string {
    return plainScreen(pictureOf(this.#app, this.#screen.size).lines, isAscii);
  }

  end(): void {
    this.#stop.abort();
  }
}
