import type { ChannelState, LinkState, Negotiated } from '../model/link.js';
import { safe } from '../text/safe.js';
import { linkText } from './link-text.js';
import type { Paint } from './paint.js';
import { table } from './table.js';

const TITLES = ['Link', 'Station', 'Bridge', 'EVB', 'R', 'RTE', 'RWD', 'RKA', 'Relay', 'Group ids', 'S-channels'];
/** `s` the station's value, `b` the bridge's. */
const MARKS: Readonly<Record<Negotiated['from'], string>> = { station: 's', bridge: 'b', unknown: '', assumed: '?' };

function row(link: LinkState, channel: ChannelState): { text: string }[] {
  const value = ({ value: number, from }: Negotiated): string => (channel.generation === 'draft' ? '-' : `${number}${MARKS[from]}`);
  const pairs = channel.channels.map(({ scid, svid }) => `${scid}:${svid}`).join(' ');
  return [
    linkText(link.name, channel.svid),
    safe(link.station ?? link.others[0] ?? '-'),
    safe(link.bridge ?? link.others[1] ?? '-'),
    (channel.generation ?? 'none') + (channel.generation === null || channel.isAlive ? '' : ', gone'),
    value(channel.r),
    value(channel.rte),
    value(channel.rwd),
    value(channel.rka),
    channel.reflectiveRelay ? 'on' : 'off',
    channel.groupIds ? 'yes' : 'no',
    pairs || '-',
  ].map((text) => ({ text }));
}

/**
 * The links as a table, a line per S-channel: both ends, generation of EVB, the values in force with the end that first
 * asked for them (`s` station, `b` bridge, `?` assumed), reflective relay, group ids, the agreed S-channels as SCID:SVID.
 */
export function linkTable(links: readonly LinkState[], paint: Paint): string[] {
  const rows = links.flatMap((link) => link.channels.map((channel) => row(link, channel)));
  return table(TITLES.map((title) => ({ title })), rows, paint);
}
