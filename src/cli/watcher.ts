import { DISSECTORS } from '../../dissectors/index.js';
import { exchangeJson } from '../export/exchange-json.js';
import { findingJson } from '../export/finding-json.js';
import { FrameJson } from '../export/frame-json.js';
import { gapJson } from '../export/gap-json.js';
import { heartbeatJson } from '../export/heartbeat-json.js';
import { interfaceJson } from '../export/interface-json.js';
import { NeighbourJson } from '../export/neighbour-json.js';
import { transitionJson } from '../export/transition-json.js';
import { vsiJson } from '../export/vsi-json.js';
import type { FilterRows } from '../filter/filter-rows.js';
import type { Row } from '../filter/row.js';
import { seenRow } from '../filter/seen-row.js';
import type { FrameRow } from '../model/analysis.js';
import type { ExchangeEnd, Happening, StateChange } from '../model/happening.js';
import type { LiveInterface } from '../model/live-status.js';
import { written } from '../text/text-buffer.js';
import { isoTime } from '../text/time.js';
import type { Context } from './context.js';
import type { EventLines } from './event-lines.js';
import type { Reading } from './read-capture.js';

/** The wall clock as JSON tells it. */
function wallTime(): string {
  const nowMs = Date.now();
  return isoTime(Math.floor(nowMs / 1000), (nowMs % 1000) * 1e6);
}

/** Writes what happens in a capture, while it is read, as JSON lines. */
export class Watcher {
  readonly #context: Context;
  readonly #reading: Reading;
  readonly #lines: EventLines;
  readonly #withFile: boolean;
  readonly #neighbours: NeighbourJson;
  #frames: FrameJson | null = null;

  constructor(context: Context, reading: Reading, lines: EventLines) {
    this.#context = context;
    this.#reading = reading;
    this.#lines = lines;
    this.#withFile = context.files.length > 1;
    this.#neighbours = new NeighbourJson(DISSECTORS, reading.timebase, this.#withFile);
  }

  /** Something happened in the analysis. */
  tell(happening: Happening): void {
    const { timebase } = this.#reading;
    switch (happening.kind) {
      case 'transition':
        return this.#transition(happening);
      case 'exchange':
        return this.#exchange(happening);
      case 'neighbour': {
        const line = this.#passes((rows) => rows.ofLink(happening.link, happening.channel)) ? this.#neighbours.event(happening) : null;
        if (line) this.#lines.put('neighbour', line);
        return;
      }
      case 'finding':
        if (this.#passes((rows) => rows.ofFinding(happening.finding))) this.#lines.put('finding', findingJson(happening.finding, timebase, this.#withFile));
        return;
      case 'life': {
        const life = this.#context.names.apply([happening.life])[0]!;
        if (this.#passes((rows) => rows.ofLife(life))) this.#lines.put('vsi', vsiJson(life, timebase, this.#withFile));
        return;
      }
      case 'gap':
        this.#lines.put('gap', gapJson(happening, timebase, this.#withFile));
    }
  }

  /** A control frame was tracked, which is about these lives. */
  frame(row: FrameRow, lives: readonly number[]): void {
    const { filter } = this.#context;
    const { timebase: { originSec }, startNs, vsi } = this.#reading;
    if (filter !== null && !filter.matches(seenRow(row, { originSec, startNs }, () => lives.flatMap((id) => vsi(id, row.frame.timeNs) ?? [])))) return;
    const json = (this.#frames ??= new FrameJson(DISSECTORS, originSec, this.#withFile));
    this.#lines.putText('frame', written((to) => json.write(to, row)).trimEnd());
  }

  /** The capture on an interface does otherwise than before. */
  changed(now: LiveInterface): void {
    this.#lines.put('interface', interfaceJson(wallTime(), now));
    this.#lines.pass();
  }

  /** Says that the watch goes on. Where the reader is behind there is nobody to say it to. */
  beat(): void {
    const { analysis, source, timebase } = this.#reading;
    if (source === null || this.#lines.isBehind) return;
    const { frames, live = null } = source;
    this.#lines.put('heartbeat', heartbeatJson({ time: wallTime(), timebase, frames, summary: analysis.summary(), glances: analysis.glances(), live, leftOut: this.#lines.leftOut }));
    this.#lines.pass();
  }

  #transition(change: StateChange): void {
    if (!this.#passes((rows) => this.#rowOfLife(rows, change.life.id))) return;
    const name = this.#context.names.of(change.life) ?? change.life.name;
    this.#lines.put('transition', transitionJson(change, name, this.#reading.timebase, this.#withFile));
  }

  #exchange(exchange: ExchangeEnd): void {
    const { link, channel, lives } = exchange;
    const passes = lives.length === 0 ? this.#passes((rows) => rows.ofLink(link, channel)) : lives.some(({ id }) => this.#passes((rows) => this.#rowOfLife(rows, id)));
    if (passes) this.#lines.put('exchange', exchangeJson(exchange, this.#reading.timebase, this.#withFile));
  }

  /** The life as it is now; null where there was no room for it any more. */
  #rowOfLife(rows: FilterRows, id: number): Row | null {
    const life = this.#reading.life(id);
    return life && rows.ofLife(life);
  }

  #passes(row: (rows: FilterRows) => Row | null): boolean {
    const { filter } = this.#context;
    if (filter === null) return true;
    const made = row(this.#reading.rowsNow());
    return made !== null && filter.matches(made);
  }
}
