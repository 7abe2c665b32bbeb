import type { Backend } from './backend.js';
import { dumpcap } from './dumpcap.js';
import type { BackendName } from './tap.js';
import { tcpdump } from './tcpdump.js';

/** Every backend by its name. */
export const backends: Readonly<Record<BackendName, Backend>> = { tcpdump, dumpcap, pcap: tcpdump, cap: tcpdump };
