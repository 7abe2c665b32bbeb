import { noBackend } from './no-backend.js';
import { BACKENDS, type BackendName, type TapCause, type TapEnd, type Taps } from './tap.js';

/** The backend that is there and may capture, or why there is none. */
export type BackendChoice = { readonly backend: BackendName; readonly end: null } | { readonly backend: null; readonly end: TapEnd };

/** The interface that is in every network namespace; that it may be down says nothing of rights. */
const TRIED_ON = { interface: 'lo', filter: 'ether proto 0x8940', isImmediate: true, snaplen: 256, bufferMiB: 1 } as const;
/** Ends of a trial after which no other one would do better. */
const UNFIT: ReadonlySet<TapCause> = new Set<TapCause>(['missing', 'forbidden', 'died']);

/**
 * Tries the backend that is asked for, or each in turn until one is there and may capture. `interfaceName` is only for the sentence;
 * whether there is such an interface can be told without any rights, and should be told before. Never rejects.
 */
export async function chooseBackend(taps: Taps, choice: BackendName | 'auto', interfaceName: string): Promise<BackendChoice> {
  const tried: { backend: BackendName; end: TapEnd }[] = [];
  for (const backend of choice === 'auto' ? BACKENDS : [choice]) {
    const tap = taps.open({ ...TRIED_ON, backend });
    tap.octets.resume();
    if (await tap.started) void tap.stop();
    else {
      const end = await tap.ended;
      if (end.cause === 'stopped') return { backend: null, end };
      if (UNFIT.has(end.cause)) {
        tried.push({ backend, end });
        continue;
      }
    }
    return { backend, end: null };
  }
  return { backend: null, end: noBackend(interfaceName, tried) };
}
