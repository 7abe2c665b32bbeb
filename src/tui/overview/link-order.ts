import type { LinkDigest } from '../digest/links.js';

export const LINK_ORDERS = ['problems', 'name', 'latency'] as const;
export type LinkOrder = (typeof LINK_ORDERS)[number];

/** Names with numbers in them by those numbers: `eno10` behind `eno9`. */
let names: Intl.Collator | null = null;

function compareNames(one: string, two: string): number {
  // It takes milliseconds to make.
  names ??= new Intl.Collator('en', { numeric: true });
  return names.compare(one, two);
}

function errors({ problems }: LinkDigest): number {
  return problems.filter(({ severity }) => severity === 'error').length;
}

/** Links in an order: the one with the most errors, then problems, first; or the slowest first; or by name. */
export function orderedLinks(links: readonly LinkDigest[], order: LinkOrder, isReversed: boolean): LinkDigest[] {
  const keyed = links.map((link) => ({ link, errors: errors(link) }));
  keyed.sort((a, b) => {
    const [one, two] = [a.link, b.link];
    const byKey = order === 'problems' ? b.errors - a.errors || two.problems.length - one.problems.length : order === 'latency' ? (two.p95Ns ?? -1) - (one.p95Ns ?? -1) : 0;
    return byKey || compareNames(one.state.name, two.state.name);
  });
  const ordered = keyed.map(({ link }) => link);
  return isReversed ? ordered.reverse() : ordered;
}
