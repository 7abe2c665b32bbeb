import type { EventEmitter } from 'node:events';
import { writeSync } from 'node:fs';
import { loadAddOn } from './load-add-on.js';
import { PcapOutput } from './pcap-output.js';
import type { TapRequest } from './tap.js';

/** What is used of the package cap. */
interface CapSession extends EventEmitter {
  /** Frames go to `octets`, each over the one before; gives the name of the link type. */
  open(name: string, filter: string, bufferOctets: number, octets: Buffer): string;
}
interface CapPackage {
  readonly Cap: new () => CapSession;
}

/** The package itself captures no more of a frame. */
const MAX_SNAPLEN = 65_535;
/** Its buffer has slots for that much of every frame, so it has to be larger than others for as many frames; up to this. */
const MAX_BUFFER_MIB = 256;
const SECOND_NS = 1_000_000_000n;

const { interface: name, filter, snaplen, bufferMiB } = JSON.parse(process.argv[2]!) as TapRequest;
const { Cap } = loadAddOn<CapPackage>('cap');
const session = new Cap();
const octets = Buffer.alloc(Math.min(snaplen, MAX_SNAPLEN));

function open(): string {
  try {
    const bufferOctets = Math.min(MAX_BUFFER_MIB, Math.ceil((bufferMiB * MAX_SNAPLEN) / octets.length)) << 20;
    return session.open(name, filter, bufferOctets, octets);
  } catch (error) {
    writeSync(2, `${(error as Error).message}\n`);
    process.exit(1);
  }
}

const output = new PcapOutput(open(), octets.length);
/** The clock of the machine, read once and advanced by one that never jumps. */
const startNs = BigInt(Date.now()) * 1_000_000n - process.hrtime.bigint();
const header = new Uint32Array(4);
const headerOctets = new Uint8Array(header.buffer);
let isFlushing = false;

session.on('packet', (length: number) => {
  const nowNs = startNs + process.hrtime.bigint();
  header[0] = Number(nowNs / SECOND_NS);
  header[1] = Number((nowNs % SECOND_NS) / 1000n);
  // It does not tell how long the frame was on the wire.
  header[2] = header[3] = length;
  output.add(headerOctets, octets, length);
  if (isFlushing) return;
  isFlushing = true;
  setImmediate(() => {
    isFlushing = false;
    output.flush();
  });
});
process.on('SIGTERM', () => {
  output.flush();
  process.exit(0);
});
