import type { Context } from '../context.js';
import type { ExitStatus } from '../exit.js';
import { readCapture } from '../read-capture.js';
import { findingOptions, shownFindings } from '../shown-findings.js';
import { printFindings } from './check.js';
import { printVsiTable } from './vsis.js';

/** Files without a command, on a terminal: the VSIs, then the findings. */
export async function overview(context: Context): Promise<readonly ExitStatus[]> {
  const capture = await readCapture(context, () => findingOptions(context));
  printVsiTable(context, capture);
  context.output.line('');
  printFindings(context, capture, shownFindings(context, capture));
  return capture.statuses;
}
