import { bar } from './draw/bar.js';
import { columnsOf, fillLine, line, span, type Line } from './draw/line.js';
import { wireText } from './draw/wire-text.js';
import type { Loader } from './loader.js';
import type { Recording } from './recording.js';
import { compact } from './times.js';
import { size } from '../text/size.js';

const BAR_COLUMNS = 20;
const ELAPSED = ['|', '/', '-', '\\'];

/** Something to tell on the last line. */
export function messageLine(text: string, columns: number): Line {
  return fillLine(line(` ${wireText(text)}`, 'strong'), columns);
}

/** How far the reading is, as far as there is room: octets, share, rate, time left. */
export function progressLine({ source }: Recording, loader: Loader, columns: number): Line {
  const { octets, total } = source.progress;
  const { rate } = loader;
  const share = total === null || total === 0 ? null : Math.min(1, octets / total);
  const parts = [
    ...(total === null ? [`${size(octets)} read`] : [`${size(octets)} of ${size(total)}`]),
    ...(rate > 0 ? [`${size(rate)}/s`] : []),
    ...(rate > 0 && total !== null ? [`${compact(Math.max(0, ((total - octets) / rate) * 1e9))} left`] : []),
    'Esc stops',
  ];
  const text = parts.join('  ');
  const head = share === null ? ` reading ${ELAPSED[Math.floor(octets / 1e6) % ELAPSED.length]!} ` : ` reading ${String(Math.floor(100 * share)).padStart(3)} % `;
  const room = Math.min(BAR_COLUMNS, columns - columnsOf(head) - columnsOf(text) - 3);
  const gauge = share === null || room < 4 ? '' : `${bar(share, 1, room).padEnd(room, '░')}  `;
  return fillLine([span(head, 'strong'), span(gauge, 'note'), span(text)], columns);
}
