import type { Negotiated } from '../../model/link.js';
import type { LinkDigest } from '../digest/links.js';
import { age } from '../draw/age.js';
import { exponentNs } from '../draw/exponent.js';
import { line, type Line } from '../draw/line.js';
import { wireText } from '../draw/wire-text.js';
import { defaultChannel } from './link-cells.js';

/** The timers in force on a link: exponents with the time they stand for, where they come from, and how long LLDP holds. */
export function timersLine({ state }: LinkDigest, nowNs: number): Line {
  const leftNs = state.lldpExpiresNs === null ? null : state.lldpExpiresNs - nowNs;
  const lldp = leftNs === null || leftNs < 0 ? '' : `  LLDP valid ${age(leftNs)}`;
  const channel = defaultChannel(state);
  const name = wireText(state.name);
  if (channel === null || channel.generation === null) return line(` No timers were advertised on ${name}`, 'dim');
  if (channel.generation === 'draft') return line(` The draft on ${name} has fixed timers: response 3 s, keep-alive 10 s, ECP 500 ms, R 2${lldp}`);
  const { r, rte, rwd, rka, basis } = channel;
  const text = (title: string, { value }: Negotiated): string => `${title} ${value} = ${age(exponentNs(value))}`;
  const from = basis === 'both' ? '' : basis === 'one' ? '  (one end only)' : '  (assumed)';
  return line(` Advertised timers on ${name}: ${text('RTE', rte)}  R ${r.value}  ${text('RWD', rwd)}  ${text('RKA', rka)}${from}${lldp}`);
}
