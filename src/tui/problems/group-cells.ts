import { linkText } from '../../export/link-text.js';
import { SEVERITY_LETTER } from '../../export/severity-letter.js';
import { thousands } from '../../text/number.js';
import type { Cell, Column } from '../draw/columns.js';
import { narrow } from '../draw/narrow.js';
import { wireText } from '../draw/wire-text.js';
import type { World } from '../world.js';
import type { Explain } from './explain.js';
import type { FindingGroup, Grouping } from './finding-groups.js';
import { whereOf } from './where.js';

const KEY_COLUMNS: Readonly<Record<Grouping, number>> = { rule: 8, link: 12, VSI: 13, time: 8 };
const KEY_TITLES: Readonly<Record<Grouping, string>> = { rule: 'Rule', link: 'Link', VSI: 'VSI', time: 'Rule' };
const RULES_SHOWN = 6;
/** From which width on more is told. */
const [STANDARD_COLUMNS, WIDE_COLUMNS] = [80, 120];
export const SPARK_COLUMNS = 18;

/** The columns of the groups; what happened takes what is left. */
export function groupColumns(grouping: Grouping, columns: number): readonly Column[] {
  const isWide = columns >= WIDE_COLUMNS;
  const behind: Column[] = [
    { title: 'Seen', width: 6, right: true },
    ...(columns < STANDARD_COLUMNS ? [] : [{ title: 'VSIs', width: 5, right: true }, { title: 'Links', width: isWide ? 16 : 10 }]),
    ...(isWide ? [{ title: 'First', width: 10 }] : []),
    { title: 'Last', width: 10 },
  ];
  const spark = isWide ? SPARK_COLUMNS + 1 : 0;
  const fixed = behind.reduce((sum, { width }) => sum + width + 1, 0) + 2 + KEY_COLUMNS[grouping] + 1 + spark + 1;
  return [{ title: 'S', width: 1 }, { title: KEY_TITLES[grouping], width: KEY_COLUMNS[grouping] }, { title: 'What', width: Math.max(6, columns - fixed) }, ...behind];
}

function keyText({ key, lead, rules }: FindingGroup, grouping: Grouping, world: World): string {
  const finding = world.digest.problems.list[lead]!;
  switch (grouping) {
    case 'rule': return key;
    case 'time': return rules[0]!;
    case 'link': return narrow(linkText(finding.link, finding.channel));
    case 'VSI': return finding.vsiid === null ? '(no VSI)' : whereOf(finding, world);
  }
}

function whatText({ lead, rules, key }: FindingGroup, grouping: Grouping, world: World, explain: Explain): string {
  const finding = world.digest.problems.list[lead]!;
  if (grouping === 'rule') return explain(key)?.title ?? wireText(finding.message);
  if (grouping === 'time') return wireText(finding.message);
  const shown = rules.slice(0, RULES_SHOWN).join(' ');
  return `${explain(finding.rule)?.title ?? finding.rule}${rules.length > 1 ? `; ${shown}${rules.length > RULES_SHOWN ? ` +${rules.length - RULES_SHOWN}` : ''}` : ''}`;
}

/** What stands in those columns. */
export function groupCells(group: FindingGroup, grouping: Grouping, columns: number, world: World, explain: Explain): readonly Cell[] {
  const { severity, count, vsis, links, firstNs, lastNs } = group;
  const time = (timeNs: number): Cell => ({ text: world.times.shown(timeNs, 1, null) });
  return [
    { text: SEVERITY_LETTER[severity], style: severity },
    { text: keyText(group, grouping, world), style: severity },
    { text: whatText(group, grouping, world, explain) },
    { text: thousands(count) },
    ...(columns < STANDARD_COLUMNS ? [] : [{ text: vsis === 0 ? '-' : thousands(vsis) }, { text: linksText(links) }]),
    ...(columns >= WIDE_COLUMNS ? [time(firstNs)] : []),
    time(lastNs),
  ];
}

function linksText(links: readonly string[]): string {
  const [first, second] = links;
  if (links.length > 2) return `${links.length} links`;
  return [first, second].flatMap((link) => (link === undefined ? [] : [wireText(link)])).join(' ');
}
