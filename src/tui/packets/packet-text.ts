import { FrameLine } from '../../export/frame-line.js';
import type { FieldTable } from '../../export/field-table.js';
import { writeHexLines } from '../../export/hex-lines.js';
import { PLAIN_PAINT } from '../../export/paint.js';
import { written } from '../../text/text-buffer.js';
import { timeWriter } from '../../text/time.js';
import type { Recording } from '../recording.js';
import type { Packet } from './packet.js';
import { treeText } from './tree-text.js';

/** The lines that `print` has for frames. */
export function* frameLines({ frames, timebase }: Pick<Recording, 'frames' | 'timebase'>, table: FieldTable, ids: Iterable<number>): Iterable<string> {
  const line = new FrameLine(table, timeWriter('clock', timebase.originSec, 0), PLAIN_PAINT);
  for (const id of ids) {
    const row = frames.decode(id);
    if (row !== null) yield written((to) => line.write(to, row)).trimEnd();
  }
}

/** The list of frames, and all of the tree and the octets of the selected one, as text. */
export function* packetText(recording: Recording, table: FieldTable, ids: Iterable<number>, packet: Packet | null): Iterable<string> {
  yield* frameLines(recording, table, ids);
  if (packet === null) return;
  yield '';
  yield* treeText(packet.nodes, packet.octets);
  if (packet.octets.length === 0) return;
  yield '';
  yield* written((to) => writeHexLines(to, packet.octets)).trimEnd().split('\n');
}
