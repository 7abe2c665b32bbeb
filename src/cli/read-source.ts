import type { FrameSource } from '../capture/source.js';
import type { Input } from '../model/frame.js';
import type { Context } from './context.js';
import { EXIT, type ExitStatus } from './exit.js';

/** Hands the batches of a source to `take`; stops early when a signal came or nobody reads the output any more. */
export async function readSource(context: Context, source: FrameSource, take: (batch: readonly Input[]) => void): Promise<void> {
  const close = (): void => void source.close();
  const progress = context.progress();
  context.stop.addEventListener('abort', close);
  try {
    while (!context.stop.aborted && !context.output.isClosed) {
      const batch = await source.read();
      if (batch === null) break;
      take(batch);
      await context.output.flush();
      progress?.update(source.progress);
    }
    await source.close();
  } finally {
    progress?.erase();
    context.stop.removeEventListener('abort', close);
  }
}

/** Tells what could not be read, and what that means for the exit status. */
export function tellProblems(context: Context, source: FrameSource): ExitStatus[] {
  let isBad = false;
  for (const { kind, message } of source.problems) {
    const isNote = kind === 'unsupported' && source.controlFrames > 0;
    if (isNote) context.note(message);
    else context.fail(message);
    isBad ||= !isNote;
  }
  return isBad ? [EXIT.input] : [];
}
