import type { Backend } from './backend.js';
import { cap } from './cap.js';
import { dumpcap } from './dumpcap.js';
import { pcap } from './pcap.js';
import type { BackendName } from './tap.js';
import { tcpdump } from './tcpdump.js';

/** Every backend by its name. */
export const backends: Readonly<Record<BackendName, Backend>> = { tcpdump, dumpcap, pcap, cap };
