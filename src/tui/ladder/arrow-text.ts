import type { VsiLife } from '../../model/vsi.js';
import { hex } from '../../text/mac.js';
import type { FrameRow } from './ladder-row.js';
import type { Message } from './message.js';

/** What an arrow says of a frame: ECP first, then what it says of the VSI; `isShort` where there is little room. */
export function arrowText(row: FrameRow, { sequence, operation, said }: Message, life: VsiLife | null, isShort: boolean): string {
  const number = sequence === null ? '' : isShort ? `0x${sequence.toString(16)}` : `0x${sequence.toString(16).padStart(4, '0')}`;
  const own = (life && said.find(({ vsiid }) => vsiid === hex(life.vsiid))) ?? said[0];
  const parts = [...(isShort ? [] : ['ECP']), number, operation];
  if (own) {
    const outcome = own.code === null ? '' : own.code === 0 ? ' ok' : ` err ${own.code}`;
    parts.push(`${isShort ? '' : ' '}${own.type}${outcome}${own.flags}`);
    if (row.isKeepAlive) parts.push('keep-alive');
    if (said.length > 1) parts.push(`+${said.length - 1} VSI${said.length > 2 ? 's' : ''}`);
  }
  if (row.copy > 0) parts.push(`${isShort ? '' : ' '}retx ${row.copy}/${row.copies}`);
  return parts.filter((part) => part !== '').join(' ');
}
