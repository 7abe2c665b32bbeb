import { line, type Line } from './draw/line.js';
import { wireText } from './draw/wire-text.js';
import { SEVERITY_LETTER } from '../export/severity-letter.js';
import type { Size } from './screen.js';
import type { World } from './world.js';

/** What is shown where there is no room for a view. */
export function tooSmall({ digest, isLive, title, times }: World, { columns, rows }: Size, least: Size): Line[] {
  const { counts, list } = digest.problems;
  const last = list.at(-1);
  return [
    line(''),
    line(` evbscope ● ${isLive ? 'LIVE' : `FILE ${title}`}`, 'strong'),
    line(` ${digest.census.total} VSI  E${counts.error} S${counts.security} W${counts.warning} N${counts.note}`),
    line(` Terminal is ${columns} x ${rows}, views need ${least.columns} x ${least.rows}.`),
    line(isLive ? ' Capture goes on. Make the window larger,' : ' Make the window larger,'),
    line(' or use: evbscope print'),
    line(last ? ` last: ${SEVERITY_LETTER[last.severity]} ${last.rule} ${wireText(last.link)} ${times.clock(last.timeNs, 1)}` : ''),
    line(' q Quit'),
  ];
}
