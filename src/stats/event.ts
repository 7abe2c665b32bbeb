import type { Operation } from '../model/stat.js';
import type { Side } from '../model/vsi.js';
import type { Channel } from '../track/channel.js';
import type { Link } from '../track/link.js';
import type { Baseline } from './baseline.js';
import type { JudgedSample } from './latency-sample.js';
import type { Step } from './step.js';

/** A line of statistics at a moment; no frame of its own did it. */
interface Place {
  readonly timeNs: number;
  readonly link: Link;
  readonly channel: Channel;
  readonly frame: null;
  readonly operation: Operation;
  /** Who asked, as far as that is known. */
  readonly side: Side | null;
}

/** What the measured times say, for rules. All but `latency` may come well after the time that they are about. */
export interface LatencyEventMap {
  /** Every measured time. */
  latency: Place & { readonly sample: JudgedSample };
  /** Far above what is usual on this link; `siblingsNs`: the median of the other links, null where they tell too little. */
  'latency.outlier': Place & { readonly sample: JudgedSample; readonly baseline: Baseline; readonly siblingsNs: number | null };
  /** From here on the times are of another level. */
  'latency.step': Place & { readonly step: Step };
  /** The capture is over: this link is far slower than the others. */
  'latency.slow': Place & { readonly medianNs: number; readonly siblingsNs: number; readonly siblings: number };
}

export type LatencyEmit = <N extends keyof LatencyEventMap>(name: N, event: LatencyEventMap[N]) => void;
