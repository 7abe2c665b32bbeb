import type { DataCount } from '../model/data-count.js';
import { thousands } from '../text/number.js';
import { safe } from '../text/safe.js';
import { vsiidText } from '../text/vsi-id.js';
import type { Paint } from './paint.js';
import { table } from './table.js';

const COLUMNS = [...['Link', 'S-channel', 'MAC address', 'VSI'].map((title) => ({ title })), ...['Data up', 'Down', 'Reflected'].map((title) => ({ title, right: true }))];

/** Data frames by MAC address of a VSI as a table. */
export function dataCountTable(counts: readonly DataCount[], paint: Paint): string[] {
  const rows = counts.map(({ link, channel, mac, format, vsiid, up, down, reflected }) =>
    [safe(link), channel === null ? '-' : String(channel), mac, safe(vsiidText(format, vsiid)), ...[up, down, reflected].map(thousands)].map((text) => ({ text })),
  );
  return table(COLUMNS, rows, paint);
}
