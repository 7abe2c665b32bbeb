import type { LinkState } from '../model/link.js';
import { safe } from '../text/safe.js';
import type { Paint } from './paint.js';
import { table } from './table.js';

const TITLES = ['Link', 'End', 'What it is', 'Whose', 'By'];

/** Which stack either end of each link seems to be, and by what. */
export function stackTable(links: readonly LinkState[], paint: Paint): string[] {
  const rows = links.flatMap(({ name, stacks }) =>
    stacks.map(({ mac, role, like, evidence }) => [safe(name), safe(mac), role, like ?? '-', evidence.join(', ') || '-'].map((text) => ({ text }))),
  );
  return table(TITLES.map((title) => ({ title })), rows, paint);
}
