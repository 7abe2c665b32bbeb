import type { Backend } from './backend.js';
import { ownChild } from './own-child.js';

/** Milliseconds after which the kernel hands over a block that is not full. */
export const BLOCK_MS = 50;

/** The package pcap (node_pcap) in a child of ours: the kernel's microseconds. Its counters come as they change. */
export const pcap: Backend = { ...ownChild, name: 'pcap', clock: 'us', delayMs: ({ isImmediate }) => (isImmediate ? 20 : BLOCK_MS + 20) };
