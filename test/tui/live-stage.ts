import { DISSECTORS } from '../../dissectors/index.js';
import { filterFields } from '../../src/filter/filter-fields.js';
import { RULES } from '../../src/rules/index.js';
import { allViews } from '../../src/tui/all-views.js';
import { App, type End } from '../../src/tui/app.js';
import { Filtering } from '../../src/tui/filtering.js';
import { Live } from '../../src/tui/live/live.js';
import { Loader } from '../../src/tui/loader.js';
import { pictureOf, viewSize } from '../../src/tui/picture.js';
import { plainScreen } from '../../src/tui/plain-screen.js';
import { saveQuestion, type Saver } from '../../src/tui/save.js';
import type { Size } from '../../src/tui/screen.js';
import { State } from '../../src/tui/state.js';
import { FakeLive } from './fake-live.js';
import { FakeScreen } from './fake-screen.js';
import { DEMO } from './stage.js';

const FIELDS = filterFields(DISSECTORS, RULES.map(({ id }) => id));
const explain = (id: string): (typeof RULES)[number] | null => RULES.find((rule) => rule.id === id) ?? null;

/** Takes whatever is to be saved. */
const TAKES_ALL: Saver = {
  refusal: () => null,
  *capture(ids, comment) {
    for (const id of ids) comment(id);
    yield new Uint8Array(0);
  },
  write: (_path, _overwrites, pieces) => Promise.resolve([...pieces].forEach(() => {})),
};

/** The terminal UI with all its views on a live capture, whose clock a test moves. */
export class LiveStage {
  readonly live: FakeLive;
  readonly screen: FakeScreen;
  readonly state: State;
  readonly app: App;
  readonly ended: Promise<End>;
  readonly stop = new AbortController();
  #nowMs = 0;

  private constructor(live: FakeLive, { columns, rows }: Size) {
    this.live = live;
    this.screen = new FakeScreen(columns, rows);
    const nowMs = (): number => this.#nowMs;
    const filtering = new Filtering(live, FIELDS);
    this.state = new State(live, filtering, live.source.live.interfaces.map(({ name }) => name).join(' '), new Live(live.source, { filter: 'control frames of EVB: LLDP, ECP and VDP, tagged or not', takeSentences: () => live.takeSentences() }, nowMs));
    const wait = (): Promise<void> => Promise.resolve();
    this.app = new App({
      screen: this.screen, state: this.state, views: allViews(explain), loader: new Loader(live, nowMs), filtering, isAscii: false, onRead: () => {}, showText: wait, stopProcess: wait, nowMs,
      saver: (of) => saveQuestion({ view: of.view, world: of.state, size: viewSize(of.screen.size), history: [], say: (text) => of.say(text), onSaved: (ids) => of.state.noteSaved(ids) }, TAKES_ALL),
    });
    this.ended = this.app.run(this.stop.signal);
  }

  static async begin({ path = DEMO, size = { columns: 100, rows: 30 }, names }: { readonly path?: string; readonly size?: Size; readonly names?: readonly string[] } = {}): Promise<LiveStage> {
    return new LiveStage(await FakeLive.of(path, names), size);
  }

  /** So much time passes: what came in is read, and the screen looks how the capture is doing. */
  async after(ms = 1000): Promise<void> {
    this.#nowMs += ms;
    await this.live.taken();
    this.app.pulse.beat();
    while (this.state.work(() => 0, Infinity));
    this.app.paint();
  }

  /** Presses keys: letters of a text, and keys by their names in angle brackets. */
  press(keys: string): void {
    for (const [, name, text = ''] of keys.matchAll(/<([^>]+)>|([^])/g)) {
      this.app.press(name === undefined ? { name: text === ' ' ? 'space' : text, text } : { name, text: '' });
      while (this.state.work(() => 0, Infinity));
    }
    this.app.paint();
  }

  /** The whole screen. */
  text(isAscii = false): string {
    return plainScreen(pictureOf(this.app, this.screen.size).lines, isAscii);
  }

  /** Its first line. */
  get head(): string {
    return this.text().split('\n')[0]!;
  }

  /** Its last line. */
  get foot(): string {
    return this.text().trimEnd().split('\n').at(-1)!;
  }
}
