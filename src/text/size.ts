import { significant } from './number.js';

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A number of octets for people, in powers of 1000, three significant digits: `512 B`, `1.2 MB`, `7.47 GB`. */
export function size(octets: number): string {
  let value = octets;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${significant(value)} ${UNITS[unit]!}`;
}
