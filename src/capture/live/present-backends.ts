import { createRequire } from 'node:module';
import { backends } from './backends.js';
import { findProgram } from './find-program.js';
import { BACKENDS, type BackendName } from './tap.js';

/** A backend, and where it stands on this machine. */
export interface PresentBackend {
  readonly name: BackendName;
  /** Null where it is not installed. Whether it may capture shows only when it is tried. */
  readonly path: string | null;
}

function findPackage(name: string): string | null {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    return null;
  }
}

/** All backends, the best one first. */
export function presentBackends(): readonly PresentBackend[] {
  return BACKENDS.map((name) => ({ name, path: backends[name].program === null ? findPackage(name) : findProgram(name) }));
}
