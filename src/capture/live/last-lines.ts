/** What a longer line is cut to, and how many lines are kept. */
const MAX_LINE = 400;
const MAX_LINES = 12;

/** The last lines of a stream of text, each cut to a length; what was before is forgotten. */
export class LastLines {
  readonly #hears: (line: string) => boolean;
  readonly #kept: string[] = [];
  #open = '';

  /** `hears` gets each line; those for which it says true are not kept. */
  constructor(hears: (line: string) => boolean) {
    this.#hears = hears;
  }

  add(text: string): void {
    const lines = (this.#open + text).split('\n');
    this.#open = lines.pop()!.slice(0, MAX_LINE);
    for (const line of lines) this.#take(line);
  }

  /** The lines so far, the one that has no end yet among them. */
  lines(): readonly string[] {
    if (this.#open !== '') this.#take(this.#open);
    this.#open = '';
    return this.#kept;
  }

  #take(line: string): void {
    const text = line.trim().slice(0, MAX_LINE);
    if (text === '' || this.#hears(text)) return;
    if (this.#kept.push(text) > MAX_LINES) this.#kept.shift();
  }
}
