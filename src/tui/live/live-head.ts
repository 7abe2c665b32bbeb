import type { LiveInterface } from '../../model/live-status.js';
import { size } from '../../text/size.js';
import { span, type Line, type Span } from '../draw/line.js';
import { wireText } from '../draw/wire-text.js';
import type { Live } from './live.js';
import { rateText } from './rate-text.js';

const CLOCKS: Readonly<Record<LiveInterface['clock'], string>> = { ns: 'ns', us: 'us', arrival: 'arrival times' };

/** `● LIVE eno1 !eno2 eno3`: a `!` in front of an interface that captures nothing now; then the same with their number alone. */
export function liveTitles({ status: { interfaces } }: Live): readonly Line[] {
  const out = interfaces.filter(({ state }) => state === 'waiting' || state === 'ended');
  const dot = out.length < interfaces.length || interfaces.length === 0 ? '●' : '○';
  const word = interfaces.length > 0 && interfaces.every(({ state }) => state === 'ended') ? 'ENDED' : 'LIVE';
  const head = span(`${dot} ${word}`, 'bar');
  const names = interfaces.map((one): Span => (out.includes(one) ? span(` !${wireText(one.name)}`, 'alarm') : span(` ${wireText(one.name)}`, 'bar')));
  const counted: Line = [span(` ${interfaces.length - out.length}`, 'bar'), ...(out.length > 0 ? [span(`/${interfaces.length}!`, 'alarm')] : [])];
  return [[head, ...names], [head, ...counted]];
}

/** What else is told of a live capture where there is room, the first of it most. */
export function liveExtras({ status: { interfaces, recording }, rate }: Live): readonly string[] {
  const backends = [...new Set(interfaces.flatMap(({ backend, clock }) => (backend === null ? [] : [`${backend} ${CLOCKS[clock]}`])))];
  const written = recording === null ? [] : [`-w ${wireText(recording.file.split('/').at(-1)!)} ${size(recording.octets)}`];
  return [...backends.slice(0, 1), ...written, rateText(rate)];
}
