import { kernelFilter } from '../capture/kernel-filter.js';
import type { CaptureLimits } from '../capture/live/capture-limits.js';
import type { RingLimits } from '../capture/live/record-files.js';
import { BACKENDS, type BackendName, type TapRequest } from '../capture/live/tap.js';
import { nearest } from '../text/nearest.js';
import type { Context } from './context.js';
import { UsageError } from './usage-error.js';

/** What is to be captured live, and when it ends. */
export interface LiveOptions {
  readonly interfaces: readonly string[];
  /** Null for the best one that is there. */
  readonly backend: BackendName | null;
  readonly request: Omit<TapRequest, 'interface' | 'backend'>;
  readonly limits: CaptureLimits;
  /** Where it is recorded; null where it is not. */
  readonly recording: { readonly path: string; readonly ring: RingLimits | null; readonly mostOctets?: number; readonly mostFiles?: number } | null;
}

/** Options that mean something only where something is captured. */
const LIVE_ONLY = ['capture-filter', 'autostop', 'ring-buffer', 'count'];
const STOPS = ['duration', 'packets', 'filesize', 'files'];
const SWITCHES = [...STOPS, 'interval'];
const OCTETS_PER_KB = 1000;
/**
 * In immediate mode the kernel's buffer consists of slots for whole frames, whatever their length: with a snaplen of 262,144 it would hold
 * 4 for each MiB, and a burst of control frames would be lost. Longer than 16,000 octets no control frame is.
 */
const CONTROL_ROOM = { snaplen: 16_000, bufferMiB: 16 };
/** With all traffic the kernel has to bridge the time in which others are served. */
const DATA_ROOM = { snaplen: 262_144, bufferMiB: 64 };

function positive(text: string, isWhole: boolean): number | null {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return value > 0 && value < 2 ** 40 && (!isWhole || Number.isInteger(value)) ? value : null;
}

/** The values of conditions such as duration:60, by name; throws UsageError. */
function conditions(option: string, texts: readonly string[], known: readonly string[]): Partial<Record<string, number>> {
  return Object.fromEntries(texts.map((text) => {
    const [name = '', amount = ''] = text.split(/:(.*)/s);
    if (!known.includes(name)) {
      const meant = nearest(name, known);
      throw new UsageError(`${option} cannot be ${text}: ${known.map((one) => `${one}:N`).join(', ')}${meant ? `; did you mean ${meant}?` : ''}`);
    }
    const value = positive(amount, name !== 'duration' && name !== 'interval');
    if (value === null) throw new UsageError(`${option} ${name} wants a number above 0, not ${amount === '' ? 'nothing' : amount}`);
    return [name, value];
  }));
}

const ms = (seconds: number | undefined): number | undefined => (seconds === undefined ? undefined : seconds * 1000);
const octets = (kilobytes: number | undefined): number | undefined => (kilobytes === undefined ? undefined : kilobytes * OCTETS_PER_KB);

/** An object without what is undefined. */
function given<T extends Record<string, number | undefined>>(values: T): { [K in keyof T]?: number } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: number };
}

function recordingOf(context: Context, stops: Partial<Record<string, number>>): LiveOptions['recording'] {
  const path = context.value('write');
  const ringTexts = context.values('ring-buffer');
  const switches = conditions('-b or --ring-buffer', ringTexts, SWITCHES);
  if (path === null) {
    if (ringTexts.length > 0) throw new UsageError('-b goes with -w FILE: nothing is written without it');
    if (stops['filesize'] !== undefined || stops['files'] !== undefined) throw new UsageError('-a filesize and -a files go with -w FILE: nothing is written without it');
    return null;
  }
  const hasRing = ringTexts.length > 0;
  if (hasRing && Object.keys(switches).every((name) => name === 'files')) throw new UsageError('-b files says how many files are kept; when the next one begins say filesize, packets, duration or interval');
  if (hasRing && stops['filesize'] !== undefined) throw new UsageError('-a filesize ends a single file; with -b the next one begins by -b filesize');
  if (!hasRing && stops['files'] !== undefined) throw new UsageError('-a files counts the files of -b');
  const ring = given({ octets: octets(switches['filesize']), packets: switches['packets'], durationMs: ms(switches['duration']), intervalMs: ms(switches['interval']), files: switches['files'] });
  return { path, ring: hasRing ? ring : null, ...given({ mostOctets: octets(stops['filesize']), mostFiles: stops['files'] }) };
}

/** What the command line asks to be captured; null where it names no interface. Throws UsageError. */
export function liveOptions(context: Context): LiveOptions | null {
  const interfaces = [...new Set(context.values('interface').flatMap((list) => list.split(',')).map((name) => name.trim()))];
  if (interfaces.length === 0) {
    const alone = LIVE_ONLY.find((name) => context.has(name));
    if (alone !== undefined) throw new UsageError(`--${alone} goes with -i INTERFACE`);
    return null;
  }
  if (interfaces.includes('')) throw new UsageError('-i wants the name of an interface; evbscope interfaces lists them');
  if (context.files.length > 0) throw new UsageError(`-i captures live, ${context.files[0]} would be read: one or the other`);
  const stops = conditions('-a or --autostop', context.values('autostop'), STOPS);
  const count = context.value('count');
  const packets = count === null ? stops['packets'] : positive(count, true);
  if (packets === null) throw new UsageError(`-c wants a number of frames above 0, not ${count}`);
  const hasData = context.has('data');
  const own = context.value('capture-filter')?.trim() ?? '';
  const filter = hasData ? own : own === '' ? kernelFilter() : `(${kernelFilter()}) and (${own})`;
  const backend = BACKENDS.find((name) => name === context.value('backend')) ?? null;
  return {
    interfaces,
    backend,
    request: { filter, isImmediate: !hasData, ...(hasData ? DATA_ROOM : CONTROL_ROOM) },
    limits: given({ durationMs: ms(stops['duration']), packets }),
    recording: recordingOf(context, stops),
  };
}
