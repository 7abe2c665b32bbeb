import type { LiveInterface } from '../../model/live-status.js';
import { count, thousands } from '../../text/number.js';
import { size as octetText } from '../../text/size.js';
import { rowLine, titleLine, type Cell, type Column } from '../draw/columns.js';
import { labelledLines } from '../draw/labelled-lines.js';
import { line, span, type Line } from '../draw/line.js';
import { wireText } from '../draw/wire-text.js';
import type { Action } from '../keymap.js';
import { Page } from '../page.js';
import type { Size } from '../screen.js';
import type { World } from '../world.js';
import { rateText } from './rate-text.js';
import { upText } from './up-text.js';

const CLOCKS: Readonly<Record<LiveInterface['clock'], string>> = { ns: 'kernel, ns', us: 'kernel, us', arrival: 'arrival' };
const CLOCK_TEXTS: Readonly<Record<LiveInterface['clock'], string>> = {
  ns: 'of the kernel, to the nanosecond',
  us: 'of the kernel, to the microsecond',
  arrival: 'when frames arrived here, not when they were on the wire: latencies are worth less',
};
const LABEL = 11;
const MAX_NAME = 15;

/** The page of the capture itself: its interfaces, what is captured and lost, where it is written, what happened to it. */
export class CapturePage extends Page {
  readonly hints: readonly Action[] = ['down', 'up', 'back'];
  readonly status = 'Esc returns';
  readonly #world: World;

  constructor(world: World) {
    super();
    this.#world = world;
  }

  protected lines({ columns }: Size): readonly Line[] {
    const { live } = this.#world;
    if (live === null) return [];
    const { interfaces } = live.status;
    const notes = live.notes.map(({ afterMs, text }) => labelledLines(`+${upText(afterMs)}`, wireText(text), 'plain', LABEL, columns - 3)).reverse();
    return [
      line('  INTERFACES', 'title'),
      ...interfaceTable(interfaces),
      line(''),
      ...indented(interfaces.filter(({ sentence }) => sentence !== null).flatMap(({ name, sentence }) => labelledLines(`! ${wireText(name)}`, wireText(sentence!), 'warning', LABEL, columns - 3))),
      line('  CAPTURE', 'title'),
      ...indented(this.#facts(columns - 3)),
      line(''),
      line('  WHAT HAPPENED', 'title'),
      ...indented(notes.length === 0 ? [line('nothing: all interfaces do as they did at the start', 'dim')] : notes.flat()),
    ];
  }

  #facts(columns: number): readonly Line[] {
    const { live, recording: { frames, source } } = this.#world;
    const { interfaces, recording } = live!.status;
    const clocks = [...new Set(interfaces.map(({ clock }) => clock))];
    const gone = Object.values(frames.dropped()).reduce((sum, dropped) => sum + dropped, 0);
    const facts: readonly (readonly [string, string])[] = [
      ['Captured', live!.filter],
      ['Times', clocks.map((clock) => CLOCK_TEXTS[clock]).join('; ')],
      ['Up', upText(live!.upMs)],
      ['Frames', `${count(source.frames, 'frame')}, ${rateText(live!.rate)}; ${thousands(live!.lost)} lost${gone === 0 ? '' : `; ${thousands(gone)} rows of older ones dropped here`}`],
      ['Recording', recording === null ? 'none: -w FILE writes one, s saves what is still here' : `${wireText(recording.file)}, ${octetText(recording.octets)}`],
    ];
    return facts.flatMap(([label, text]) => labelledLines(label, text, 'plain', LABEL, columns));
  }
}

function indented(lines: readonly Line[]): Line[] {
  return lines.map((own) => [span('   '), ...own]);
}

function interfaceTable(interfaces: readonly LiveInterface[]): Line[] {
  const width = Math.min(MAX_NAME, Math.max(9, ...interfaces.map(({ name, nameNow }) => wireText(nameNow === name ? name : `${name}>${nameNow}`).length)));
  const columns: readonly Column[] = [
    { title: 'Interface', width }, { title: 'State', width: 9 }, { title: 'Backend', width: 8 }, { title: 'Times', width: 10 }, { title: 'Carrier', width: 7 },
    { title: 'Frames', width: 9, right: true }, { title: 'Lost', width: 7, right: true }, { title: 'Starts', width: 6, right: true },
  ];
  return [[span('   '), ...titleLine(columns)], ...interfaces.map((one): Line => [span(one.state === 'capturing' ? '   ' : '  !', 'warning'), ...rowLine(columns, cells(one))])];
}

function cells({ name, nameNow, state, backend, clock, hasCarrier, frames, lost, restarts }: LiveInterface): readonly Cell[] {
  return [
    { text: wireText(nameNow === name ? name : `${name}>${nameNow}`), style: 'strong' },
    { text: state, style: state === 'capturing' ? 'good' : 'warning' },
    { text: backend ?? '-' },
    { text: backend === null ? '-' : CLOCKS[clock] },
    hasCarrier === null ? { text: '-' } : { text: hasCarrier ? 'yes' : 'no', style: hasCarrier ? 'plain' : 'warning' },
    { text: thousands(frames) },
    lost === null ? { text: 'unknown', style: 'unknown' } : { text: thousands(lost), style: lost > 0 ? 'warning' : 'plain' },
    { text: thousands(restarts + 1) },
  ];
}
