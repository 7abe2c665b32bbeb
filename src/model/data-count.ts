/** The data frames of a MAC address of a VSI on one link. */
export interface DataCount {
  readonly mac: string;
  readonly link: string;
  /** SVID of the S-channel, null for the default one. */
  readonly channel: number | null;
  /** The VSI that had the address last. */
  readonly vsiid: Uint8Array;
  readonly format: number;
  /** Frames that it sent, frames to it, and frames of its own that the bridge returned. */
  readonly up: number;
  readonly down: number;
  readonly reflected: number;
  /** When VDP first spoke of that VSI. */
  readonly timeNs: number;
  readonly file: string | null;
}
