import type { VsiLife } from '../model/vsi.js';
import { vsiidText } from '../text/vsi-id.js';
import { linkText } from './link-text.js';
import { migrationEffect } from './migration-effect.js';
import type { Paint } from './paint.js';
import { table } from './table.js';

const TITLES = ['VSI', 'From', 'To', 'Associated', 'Hints', 'Order', 'Network'];

/** The VSIs that moved as a table, a line per migration: from where to where, when, S and M bits at either place, and the gap or overlap. */
export function migrationTable(lives: readonly VsiLife[], time: (timeNs: number) => string, paint: Paint): string[] {
  const rows = lives.flatMap((life) => {
    const { migration } = life;
    if (migration?.to.life !== life.id) return [];
    const { from, to, hints } = migration;
    const said = [...hints.from.map((hint) => `${hint} there`), ...hints.to.map((hint) => `${hint} here`)].join(', ');
    const cells = [vsiidText(life.format, life.vsiid), linkText(from.link, from.channel), linkText(to.link, to.channel), time(migration.associatedNs), said || '-', migration.order.join(', '), migrationEffect(migration)];
    return [cells.map((text) => ({ text }))];
  });
  return rows.length === 0 ? [] : table(TITLES.map((title) => ({ title })), rows, paint);
}
