import type { Backend } from './backend.js';
import { ownChild } from './own-child.js';

/** The package cap in a child of ours: no time stamps but when a frame arrived there, no counters, always at once. */
export const cap: Backend = { ...ownChild, name: 'cap', clock: 'arrival', delayMs: () => 20 };
