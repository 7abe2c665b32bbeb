import { linkText } from '../../export/link-text.js';
import { quoted } from '../../filter/print.js';
import type { Confidence } from '../../model/vsi.js';
import type { Finding } from '../../model/finding.js';
import { count, thousands } from '../../text/number.js';
import { vsiidText } from '../../text/vsi-id.js';
import { narrow } from '../draw/narrow.js';
import { wireText } from '../draw/wire-text.js';
import type { World } from '../world.js';
import type { Evidence } from './evidence.js';
import type { RuleText } from './explain.js';

/** A part of an explanation; `frame` is the number of the frame that the text is about. */
export interface Section {
  readonly label: string;
  readonly text: string;
  readonly frame: number | null;
}

const SURE: Readonly<Record<Confidence, string>> = {
  confirmed: 'High: the frames of the capture prove it.',
  inferred: 'Medium: no frame shows it, but a timer that ran out or a later frame implies it.',
  stale: 'Low: frames are missing from the capture near it.',
};

/** All that is to be said of a finding, always in the same order: What, Why, Evidence, Also, Usual, Try, Sure?, Rule, Filter. `isWide`: each cause and each advice on a line of its own. */
export function explanation(finding: Finding, evidence: readonly Evidence[], rule: RuleText | null, world: World, isWide: boolean): Section[] {
  const section = (label: string, text: string): Section[] => (text === '' ? [] : [{ label, text, frame: null }]);
  const list = (label: string, items: readonly string[], mark: (index: number) => string): Section[] => {
    const marked = items.map((item, index) => `${mark(index)} ${item}`);
    return (isWide ? marked : section('', marked.join('  ')).map(({ text }) => text)).map((text, index) => ({ label: index === 0 ? label : '', text, frame: null }));
  };
  const severity = rule === null || rule.severity === finding.severity ? finding.severity : `${finding.severity} here, ${rule.severity} as a rule`;
  return [
    ...section('What', whatText(finding, world)),
    ...section('Why', rule?.explain.why ?? ''),
    ...(evidence.length === 0 ? section('Evidence', 'no frame: something that should have come did not') : []),
    ...evidence.map((one, index) => ({ label: index === 0 ? 'Evidence' : '', text: evidenceText(one, world), frame: one.no })),
    ...section('Also', alsoText(finding, world)),
    ...list('Usual', rule?.explain.usual ?? [], () => '-'),
    ...list('Try', rule?.explain.try ?? [], (index) => `${index + 1}.`),
    ...section('Sure?', `${SURE[finding.confidence]}${finding.reason === '' ? '' : ` ${sentence(wireText(finding.reason))}`}`),
    ...section('Rule', `severity ${severity}${rule === null ? '' : `, ${rule.spec}`}. i turns it off for this session; more by: evbscope rules ${finding.rule}`),
    ...section('Filter', `rule == ${quoted(finding.rule)}${finding.link === '' ? '' : ` and link == ${quoted(finding.link)}`}`),
  ];
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function whatText({ message, expected, link, channel, life: id, timeNs, count: times }: Finding, { recording: { analysis }, times: clock }: World): string {
  const life = id === null ? null : analysis.life(id);
  const name = life?.name == null ? '' : ` (${wireText(life.name)})`;
  const about = life === null ? '' : `, VSI ${vsiidText(life.format, life.vsiid)}${name}`;
  const often = times > 1 ? `, ${thousands(times)} times, first at ${clock.clock(timeNs, 3)}` : ` at ${clock.clock(timeNs, 3)}`;
  return `${sentence(wireText(message))} Expected: ${wireText(expected)}. On ${narrow(linkText(link, channel))}${about}${often}.`;
}

function evidenceText({ no, timeNs, direction, text }: Evidence, { times }: World): string {
  return [`#${no}`, timeNs === null ? '' : times.clock(timeNs, 3), direction, text].filter((part) => part !== '').join('  ');
}

/** Where else the same rule was broken. */
function alsoText({ rule, link, channel, vsiid }: Finding, { digest: { found, links } }: World): string {
  const same = found.list.filter((other) => other.rule === rule);
  const here = same.filter((other) => other.link === link && !(other.channel === channel && other.vsiid === vsiid)).length;
  const others = new Map<string, number>();
  for (const other of same) if (other.link !== link) others.set(other.link, (others.get(other.link) ?? 0) + 1);
  const elsewhere = [...others].slice(0, 4).map(([name, number]) => `${wireText(name)} ${number}x`).join(', ') + (others.size > 4 ? ` and ${others.size - 4} more` : '');
  const clean = links.length - others.size - 1;
  return [
    here === 0 ? 'nowhere else on this link' : `${thousands(here)} more on this link`,
    others.size === 0 ? '' : `on other links: ${elsewhere}`,
    links.length < 2 ? '' : clean <= 0 ? 'no link is without it' : `${thousands(clean)} of ${count(links.length, 'link')} ${clean === 1 ? 'is' : 'are'} without it`,
  ].filter((part) => part !== '').join('; ');
}
