import { backends } from './backends.js';
import { listInterfaces } from './list-interfaces.js';
import type { TapRequest } from './tap.js';

const MAX_FILTER = 65_536;

/** A size in range, as a whole number. */
function isSize(value: unknown, most: number): boolean {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most;
}

/**
 * Whether what came from the process that parses the wire is a request and nothing but that: a name of an interface that there is, not
 * one of those texts that capture programs take for a pipe or a remote machine, and sizes within their bounds.
 */
export function isTapRequest(value: TapRequest): boolean {
  return (
    Object.hasOwn(backends, value.backend) &&
    listInterfaces().some(({ name }) => name === value.interface) &&
    typeof value.filter === 'string' && value.filter.length <= MAX_FILTER && !value.filter.includes('\0') &&
    typeof value.isImmediate === 'boolean' && isSize(value.snaplen, 262_144) && isSize(value.bufferMiB, 1024)
  );
}
