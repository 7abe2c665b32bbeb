import { significant } from '../../text/number.js';

/** `2.1 fr/s`: frames a second, two digits at most. */
export function rateText(rate: number): string {
  return `${significant(rate >= 10 ? Math.round(rate) : Math.round(rate * 10) / 10)} fr/s`;
}
