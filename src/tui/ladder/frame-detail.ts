import type { TreeNode } from '../../model/decoded.js';
import { SEVERITY_LETTER } from '../../export/severity-letter.js';
import type { Style } from '../draw/line.js';
import { wireText } from '../draw/wire-text.js';
import type { World } from '../world.js';
import { associationsOf, fieldText, outcomeText } from './association.js';
import type { FrameRow, LadderRow, StateLabel } from './ladder-row.js';
import type { Message } from './message.js';
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

function vdpItems(tree: readonly TreeNode[]): DetailItem[] {
  const manager = find(tree, /^vdp\.manager$/);
  const associations = associationsOf(tree);
  const items = manager ? [item('VDP', `manager ${(find(manager.children, /^vdp\.manager$/) && wireText(manager.children.at(-1)!.text)) || wireText(manager.text)}`)] : [];
  for (const association of associations.slice(0, ASSOCIATIONS_SHOWN)) {
    const { node, vsiid } = association;
    items.push(item(items.length === 0 ? 'VDP' : '', outcomeText(association)));
    items.push(item('', `${fields(node, { 'vdp.typeid': 'type', 'vdp.typever': 'version', 'vdp.vsiidfmt': 'VSIID' })} ${vsiid}`));
    const entries = node.children.filter(({ name }) => name === 'vdp.filter');
    const format = fieldText(node, 'vdp.filterfmt');
    if (format !== null) items.push(item('', `filter ${format}, ${entries.length === 1 ? '1 entry' : `${entries.length} entries`}: ${entries.slice(0, ENTRIES_SHOWN).map(entryText).join('; ')}${entries.length > ENTRIES_SHOWN ? ' …' : ''}`));
  }
  if (associations.length > ASSOCIATIONS_SHOWN) items.push(item('', `+${associations.length - ASSOCIATIONS_SHOWN} VSIs more`));
  return items;
}

function stateText(labels: readonly StateLabel[]): string {
  return labels.map(({ life, text, confidence }) => `${labels.length > 1 ? `#${life + 1} ` : ''}${text}${confidence === 'confirmed' ? '' : ` (${confidence})`}`).join(', ');
}

/** What a frame says, when it came in its exchange, and what it changed. */
export function frameDetail(row: FrameRow, message: Message, rows: readonly LadderRow[], world: World): DetailItem[] {
  const { recording: { frames, analysis }, digest: { problems }, times } = world;
  const stored = frames.row(row.id);
  const tree = frames.tree(row.id);
  const life = analysis.life(row.life);
  const way = message.direction === 'right' ? 'station > bridge' : message.direction === 'left' ? 'bridge > station' : 'direction not known';
  const items = [item('Frame', `${times.exact(row.timeNs)}  ${stored?.origLen ?? '?'} octets  ${wireText(stored?.link ?? '')}  ${way}`)];
  if (tree === null) items.push(item('', 'its octets are gone', 'unknown'));
  else {
    const ecp = find(tree, /^ecp(-draft)?$/);
    if (ecp) items.push(item('ECP', fields(ecp, { 'ecp.version': 'version', 'ecp.op': 'operation', 'ecp.subtype': 'subtype', 'ecp.seqno': 'sequence' })));
    items.push(...vdpItems(tree));
  }
  const timing = life ? timingTexts(row, rows, life) : [];
  items.push(...timing.map((text, index) => item(index === 0 ? 'Timing' : '', text)));
  const { station, bridge } = row.labels;
  const states = [...(station.length > 0 ? [`station ${stateText(station)}`] : []), ...(bridge.length > 0 ? [`bridge ${stateText(bridge)}`] : [])];
  if (states.length > 0) items.push(item('State', states.join('   ')));
  for (const [index, { rule, severity, message: text, expected, received }] of problems.ofFrame(row.no).entries()) {
    items.push(item(index === 0 ? 'Problem' : '', `${SEVERITY_LETTER[severity]} ${rule} ${wireText(text)}; expected ${wireText(expected)}, received ${wireText(received)}`, severity));
  }
  return items;
}
