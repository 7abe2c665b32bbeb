import { createAnalysis } from '../src/analyze.js';
import { openSource } from '../src/capture/open.js';
import type { AnalysisOptions } from '../src/model/analysis.js';
import type { Finding } from '../src/model/finding.js';
import { Timebase } from '../src/model/timebase.js';
import type { VsiLife } from '../src/model/vsi.js';

/** What the whole pipeline makes of capture files, read as one capture. Throws where they are damaged. */
export async function analysed(files: readonly string[], options: AnalysisOptions = {}): Promise<{ findings: readonly Finding[]; lives: readonly VsiLife[]; timebase: Timebase }> {
  const timebase = new Timebase();
  const source = openSource(files, timebase);
  const analysis = createAnalysis(options);
  for (let batch = await source.read(); batch; batch = await source.read()) for (const input of batch) analysis.push(input);
  analysis.end();
  if (source.problems.length > 0) throw new Error(source.problems[0]!.message);
  return { findings: analysis.findings(), lives: analysis.lives(), timebase };
}
