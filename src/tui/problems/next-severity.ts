import { SEVERITIES } from '../digest/problems.js';
import type { Outcome } from '../view.js';
import type { World } from '../world.js';

/** Shows only graver findings from now on; after the gravest, all of them again. */
export function nextSeverity(world: World): Outcome {
  const { settings } = world;
  settings.lowest = SEVERITIES[(SEVERITIES.indexOf(settings.lowest) + 1) % SEVERITIES.length]!;
  world.refresh();
  return { say: settings.lowest === 'note' ? 'all problems are shown' : `problems from ${settings.lowest} on are shown; v again for others` };
}
