import type { FrameRow } from '../model/analysis.js';
import type { TreeNode } from '../model/decoded.js';
import type { Timebase } from '../model/timebase.js';
import { safe } from '../text/safe.js';
import { isoTime } from '../text/time.js';
import { treeLines } from './tree-lines.js';

/** The whole tree of a control frame: the frame itself, its layers with their fields, and the faults of its octets. */
export function frameTree(row: FrameRow, nodes: readonly TreeNode[], timebase: Timebase): string[] {
  const { frame, decoded, link, channel } = row;
  const { file, name } = frame.point;
  const faults = decoded.faults.map(({ layer, at, kind, expected, need, have }) => `[${layer}: ${kind} at octet ${at}: expected ${safe(expected)}; ${need} octets wanted, ${have} there]`);
  return [
    `Frame ${frame.no}: ${frame.origLen} octets on the wire, ${frame.data.length} captured`,
    `    Time: ${isoTime(timebase.originSec, frame.timeNs)}`,
    `    Link: ${safe(link)}`,
    `    S-channel: ${channel === null ? 'default' : `SVID ${channel}`}`,
    ...(name === null ? [] : [`    Interface: ${safe(name)}`]),
    ...(file === null ? [] : [`    File: ${safe(file)}`]),
    ...(frame.direction === null ? [] : [`    Direction: ${frame.direction}`]),
    ...treeLines(nodes, frame.data),
    ...faults,
    ...(decoded.truncated ? ['[cut by the snap length]'] : []),
  ];
}
