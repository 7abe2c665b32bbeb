import { wrap } from '../../text/wrap.js';
import { line, type Line, type Style } from '../draw/line.js';
import { wireText } from '../draw/wire-text.js';
import type { Live } from './live.js';
import { upText } from './up-text.js';

/** How often LLDP agents send, as far as nobody changed it (msgTxInterval, 802.1AB 9.2.5.7). */
const LLDP_PERIOD_MS = 30_000;

function captureText({ status: { interfaces } }: Live): string {
  const names = interfaces.flatMap(({ state, name }) => (state === 'capturing' ? [name] : []));
  const backends = [...new Set(interfaces.flatMap(({ backend }) => (backend === null ? [] : [backend])))];
  if (names.length === 0) return interfaces.some(({ state }) => state === 'starting') ? `starting to capture on ${interfaces.map(({ name }) => name).join(', ')}…` : 'nothing is captured now';
  return `capturing on ${names.join(', ')}${backends.length === 0 ? '' : ` with ${backends.join(', ')}`}`;
}

function lldpText({ upMs }: Live): string {
  if (upMs <= LLDP_PERIOD_MS) return 'no LLDP yet: the next one is due within 30 s';
  return `no LLDP for ${upText(upMs)}, and agents send every 30 s: is LLDP on at either end?`;
}

/** What a live capture waits for that has seen no control frame yet. */
export function waitingLines(live: Live, columns: number): readonly Line[] {
  const { interfaces } = live.status;
  const told: readonly (readonly [string, Style])[] = [
    ['no control frame was seen yet', 'strong'],
    [captureText(live), 'plain'],
    ...interfaces.flatMap(({ sentence }) => (sentence === null ? [] : [[`! ${sentence}`, 'warning'] as const])),
    [`what passes: ${live.filter}`, 'plain'],
    ...(interfaces.some(({ state }) => state === 'capturing') ? [[lldpText(live), 'plain'] as const] : []),
  ];
  return told.flatMap(([text, style]) => wrap(wireText(text), Math.max(10, columns - 2)).map((part, index) => line(`${index === 0 ? ' ' : '   '}${part}`, style)));
}
