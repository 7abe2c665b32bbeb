import type { FieldTable } from '../../export/field-table.js';
import { frameColumns } from '../../export/frame-columns.js';
import { groupAddress } from '../../export/group-address.js';
import { linkText } from '../../export/link-text.js';
import { mac } from '../../text/mac.js';
import type { World } from '../world.js';

/** The columns of frames in CSV. */
export const FRAME_TITLES = ['frame', 'time', 'link', 'from', 'to', 'protocol', 'length', 'captured', 'info', 'rules'] as const;

/** The cells of a frame; null where its row is gone. Of one whose octets are gone only what the row has. */
export function frameRow({ recording: { frames }, digest, times }: World, table: FieldTable, id: number): readonly string[] | null {
  const row = frames.row(id);
  if (row === null) return null;
  const decoded = frames.decode(id);
  const { ends: { src, dst }, protocol, info } = decoded === null ? { ends: {}, protocol: '', info: '' } : frameColumns(decoded.decoded, table);
  const to = dst ? (groupAddress(dst)?.name ?? mac(dst)) : '';
  const rules = digest.found.ofFrame(row.no).map(({ rule }) => rule);
  return [String(row.no), times.exact(row.timeNs), linkText(row.link, row.channel), src ? mac(src) : '', to, protocol, String(row.origLen), String(row.captured), info, rules.join(' ')];
}
