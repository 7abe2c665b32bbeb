import { spawnSync } from 'node:child_process';
import { program } from '../cli/program.js';

export interface VsiLine {
  readonly vsiid: string;
  readonly generation: string;
  readonly managerText: string;
  readonly type: number;
  readonly version: number;
  readonly filter: readonly { readonly mac: string; readonly vid: number; readonly pcp: number | null; readonly group: number | null }[];
  readonly state: string;
  readonly confidence: string;
  readonly bridgeState: string;
  readonly bridgeConfidence: string;
  readonly responses: number;
  readonly keepAlives: number;
  readonly reserved: boolean;
  readonly transitions: readonly { readonly time: string; readonly side: string; readonly to: string; readonly cause: string; readonly confidence: string }[];
}

export interface FindingLine {
  readonly event: 'finding' | 'summary';
  readonly rule: string;
  readonly severity: string;
  readonly frames: readonly number[];
  readonly vsiid: string | null;
  readonly message: string;
  readonly count: number;
  readonly damaged: boolean;
}

export interface LatencyLine {
  readonly operation: string;
  readonly side: string;
  readonly bridge: string;
  readonly count: number;
  readonly min: number;
  readonly max: number;
}

export interface FrameLine {
  readonly frame: number;
  readonly layers: readonly { readonly name: string; readonly fields: Readonly<Record<string, unknown>> }[];
}

/** An ECPDU as tshark reads it. */
export interface SharkEcp {
  readonly frame: number;
  /** Since 1970. */
  readonly timeNs: bigint;
  readonly sender: string;
  readonly isAck: boolean;
  readonly seq: number;
  /** Types of the VDP TLVs. */
  readonly tlvs: readonly number[];
}

/** The JSON lines that the built program prints, and its exit status; `statuses` are those that are no failure. */
function answer<T>(args: readonly string[], statuses: readonly number[] = [0]): { status: number; lines: T[] } {
  const { status, stdout, stderr } = program(args);
  if (status === null || !statuses.includes(status) || stderr !== '') throw new Error(`evbscope ${args.join(' ')} ended with ${status}: ${stderr}`);
  return { status, lines: stdout.split('\n').slice(0, -1).map((line) => JSON.parse(line) as T) };
}

export const vsisOf = (recording: string): VsiLine[] => answer<VsiLine>(['vsis', '--json', recording]).lines;
export const latenciesOf = (recording: string): LatencyLine[] => answer<LatencyLine>(['stats', '--json', recording]).lines;
export const framesOf = (recording: string): FrameLine[] => answer<FrameLine>(['print', '-T', 'jsonl', recording]).lines;

/** Exit status of `check`, and every occurrence of every finding. */
export function checkOf(recording: string): { status: number; findings: FindingLine[] } {
  const { status, lines } = answer<FindingLine>(['check', '--json', '--all', recording], [0, 1]);
  const summary = lines.pop();
  if (summary?.event !== 'summary' || summary.damaged) throw new Error(`check does not end with the summary of a whole file: ${JSON.stringify(summary)}`);
  return { status, findings: lines };
}

/** A row of fields for each frame that passes tshark's display filter; of a recording that goes on, the frames so far. */
export function shark(recording: string, filter: string, fields: readonly string[], isOver = true): string[][] {
  const args = ['-n', '-r', recording, '-Y', filter, '-T', 'fields', ...fields.flatMap((field) => ['-e', field])];
  const { status, stdout, stderr } = spawnSync('tshark', args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  // A frame that is half written ends it with a status; the frames before are there.
  if (isOver && status !== 0) throw new Error(`tshark ended with ${status}: ${stderr}`);
  return stdout.split('\n').slice(0, -1).map((line) => line.split('\t'));
}

export function sharkEcp(recording: string, isOver = true): SharkEcp[] {
  const rows = shark(recording, 'ecp21', ['frame.number', 'frame.time_epoch', 'eth.src', 'ecp.op', 'ecp.seqno', 'vdp21.tlvtype'], isOver);
  return rows.map(([frame, time, sender, op, seq, tlvs]) => ({
    frame: Number(frame),
    timeNs: BigInt(time!.replace('.', '')),
    sender: sender!,
    isAck: Number(op) === 1,
    seq: Number(seq),
    tlvs: tlvs ? tlvs.split(',').map(Number) : [],
  }));
}

export interface SharkRequest {
  /** Its transmissions. */
  readonly copies: SharkEcp[];
  /** Its first acknowledgement. */
  readonly ack: SharkEcp | null;
}

/** The requests by sender and sequence number, in the order of their first transmissions. */
export function sharkRequests(ecp: readonly SharkEcp[]): SharkRequest[] {
  const requests = new Map<string, SharkRequest>();
  for (const one of ecp) {
    if (one.isAck) continue;
    const key = `${one.sender} ${one.seq}`;
    const known = requests.get(key);
    if (known) known.copies.push(one);
    else requests.set(key, { copies: [one], ack: ecp.find((other) => other.isAck && other.seq === one.seq && other.sender !== one.sender && other.frame > one.frame) ?? null });
  }
  return [...requests.values()];
}

/**
 * The copies that evbscope tells apart. Two under 20 us apart count as one frame that a mirror shows twice, which lldpad
 * can send indeed: the acknowledgement timer of a request that it gave up fires into the next one.
 */
export function toldApart(copies: readonly SharkEcp[]): SharkEcp[] {
  return copies.filter((copy, i) => i === 0 || copy.timeNs - copies[i - 1]!.timeNs >= 20_000n);
}

/** First transmission and copy of each retransmission, as frame numbers, in the order of the copies. */
export function retransmissions(requests: readonly SharkRequest[]): number[][] {
  const pairs = requests.flatMap(({ copies }) => toldApart(copies).slice(1).map((copy): [number, number] => [copies[0]!.frame, copy.frame]));
  return pairs.sort(([, a], [, b]) => a - b);
}
