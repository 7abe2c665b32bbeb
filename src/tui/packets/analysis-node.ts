import { SEVERITY_LETTER } from '../../export/severity-letter.js';
import { linkText } from '../../export/link-text.js';
import { standingAt, type StandingAt } from '../../filter/standing-at.js';
import type { StoredFrame } from '../../model/stored-frame.js';
import type { Side, VsiLife } from '../../model/vsi.js';
import { count } from '../../text/number.js';
import { vsiidText } from '../../text/vsi-id.js';
import { wireText } from '../draw/wire-text.js';
import { shownState } from '../shown-state.js';
import { compact } from '../times.js';
import type { World } from '../world.js';
import { note, type PacketNode } from './packet-node.js';

/** Frames of an exchange that are named. */
const MOST_FRAMES = 12;

/** The frames of the exchange that a frame belongs to, and the times between them. */
function exchangeNodes({ recording: { frames } }: World, row: StoredFrame): PacketNode[] {
  if (row.exchange === null) return [];
  const all = frames.framesOfExchange(row.exchange).flatMap((id) => frames.row(id) ?? []);
  const [first] = all;
  const nodes = all.slice(0, MOST_FRAMES).map((one, index) => {
    const isCopy = all.findIndex(({ kind }) => kind === one.kind) < index;
    const beforeNs = all[index - 1]?.timeNs;
    const words = [
      `#${one.no}`,
      ...(one.id === row.id ? ['(this frame)'] : []),
      ...(beforeNs === undefined || !first ? [] : [`${compact(one.timeNs - beforeNs)} later`, ...(index > 1 ? [`${compact(one.timeNs - first.timeNs)} after the request`] : [])]),
    ];
    return note(`${one.kind}${isCopy ? ', copy' : ''}`, words.join('  '), { frame: one.no });
  });
  return all.length > MOST_FRAMES ? [...nodes, note(`${count(all.length - MOST_FRAMES, 'frame')} more of this exchange`, '')] : nodes;
}

function sideNode(life: VsiLife, side: Side, { no, timeNs }: StoredFrame): PacketNode {
  const name = (standing: StandingAt): string => shownState(standing, life.reserved && standing.isLast);
  const [before, after] = [standingAt(life, side, { no: no - 1, timeNs }), standingAt(life, side, { no, timeNs })];
  const words = name(before) === name(after) ? `${name(after)}, as before` : `${name(before)} before, ${name(after)} after this frame`;
  return note(side === 'station' ? 'Station' : 'Bridge', words);
}

function vsiNodes({ recording: { analysis } }: World, row: StoredFrame): PacketNode[] {
  const life = row.vsi === null ? null : analysis.life(row.vsi);
  if (life === null) return [];
  const title = `${vsiidText(life.format, life.vsiid)}${life.name === null ? '' : `  ${life.name}`}  on ${linkText(life.link, life.channel)}`;
  return [
    note('VSI', wireText(title)),
    ...(row.hasMoreVsis ? [note('and further VSIs', 'the layers above say which')] : []),
    sideNode(life, 'station', row),
    sideNode(life, 'bridge', row),
  ];
}

/** What the analysis makes of a frame: none of it is on the wire. */
export function analysisNode(world: World, row: StoredFrame): PacketNode {
  const findings = world.digest.found.ofFrame(row.no).map(({ severity, rule, message }) => {
    return note(`[${SEVERITY_LETTER[severity]}] ${rule}`, wireText(message), { style: severity, filter: `rule == "${rule}"` });
  });
  const known = [...findings, ...vsiNodes(world, row), ...exchangeNodes(world, row)];
  const children = known.length > 0 ? known : [note('Nothing', 'no exchange, no VSI and no problem of this frame is known')];
  return note('Analysis (not on the wire)', '', { name: 'analysis', style: 'strong', children });
}
