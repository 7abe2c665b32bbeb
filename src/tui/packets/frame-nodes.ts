import { faultText } from '../../export/fault-text.js';
import { FrameHead } from '../../export/frame-head.js';
import type { FrameRow } from '../../model/analysis.js';
import { written } from '../../text/text-buffer.js';
import { narrow } from '../draw/narrow.js';
import { note, type PacketNode } from './packet-node.js';

/** What `print -V` begins the tree of a frame with: `Frame 4690: …`, its time, link and interface below it. */
export function frameHeadNode(row: FrameRow, originSec: number): PacketNode {
  const [title = '', ...lines] = written((to) => new FrameHead(originSec).write(to, row)).trimEnd().split('\n');
  const children = lines.map((line) => {
    const [label = '', ...rest] = line.trim().split(': ');
    return note(label, narrow(rest.join(': ')));
  });
  return note(title, '', { name: 'frame', style: 'strong', bits: 8 * row.frame.data.length, children, filter: `frame.number == ${row.frame.no}` });
}

/** What is wrong with the octets of a frame, each at the place where it shows. */
export function faultNodes({ frame, decoded: { faults, truncated } }: FrameRow): PacketNode[] {
  const nodes = faults.map((fault) => {
    const at = Math.min(fault.at, frame.data.length);
    const octets = Math.max(0, Math.min(fault.limit, frame.data.length) - at);
    return note(narrow(faultText(fault)), '', { name: 'fault', style: 'error', bit: 8 * at, bits: 8 * octets, filter: `frame.fault == ${fault.kind}` });
  });
  return truncated ? [...nodes, note('[cut by the snap length]', '', { name: 'truncated', style: 'warning', filter: 'frame.truncated == 1' })] : nodes;
}
