import type { Readable } from 'node:stream';

/** The programs that can capture, the best one first: nanosecond clocks before microseconds, these before none. */
export const BACKENDS = ['tcpdump', 'dumpcap', 'pcap', 'cap'] as const;

export type BackendName = (typeof BACKENDS)[number];

/** What is to be captured. */
export interface TapRequest {
  readonly backend: BackendName;
  readonly interface: string;
  /** Filter expression of libpcap; '' for every frame. */
  readonly filter: string;
  /** Each frame is delivered at once: right for control frames only; with all traffic frames would be lost. */
  readonly isImmediate: boolean;
  /** Most octets captured of a frame. */
  readonly snaplen: number;
  /** Size of the kernel's buffer. */
  readonly bufferMiB: number;
}

/** Why a tap ended. */
export type TapCause =
  | 'stopped'
  /** The backend is not on this machine. */
  | 'missing'
  /** The rights to capture are missing. */
  | 'forbidden'
  | 'no-interface'
  | 'bad-filter'
  /** The interface was there and is not any more. */
  | 'interface-gone'
  /** It was there and went down: a new tap may work when it comes back. */
  | 'interface-down'
  /** The backend was killed, crashed, or ended with a message of its own. */
  | 'died';

export interface TapEnd {
  readonly cause: TapCause;
  /** One whole sentence for the operator that names interface and backend, and what to do where something can be done. */
  readonly sentence: string;
}

/** One run of a backend on one interface. */
export interface Tap {
  readonly request: TapRequest;
  /** Octets of one pcap or pcapng stream; ends with the run. */
  readonly octets: Readable;
  /** What its times are worth: nanoseconds or microseconds of the kernel's clock, or when the frame arrived at the backend. */
  readonly clock: 'ns' | 'us' | 'arrival';
  /** A frame is delivered at most this long after it was on the wire, while the machine keeps up. */
  readonly delayMs: number;
  /** Resolves to true once it captures, to false when it ended before that; never rejects. */
  readonly started: Promise<boolean>;
  /** Resolves once the run is over, however it ended; never rejects. */
  readonly ended: Promise<TapEnd>;
  /** Frames lost so far of those that pass the filter, as backend and kernel counted them; null where nobody counts. Never rejects. */
  lost(): Promise<number | null>;
  /** Ends the run; resolves when its process has gone. What was captured before still comes out of `octets`. */
  stop(): Promise<void>;
}

/** Starts backends. */
export interface Taps {
  /** Never throws: what goes wrong is told by `Tap.ended`. */
  open(request: TapRequest): Tap;
  /** Ends all runs; resolves when no process of them is left. */
  close(): Promise<void>;
}
