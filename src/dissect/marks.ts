import type { Mark } from './visitor.js';

const number = (value: number): string => String(value);

/** Marks that layers of any protocol have. */
export const MARKS = {
  type: { label: 'Type', text: number },
  length: { label: 'Length', text: number },
  reserved: { label: 'Reserved', text: (bits) => (bits === 0 ? '0' : `0x${bits.toString(16)} (not zero)`) },
  padding: { label: 'Padding', text: (octets) => (octets === 1 ? '1 octet' : `${octets} octets`) },
  excess: { label: 'Excess', text: (octets) => `${octets} octets` },
} as const satisfies Readonly<Record<string, Mark>>;
