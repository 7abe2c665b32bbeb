import { linkText } from '../../export/link-text.js';
import type { Finding, Severity } from '../../model/finding.js';
import { SEVERITIES } from '../digest/problems.js';

export const GROUPINGS = ['rule', 'link', 'VSI', 'time'] as const;
export type Grouping = (typeof GROUPINGS)[number];
export const GROUP_ORDERS = ['severity', 'time', 'count'] as const;
export type GroupOrder = (typeof GROUP_ORDERS)[number];

/** Findings that have something in common. */
export interface FindingGroup {
  readonly key: string;
  /** Positions in `Problems.list`, by first occurrence. */
  readonly positions: number[];
  /** The first one of the gravest: what a group is shown by. */
  lead: number;
  severity: Severity;
  /** How often they came, all together. */
  count: number;
  readonly rules: string[];
  readonly links: string[];
  /** How many VSIs they are about. */
  vsis: number;
  firstNs: number;
  lastNs: number;
}

function keyOf({ rule, link, channel, vsiid }: Finding, position: number, grouping: Grouping): string {
  switch (grouping) {
    case 'rule': return rule;
    case 'link': return linkText(link, channel);
    case 'VSI': return vsiid === null ? `${link} ${channel}` : `${link} ${channel} ${vsiid}`;
    case 'time': return String(position);
  }
}

const RANK = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** Groups in an order: the gravest first and of those the newest, or the newest, or those that came most often. */
export function findingGroups(list: readonly Finding[], grouping: Grouping, order: GroupOrder, isReversed: boolean): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  const seen = new Set<string>();
  for (const [position, finding] of list.entries()) {
    const { severity, rule, link, channel, vsiid, timeNs, count } = finding;
    const key = keyOf(finding, position, grouping);
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { key, positions: [], lead: position, severity, count: 0, rules: [], links: [], vsis: 0, firstNs: timeNs, lastNs: timeNs }));
    group.positions.push(position);
    group.count += count;
    if (!group.rules.includes(rule)) group.rules.push(rule);
    if (!group.links.includes(link)) group.links.push(link);
    if (vsiid !== null && isNew(seen, `${key} ${link} ${channel} ${vsiid}`)) group.vsis++;
    group.firstNs = Math.min(group.firstNs, timeNs);
    group.lastNs = Math.max(group.lastNs, timeNs);
    if (RANK(severity) > RANK(group.severity)) [group.severity, group.lead] = [severity, position];
  }
  const compare: Readonly<Record<GroupOrder, (a: FindingGroup, b: FindingGroup) => number>> = {
    severity: (a, b) => RANK(b.severity) - RANK(a.severity),
    time: () => 0,
    count: (a, b) => b.count - a.count,
  };
  const sorted = [...groups.values()].sort((a, b) => compare[order](a, b) || b.lastNs - a.lastNs || b.lead - a.lead);
  return isReversed ? sorted.reverse() : sorted;
}

/** Adds a text to those that were seen; false where it is one of them. */
function isNew(seen: Set<string>, text: string): boolean {
  const { size } = seen;
  return seen.add(text).size > size;
}
