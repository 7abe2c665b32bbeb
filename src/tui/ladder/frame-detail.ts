import type { TreeNode } from '../../model/decoded.js';
import type { Finding } from '../../model/finding.js';
import { SEVERITY_LETTER } from '../../export/severity-letter.js';
import type { Style } from '../draw/line.js';
import { wireText } from '../draw/wire-text.js';
import type { World } from '../world.js';
import { associationsOf, fieldText, outcomeText } from './association.js';
import type { FrameRow, LadderRow, StateLabel } from './ladder-row.js';
import type { Direction } from './message.js';
import { timingTexts } from './timing-text.js';

/** A labelled text of the detail pane; the text may need more than one line. */
export interface DetailItem {
  readonly label: string;
  readonly text: string;
  readonly style: Style;
}

const ASSOCIATIONS_SHOWN = 8;
const ENTRIES_SHOWN = 4;

function item(label: string, text: string, style: Style = 'plain'): DetailItem {
  return { label, text, style };
}

function find(nodes: readonly TreeNode[], name: RegExp): TreeNode | null {
  for (const node of nodes) {
    const found = name.test(node.name) ? node : find(node.children, name);
    if (found) return found;
  }
  return null;
}

function fields(node: TreeNode, names: Readonly<Record<string, string>>): string {
  return Object.entries(names).map(([name, label]) => [label, fieldText(node, name)] as const).filter(([, text]) => text !== null).map(([label, text]) => `${label} ${text}`).join('  ');
}

function entryText(entry: TreeNode): string {
  return fields(entry, { 'vdp.filter.group': 'group', 'vdp.filter.mac': 'MAC', 'vdp.filter.vid': 'VID', 'vdp.filter.ps': 'PS', 'vdp.filter.pcp': 'PCP' });
}

function managerOf(tree: readonly TreeNode[]): string {
  const manager = find(tree, /^vdp\.manager$/);
  return manager ? `  manager ${wireText((manager.children.at(-1) ?? manager).text)}` : '';
}

/** What is said of the VSIs, then who they are. */
function vdpItems(tree: readonly TreeNode[]): { readonly outcomes: DetailItem[]; readonly identities: DetailItem[] } {
  const associations = associationsOf(tree);
  const shown = associations.slice(0, ASSOCIATIONS_SHOWN);
  const outcomes = shown.map((association, index) => item(index === 0 ? 'VDP' : '', `${outcomeText(association)}${index === 0 ? managerOf(tree) : ''}`));
  if (associations.length > shown.length) outcomes.push(item('', `+${associations.length - shown.length} VSIs more`));
  const identities = shown.flatMap(({ node, vsiid }) => {
    const entries = node.children.filter(({ name }) => name === 'vdp.filter');
    const filter = fieldText(node, 'vdp.filterfmt');
    const count = entries.length === 1 ? '1 entry' : `${entries.length} entries`;
    return [
      item('VSI', `${fields(node, { 'vdp.typeid': 'type', 'vdp.typever': 'version', 'vdp.vsiidfmt': 'VSIID' })} ${vsiid}`),
      ...(filter === null ? [] : [item('', `filter ${filter}, ${count}: ${entries.slice(0, ENTRIES_SHOWN).map(entryText).join('; ')}${entries.length > ENTRIES_SHOWN ? ' …' : ''}`)]),
    ];
  });
  return { outcomes, identities };
}

function stateText(labels: readonly StateLabel[]): string {
  return labels.map(({ life, text, confidence }) => `${labels.length > 1 ? `#${life + 1} ` : ''}${text}${confidence === 'confirmed' ? '' : ` (${confidence})`}`).join(', ');
}

/** One of several occurrences is said by the words of the first one. */
function problemText({ rule, severity, message, expected, count, frames }: Finding, no: number): string {
  const first = count > 1 && frames[0] !== no ? ` (so at #${frames[0]}; ${count} times in all)` : '';
  return `${SEVERITY_LETTER[severity]} ${rule} ${wireText(message)}${first}; expected ${wireText(expected)}`;
}

const WAYS = { right: 'station > bridge', left: 'bridge > station' } as const;

/** What a frame says, what is wrong with it, when it came in its exchange, and what it changed: the most telling first. `wayOf`: who sent a frame. */
export function frameDetail(row: FrameRow, rows: readonly LadderRow[], wayOf: (row: FrameRow) => Direction, world: World): DetailItem[] {
  const { recording: { frames, analysis }, digest: { found }, times } = world;
  const tree = frames.tree(row.id) ?? [];
  const life = analysis.life(row.life);
  const way = wayOf(row);
  const { outcomes, identities } = vdpItems(tree);
  const ecp = find(tree, /^ecp(-draft)?$/);
  const timing = life ? timingTexts(row, rows, life, wayOf) : [];
  const { station, bridge } = row.labels;
  const states = [...(station.length > 0 ? [`station ${stateText(station)}`] : []), ...(bridge.length > 0 ? [`bridge ${stateText(bridge)}`] : [])];
  return [
    ...(tree.length === 0 ? [item('Octets', 'gone: they cannot be read again', 'unknown')] : []),
    ...(ecp ? [item('ECP', fields(ecp, { 'ecp.version': 'version', 'ecp.op': 'operation', 'ecp.subtype': 'subtype', 'ecp.seqno': 'sequence' }))] : []),
    ...outcomes,
    ...found.ofFrame(row.no).map((finding, index) => item(index === 0 ? 'Problem' : '', problemText(finding, row.no), finding.severity)),
    ...timing.map((text, index) => item(index === 0 ? 'Timing' : '', text)),
    ...(states.length > 0 ? [item('State', states.join('   '))] : []),
    ...identities,
    item('Frame', `${times.exact(row.timeNs)}  ${frames.row(row.id)?.origLen ?? '?'} octets  ${way === null ? 'sender not known' : WAYS[way]}`),
  ];
}
