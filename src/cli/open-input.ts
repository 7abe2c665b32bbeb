import type { LiveListener } from '../capture/live/live-listener.js';
import { openSource } from '../capture/open.js';
import type { FrameSource } from '../capture/source.js';
import type { Timebase } from '../model/timebase.js';
import type { Context } from './context.js';
import { liveOptions } from './live-options.js';

/**
 * Opens what a command reads: its files, or with `-i` interfaces; then `live` of the source is there, sentences go to `listener`
 * as things happen, and with `-w` all is recorded. Throws UsageError, and CaptureError where nothing can be captured.
 */
export async function openInput(context: Context, timebase: Timebase, listener: LiveListener = context): Promise<FrameSource> {
  const live = liveOptions(context);
  if (live !== null) return (await import('./open-live.js')).openLive(context, live, timebase, listener);
  // Two threads pass over the data frames of VSIs.
  const split = context.has('data') ? null : context.split;
  return openSource(context.files, timebase, { split, tunnels: context.has('tunnels') });
}
