import type { Cause, Confidence, Side, VsiLife, VsiState } from '../model/vsi.js';
import { duration } from '../text/duration.js';
import { safe } from '../text/safe.js';
import { fit } from '../text/width.js';
import { vsiidText } from '../text/vsi-id.js';
import { filterText } from './filter-text.js';
import { linkText } from './link-text.js';
import type { Paint } from './paint.js';
import { table, type Cell } from './table.js';
import { toAssociatedNs } from './to-associated.js';

const MARKS: Readonly<Record<Confidence, string>> = { confirmed: '', inferred: '~', stale: '?' };
/** Causes of an EXIT that have a word of their own here. */
const ENDINGS: Readonly<Partial<Record<Cause, string>>> = { response: 'by request', 'capture-gap': 'missed' };
const TITLES = ['Link', 'VSI', 'Name', 'Type', 'Filter', 'Station', 'Bridge', 'History', 'First', 'Latency'];
const FILTERS_SHOWN = 1;
const NAME_COLUMNS = 32;

/** A state; of EXIT also why: a refused VSI and one that left in good order are different news. */
function stateCell(life: VsiLife, side: Side, paint: Paint): Cell {
  const state: VsiState = side === 'station' ? life.state : life.bridgeState;
  const confidence = side === 'station' ? life.confidence : life.bridgeConfidence;
  const ended = state === 'EXIT' ? life.transitions.findLast((step) => step.side === side && step.to === 'EXIT' && step.from !== 'EXIT') : undefined;
  const text = `${state}${life.reserved && state.startsWith('PREASSOC') ? '+rr' : ''}${MARKS[confidence]}${ended ? ` ${ENDINGS[ended.cause] ?? ended.cause}` : ''}`;
  if (state === 'ASSOCIATED' || state === 'PREASSOCIATED') return { text, paint: confidence === 'stale' ? paint.dim : paint.good };
  return state.endsWith('_PROCESSING') ? { text, paint: paint.pending } : { text, paint: paint.dim };
}

/**
 * The lives of VSIs as a table: link, VSIID, name, type/version, filter, both states (`~` inferred, `?` stale, `+rr` with
 * resource reservation), history, first time, and the time waited for answers until ASSOCIATED.
 */
export function vsiTable(lives: readonly VsiLife[], time: (timeNs: number) => string, paint: Paint): string[] {
  const rows = lives.map((life) => {
    const latencyNs = toAssociatedNs(life);
    return [
      { text: linkText(life.link, life.channel) },
      { text: vsiidText(life.format, life.vsiid) },
      { text: life.name === null ? '-' : fit(safe(life.name), NAME_COLUMNS) },
      { text: `${life.type}/${life.version}` },
      { text: filterText(life.filter, FILTERS_SHOWN) || '-' },
      stateCell(life, 'station', paint),
      stateCell(life, 'bridge', paint),
      { text: safe(life.history) },
      { text: time(life.timeNs) },
      { text: latencyNs === null ? '-' : duration(latencyNs) },
    ];
  });
  return table(TITLES.map((title) => ({ title, right: title === 'Latency' })), rows, paint);
}
