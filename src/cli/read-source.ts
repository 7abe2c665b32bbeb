import type { FrameSource } from '../capture/source.js';
import type { Input } from '../model/frame.js';
import type { Context } from './context.js';
import { EXIT, type ExitStatus } from './exit.js';

/** What takes what is printed while a source is read. */
export interface Outlet {
  /** True when nobody reads any more. */
  readonly isClosed: boolean;
  /** Hands everything over, and waits while the reader is slow. */
  flush(): Promise<void>;
}

/**
 * Hands the batches of a source to `take`; stops early when a signal came or nobody reads the output any more. What was captured
 * live until then is handed on all the same.
 */
export async function readSource(context: Pick<Context, 'progress' | 'stop'> & { readonly output: Outlet }, source: FrameSource, take: (batch: readonly Input[]) => void): Promise<void> {
  const isLive = source.finish !== undefined;
  const close = (): void => void (source.finish?.() ?? source.close());
  const progress = isLive ? null : context.progress();
  context.stop.addEventListener('abort', close);
  try {
    while ((isLive || !context.stop.aborted) && !context.output.isClosed) {
      const batch = await source.read();
      if (batch === null) break;
      take(batch);
      await context.output.flush();
      progress?.update(source.progress);
    }
  } finally {
    await source.close();
    progress?.erase();
    context.stop.removeEventListener('abort', close);
  }
}

/** Tells what could not be read, and what that means for the exit status. */
export function tellProblems(context: Context, source: FrameSource): ExitStatus[] {
  let isBad = false;
  let isUncapturable = false;
  for (const { kind, message } of source.problems) {
    if (kind === 'uncapturable') {
      // It was told when it happened.
      isUncapturable = true;
      continue;
    }
    const isNote = kind === 'unsupported' && source.controlFrames > 0;
    if (isNote) context.note(message);
    else context.fail(message);
    isBad ||= !isNote;
  }
  return [...(isBad ? [EXIT.input] : []), ...(isUncapturable ? [EXIT.permission] : [])];
}
