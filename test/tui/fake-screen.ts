import { plainScreen } from '../../src/tui/plain-screen.js';
import type { Line } from '../../src/tui/draw/line.js';
import type { Screen, ScreenEvents, Size } from '../../src/tui/screen.js';

/** A screen that keeps what was painted. */
export class FakeScreen implements Screen {
  size: Size;
  events: ScreenEvents | null = null;
  lines: readonly Line[] = [];
  paints = 0;
  copied: string[] = [];
  isAway = false;
  forgets = 0;
  mouse = false;

  constructor(columns = 100, rows = 30) {
    this.size = { columns, rows };
  }

  listen(events: ScreenEvents): void {
    this.events = events;
  }

  paint(lines: readonly Line[]): void {
    this.lines = lines;
    this.paints++;
  }

  forget(): void {
    this.forgets++;
  }

  copy(text: string): void {
    this.copied.push(text);
  }

  useMouse(on: boolean): void {
    this.mouse = on;
  }

  leave(): void {
    this.isAway = true;
  }

  enter(): void {
    this.isAway = false;
  }

  get text(): string {
    return plainScreen(this.lines, false);
  }

  /** The last line. */
  get foot(): string {
    return this.text.trimEnd().split('\n').at(-1) ?? '';
  }
}
