import type { Recording } from '../recording.js';
import type { RowFilter } from '../row-filter.js';
import type { Settings } from '../settings.js';
import type { Digest } from '../world.js';
import { census } from './census.js';
import { latencies } from './latencies.js';
import { links } from './links.js';
import { Problems, shownFindings } from './problems.js';

/** Makes what the screens say of the whole capture, of its findings only what passes; costs some milliseconds for each 100,000 lives, samples or findings. */
export function digestOf({ analysis, frames, latencies: table }: Recording, settings: Settings, passes: RowFilter['finding']): Digest {
  const lifeOf = (no: number): number | null => {
    const id = frames.idOf(no);
    return id === null ? null : (frames.row(id)?.vsi ?? null);
  };
  const problems = new Problems(shownFindings(analysis, settings, passes), lifeOf);
  const counted = census(analysis);
  const latency = latencies(table);
  return { summary: analysis.summary(), census: counted, problems, latency, links: links(analysis, counted, latency, problems) };
}
