import { SEVERITY_LETTER } from '../../export/severity-letter.js';
import type { ChannelState, LinkState } from '../../model/link.js';
import { thousands } from '../../text/number.js';
import type { LinkDigest } from '../digest/links.js';
import { gravest } from '../digest/problems.js';
import { age } from '../draw/age.js';
import type { Cell } from '../draw/columns.js';
import { wireText } from '../draw/wire-text.js';
import type { World } from '../world.js';

/** What stands in the columns of the links, by column. */
export interface LinkCells {
  readonly link: Cell;
  readonly station: Cell;
  readonly bridge: Cell;
  readonly evb: Cell;
  readonly cdcp: Cell;
  readonly vsis: Cell;
  readonly last: Cell;
  readonly p95: Cell;
  readonly problems: Cell;
}

/** The S-channel that all others stand on. */
export function defaultChannel({ channels }: LinkState): ChannelState | null {
  return channels.find(({ svid }) => svid === null) ?? null;
}

/** The generation, and where it is of only one end, of both or of none any more. */
function evbCell(link: LinkState): Cell {
  const channel = defaultChannel(link);
  if (channel === null || channel.generation === null) return { text: 'no EVB', style: 'unknown' };
  if (!channel.isAlive) return { text: 'gone', style: 'warning' };
  if (channel.generation === 'mixed') return { text: 'mixed', style: 'bad' };
  if (channel.generation === 'ratified' && channel.basis === 'one') return { text: 'one end', style: 'warning' };
  return { text: channel.generation, style: channel.generation === 'ratified' ? 'good' : 'warning' };
}

function stationText({ station, stationName, others }: LinkState, hasNames: boolean, hasBoth: boolean): string {
  const address = station ?? others[0];
  if (address === undefined) return '(no station seen)';
  const name = hasNames && stationName !== null ? wireText(stationName) : null;
  return name === null ? wireText(address) : hasBoth ? `${name} ${wireText(address)}` : name;
}

function bridgeText({ station, bridge, bridgeName, bridgePort, others }: LinkState, hasNames: boolean): string {
  const address = bridge ?? others[station === null ? 1 : 0];
  if (address === undefined) return '(no bridge seen)';
  if (!hasNames || bridgeName === null) return wireText(address);
  return bridgePort === null ? wireText(bridgeName) : `${wireText(bridgeName)} ${wireText(bridgePort)}`;
}

/** The severity letter of the gravest one, and how many. */
function problemCell({ problems }: LinkDigest): Cell {
  const worst = gravest(problems);
  return worst === null ? { text: '0', style: 'dim' } : { text: `${SEVERITY_LETTER[worst]} ${thousands(problems.length)}`, style: worst };
}

/** `hasBoth`: the address of the station behind its name. */
export function linkCells(link: LinkDigest, { settings, digest: { summary } }: World, hasBoth: boolean): LinkCells {
  const { state, census, p95Ns } = link;
  const channels = defaultChannel(state)?.channels.length ?? 0;
  return {
    link: { text: wireText(state.name), style: 'strong' },
    station: { text: stationText(state, settings.hasNames, hasBoth), style: 'station' },
    bridge: { text: bridgeText(state, settings.hasNames), style: 'bridge' },
    evb: evbCell(state),
    cdcp: { text: channels === 0 ? 'none' : `${channels} chan` },
    vsis: { text: `${thousands(census.associated)}/${thousands(census.wanted)}`, style: census.associated < census.wanted ? 'pending' : 'plain' },
    last: { text: summary.timeNs - state.lastNs < 1e6 ? 'now' : age(summary.timeNs - state.lastNs) },
    p95: { text: p95Ns === null ? '-' : age(p95Ns) },
    problems: problemCell(link),
  };
}
