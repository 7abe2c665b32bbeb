import type { FrameRow } from '../model/analysis.js';
import type { Decoded } from '../model/decoded.js';
import { hex, mac } from '../text/mac.js';
import { describe } from './describe.js';
import type { FieldTable } from './field-table.js';
import { linkText } from './link-text.js';
import type { Paint } from './paint.js';

/** The group addresses that control frames are sent to (802.1Q table 8-1). */
const GROUPS: Readonly<Record<string, string>> = {
  '0180c2000000': 'nearest-customer-bridge',
  '0180c2000003': 'nearest-non-TPMR-bridge',
  '0180c200000e': 'nearest-bridge',
};
const NUMBER_WIDTH = 6;
const PROTOCOL_WIDTH = 4;

function addresses({ layers }: Decoded): string {
  const { src, dst } = (layers[0]?.pdu ?? {}) as { src?: Uint8Array; dst?: Uint8Array };
  const to = dst ? ` > ${GROUPS[hex(dst)] ?? mac(dst)}` : '';
  return (src ? mac(src) : '?') + to;
}

function marks({ layers, faults, truncated }: Decoded, paint: Paint): string {
  const parts = [
    ...faults.map(({ layer, kind, at, need, have }) => paint.error(`[${layer}: ${kind} at octet ${at}, ${need} wanted, ${have} there]`)),
    ...layers.filter(({ reserved }) => reserved).map(({ name }) => paint.warning(`[${name}: reserved bits set]`)),
    ...(truncated ? [paint.warning('[cut by the snap length]')] : []),
  ];
  return parts.map((part) => `  ${part}`).join('');
}

/** A control frame as one line: number, time, link, who to whom, protocol, what it says, what is wrong with its octets. */
export function frameLine(row: FrameRow, time: string, table: FieldTable, paint: Paint): string {
  const { frame, decoded } = row;
  const { protocol, info } = describe(decoded, table);
  const no = `#${frame.no}`.padStart(NUMBER_WIDTH);
  const head = `${paint.dim(no)} ${time} ${linkText(row.link, row.channel)} ${addresses(decoded)}`;
  return `${head}  ${paint.bold(protocol.padEnd(PROTOCOL_WIDTH))} ${info}${marks(decoded, paint)}`.trimEnd();
}
