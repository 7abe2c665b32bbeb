import type { EventEmitter } from 'node:events';
import { writeSync } from 'node:fs';
import { loadAddOn } from './load-add-on.js';
import { PcapOutput } from './pcap-output.js';
import { BLOCK_MS } from './pcap.js';
import type { TapRequest } from './tap.js';

/** What is used of the package pcap. */
interface PcapSession extends EventEmitter {
  readonly link_type: string;
  /** The frame and its record header; filled anew with each. */
  readonly buf: Buffer;
  readonly header: Buffer;
  readonly session: { read_callback: () => void; dispatch(octets: Buffer, header: Buffer): number };
  stats(): { readonly ps_drop: number };
}
interface PcapPackage {
  warningHandler: (text: string) => void;
  createSession(name: string, options: Readonly<Record<string, unknown>>): PcapSession;
}

const TELL_MS = 250;
/** An interface that was down wakes nobody up any more: the session has to be asked whether there is something, then more often. */
const ASK_MS = 400;
const ASK_OFTEN_MS = 20;
/** Frames between two looks at the clock while they come without a pause. */
const LOOK_AFTER = 4096;

const { interface: name, filter, isImmediate, snaplen, bufferMiB } = JSON.parse(process.argv[2]!) as TapRequest;
const pcap = loadAddOn<PcapPackage>('pcap');
// It warns of every interface without an IPv4 address.
pcap.warningHandler = () => {};

function open(): PcapSession {
  try {
    return pcap.createSession(name, { filter, buffer_size: bufferMiB << 20, snap_length: snaplen, buffer_timeout: isImmediate ? 0 : BLOCK_MS, promiscuous: true });
  } catch (error) {
    writeSync(2, `${(error as Error).message}\n`);
    process.exit(1);
  }
}

const session = open();
const output = new PcapOutput(session.link_type, snaplen);
const lengths = new Uint32Array(session.header.buffer, session.header.byteOffset, 4);
let frames = 0;
let told = -1;
let toldAtMs = 0;

function tell(): void {
  toldAtMs = performance.now();
  const { ps_drop: lost } = session.stats();
  if (lost !== told) writeSync(2, `lost ${lost}\n`);
  told = lost;
}

/** Hands on what there is; the frames that there were. */
function take(): number {
  const before = frames;
  const result = session.session.dispatch(session.buf, session.header);
  output.flush();
  if (result === -1) {
    tell();
    writeSync(2, 'The interface disappeared\n');
    process.exit(1);
  }
  return frames - before;
}

session.on('packet', () => {
  output.add(session.header, session.buf, lengths[2]!);
  if (++frames % LOOK_AFTER === 0 && performance.now() - toldAtMs > TELL_MS) tell();
});
session.session.read_callback = () => void take();

let askMs = ASK_MS;
function ask(): void {
  if (take() > 0) askMs = ASK_OFTEN_MS;
  setTimeout(ask, askMs);
}
ask();
askMs = ASK_MS;
tell();
setInterval(tell, TELL_MS);
process.on('SIGTERM', () => {
  take();
  tell();
  process.exit(0);
});
