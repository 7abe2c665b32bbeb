import { readFileSync } from 'node:fs';
import type { FilterEntry, VsiLife } from '../model/vsi.js';
import { mac } from '../text/mac.js';
import { vsiidText } from '../text/vsi-id.js';
import { UsageError } from './usage-error.js';

const LINE = /^(\S+)\s+(\S.*)$/;
const HEX = /^[0-9a-f]+$/;
const ADDRESS = /^[0-9a-f:.]*[:.][0-9a-f:.]*$/;

/** A VSI as the wire names it. */
export interface NamedVsi {
  readonly format: number;
  readonly vsiid: Uint8Array;
  readonly filter: readonly FilterEntry[];
}

/** The keys that may stand for a VSI: its VSIID, also as a UUID, and the MAC addresses of its filter. */
export function keysOf({ format, vsiid, filter }: NamedVsi): string[] {
  return [vsiidText(format, vsiid), vsiidText(5, vsiid), ...filter.flatMap((entry) => (entry.mac ? [mac(entry.mac)] : []))];
}

/** The key as VSIs and addresses are written here: lower case, `52:54:00:…` and UUIDs with dashes; null when it is neither. */
export function normalKey(text: string): string | null {
  const lower = text.toLowerCase();
  const digits = lower.replace(/[-:]/g, '');
  if (HEX.test(digits) && digits.length === 12) return digits.replace(/(..)(?!$)/g, '$1:');
  if (HEX.test(digits) && digits.length === 32 && !lower.includes(':')) return digits.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
  return ADDRESS.test(lower) ? lower : null;
}

/** Names of VSIs that the user gave, by UUID, address or MAC address. */
export class Names {
  readonly #names = new Map<string, string>();

  /** The names in `text`, a line each; throws UsageError that begins with `label` and the line's number. */
  constructor(text: string, label: string) {
    for (const [at, line] of text.split(/\r?\n/).entries()) {
      const trimmed = line.trim();
      if (trimmed === '' || trimmed.startsWith('#')) continue;
      const [, key, name] = LINE.exec(trimmed) ?? [];
      const normal = key === undefined ? null : normalKey(key);
      if (normal === null || name === undefined) throw new UsageError(`${label}:${at + 1}: expected a UUID, address or MAC address, then a name`);
      this.#names.set(normal, name);
    }
  }

  /** The lives with the names that were given for their VSIID or a MAC address of their filter. */
  apply(lives: readonly VsiLife[]): readonly VsiLife[] {
    if (this.#names.size === 0) return lives;
    return lives.map((life) => {
      const name = this.of(life);
      return name === null ? life : { ...life, name };
    });
  }

  /** The name that was given to a VSI, null when none was. */
  of(vsi: NamedVsi): string | null {
    return keysOf(vsi).map((key) => this.#names.get(key)).find((one) => one !== undefined) ?? null;
  }
}

/** Reads the file of `--names`; throws UsageError when it cannot be read or a line is wrong. Null: nobody is named. */
export function readNames(file: string | null): Names {
  if (file === null) return new Names('', '');
  try {
    return new Names(readFileSync(file, 'utf8'), file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
  }
}
