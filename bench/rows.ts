/**
 * Something measured. In commands `evbscope`, `store`, `filter` and `node` stand for this build, for its library that reads a capture as a
 * screen does, or asks a filter of its frames, and for this Node, and captures for their paths.
 */
export interface Row {
  /** What `--only` selects; rows of a group follow each other and share their captures. */
  readonly group: string;
  readonly ours: readonly string[];
  /** Runs in turn with ours; null when only memory is measured. */
  readonly peer: readonly string[] | null;
  /** The target: ours takes at most so many times as long as the peer. */
  readonly ratio: number | null;
  /** The target for resident memory, in MiB. */
  readonly memoryMib: number | null;
  /** Pairs, as a factor of the rounds asked for: fewer where the peer takes a minute, more where a run takes no time. */
  readonly rounds?: number;
}

const CONTROL = 'ether proto 0x88cc or ether proto 0x8940 or ether proto 0x88b7';
const tcpdump = (capture: string): string[] => ['tcpdump', '-n', '-r', capture, '-w', '/dev/null', `${CONTROL} or (vlan and (${CONTROL}))`];
const tshark = (capture: string, ...how: string[]): string[] => ['tshark', '-n', '-r', capture, ...how];
const check = (capture: string): string[] => ['evbscope', 'check', '--fail-on', 'never', capture];
const SLOW = 0.5;
const SHORT = 4;

/** Everything that is measured, with its target. */
export const ROWS: readonly Row[] = [
  { group: 'bulk', ours: check('bulk.pcap'), peer: tcpdump('bulk.pcap'), ratio: 0.45, memoryMib: 100 },
  { group: 'bulk', ours: check('bulk.pcap'), peer: ['cat', 'bulk.pcap'], ratio: 0.75, memoryMib: 100 },
  { group: 'small', ours: check('small.pcap'), peer: tcpdump('small.pcap'), ratio: 0.65, memoryMib: null },
  { group: 'small', ours: check('small.pcapng'), peer: tcpdump('small.pcapng'), ratio: 0.65, memoryMib: null },
  { group: 'control', ours: check('control.pcap'), peer: tshark('control.pcap', '-V'), ratio: 1 / 12, memoryMib: null, rounds: SLOW },
  { group: 'control', ours: ['evbscope', 'print', '-V', 'control.pcap'], peer: tshark('control.pcap', '-V'), ratio: 1 / 3, memoryMib: null, rounds: SLOW },
  { group: 'control', ours: ['evbscope', 'print', '-T', 'jsonl', 'control.pcap'], peer: tshark('control.pcap', '-T', 'ek'), ratio: 1 / 10, memoryMib: null, rounds: SLOW },
  { group: 'rollout', ours: check('rollout-2n.pcapng'), peer: check('rollout-n.pcapng'), ratio: 2.2, memoryMib: 250, rounds: SLOW },
  { group: 'rollout', ours: check('rollout-4n.pcapng'), peer: check('rollout-n.pcapng'), ratio: 4.4, memoryMib: 250, rounds: SLOW },
  { group: 'store', ours: ['store', 'screen.pcapng'], peer: check('screen.pcapng'), ratio: 1.3, memoryMib: 300, rounds: SLOW },
  { group: 'filter', ours: ['filter', 'control.pcap'], peer: null, ratio: null, memoryMib: null, rounds: 0 },
  { group: 'gzip', ours: check('bulk.pcap.gz'), peer: ['gzip', '-dc', 'bulk.pcap.gz'], ratio: 1.1, memoryMib: null },
  { group: 'start-up', ours: ['evbscope', '--version'], peer: ['node', '-e', '0'], ratio: 1.5, memoryMib: null, rounds: SHORT },
  { group: 'flood', ours: check('flood.pcap'), peer: null, ratio: null, memoryMib: 300 },
];
