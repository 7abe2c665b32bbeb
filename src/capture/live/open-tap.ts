import { BACKENDS, type BackendName, type Tap, type TapEnd, type TapRequest, type Taps } from './tap.js';
import { noBackend } from './no-backend.js';

/** A tap that captures, or why there is none. */
export type OpenedTap = { readonly tap: Tap; readonly end: null } | { readonly tap: null; readonly end: TapEnd };

/** What another backend may do better. */
const WORTH_ANOTHER: readonly TapEnd['cause'][] = ['missing', 'forbidden', 'died'];

/**
 * Opens a tap with the backend that is asked for, or with the first one that is there and may capture. Resolves once it captures, or
 * nothing does; never rejects.
 */
export async function openTap(taps: Taps, choice: BackendName | 'auto', request: Omit<TapRequest, 'backend'>): Promise<OpenedTap> {
  const ends: TapEnd[] = [];
  for (const backend of choice === 'auto' ? BACKENDS : [choice]) {
    const tap = taps.open({ ...request, backend });
    if (await tap.started) return { tap, end: null };
    const end = await tap.ended;
    if (!WORTH_ANOTHER.includes(end.cause)) return { tap: null, end };
    ends.push(end);
  }
  return { tap: null, end: ends.length === 1 ? ends[0]! : noBackend(request.interface, ends) };
}
