/** How the capture on an interface is doing. */
export interface LiveInterface {
  /** As it was named on the command line. */
  readonly name: string;
  /** What it is called now, where somebody renamed it. */
  readonly nameNow: string;
  /** `waiting`: it is down, or not there, and capture goes on by itself when it is back. `ended`: no more is captured. */
  readonly state: 'starting' | 'capturing' | 'waiting' | 'ended';
  /** One whole sentence of why it is not capturing; null while it is. */
  readonly sentence: string | null;
  /** `tcpdump`, `dumpcap`, `pcap` or `cap`; null before one was found. */
  readonly backend: string | null;
  /** What its times are worth: the kernel's nanoseconds or microseconds, or when the frame arrived here. */
  readonly clock: 'ns' | 'us' | 'arrival';
  readonly hasCarrier: boolean | null;
  /** Frames that came so far. */
  readonly frames: number;
  /** Frames that kernel and backend lost; null where nobody counts. */
  readonly lost: number | null;
  /** How often the capture had to be started again. */
  readonly restarts: number;
}

/** Where a live capture is being written. */
export interface LiveRecording {
  /** The file that is written now. */
  readonly file: string;
  readonly octets: number;
}

/** How a live capture is doing. */
export interface LiveStatus {
  readonly interfaces: readonly LiveInterface[];
  /** Null where nothing is written. */
  readonly recording: LiveRecording | null;
}
