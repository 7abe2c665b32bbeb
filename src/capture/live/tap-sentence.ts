import { nearest } from '../../text/nearest.js';
import { PACKAGES, rightsAdvice } from './advice.js';
import type { RunOver } from './tap-end.js';
import type { TapCause } from './tap.js';

/** A host of many machines has an interface for each of them. */
const MOST_NAMES = 16;
/** Other tools know an interface of that name, which mixes the frames of all. */
const ALL = 'any';

function hint(wanted: string, names: readonly string[]): string {
  if (wanted === ALL) return '; name each uplink with an -i of its own';
  const meant = nearest(wanted, names);
  return meant === null ? '' : `; did you mean ${meant}?`;
}

function names({ now, request }: RunOver): string {
  const all = now.map(({ name }) => name);
  if (all.length === 0) return 'there is none at all';
  const more = all.length > MOST_NAMES ? ` and ${all.length - MOST_NAMES} more` : '';
  return `there are ${all.slice(0, MOST_NAMES).join(', ')}${more}${hint(request.interface, all)}`;
}

/** What backends say while all is well. */
const CHATTER = /^Capturing on |^File: |listening on |^Packets |^\d+ packets? |^(?:\w+: )?warning: |dropped privs/i;

/** What it said first of what went wrong, without its own name. */
function said({ exit }: RunOver): string {
  const line = exit?.lines.find((one) => !CHATTER.test(one)) ?? '';
  return line.replace(/^(?:tcpdump|dumpcap): (?:[^ :]+: )?/, '').replace(/[.\s]+$/, '');
}

/** What was at fault in the filter, as libpcap said it. */
const filterFault = (run: RunOver): string => (/isn't a valid capture filter \((.*)\)/.exec(run.exit?.lines.join(' ') ?? '')?.[1] ?? said(run)).replace(/^can't parse filter expression: /, '');

function gone(run: RunOver): string {
  const { name, index } = run.before!;
  const renamed = run.now.find((one) => one.index === index && index !== 0);
  if (renamed) return `${name} is called ${renamed.name} now`;
  return run.now.some((one) => one.name === name) ? `${name} was removed and made anew` : `${name} is not there any more`;
}

/** How the process came to its end. */
function death({ exit }: RunOver): string {
  if (exit === null) return 'was lost with the process that had started it';
  return exit.signal === null ? `ended with status ${exit.code}` : `was ended by ${exit.signal}`;
}

const SENTENCES: Readonly<Record<TapCause, (run: RunOver) => string>> = {
  stopped: ({ request }) => `${request.interface}: ${request.backend} was stopped`,
  missing: (run) => `${run.request.interface}: ${run.request.backend} is not on this machine (${said(run)}); install ${PACKAGES[run.request.backend]}`,
  forbidden: ({ request }) => `${request.interface}: no permission to capture with ${request.backend}; ${rightsAdvice(request.interface)}`,
  'no-interface': (run) => `no interface ${run.request.interface}: ${names(run)}`,
  'bad-filter': (run) => `${run.request.interface}: the capture filter is wrong: ${filterFault(run)}`,
  'interface-gone': (run) => `${gone(run)}: ${run.request.backend} ended`,
  'interface-down': ({ request }) => `${request.interface} is down: ${request.backend} cannot capture there until it is up`,
  died: (run) => `${run.request.interface}: ${run.request.backend} ${death(run)}${said(run) === '' ? '' : `: ${said(run)}`}`,
};

/** One whole sentence for the operator: interface, backend, and what to do where something can be done. */
export function tapSentence(cause: TapCause, run: RunOver): string {
  return SENTENCES[cause](run);
}
