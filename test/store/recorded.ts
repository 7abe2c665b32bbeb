import { DISSECTORS } from '../../dissectors/index.js';
import { FrameOctets } from '../../src/capture/frame-octets.js';
import { Spool } from '../../src/capture/spool.js';
import { Engine } from '../../src/dissect/engine.js';
import { FrameStore } from '../../src/store/frame-store.js';
import { LatencyTable } from '../../src/store/latency-table.js';
import { Scenario } from '../scenario.js';

/** A scenario whose frames and latencies are written down. */
export class Recorded extends Scenario {
  readonly store: FrameStore;
  readonly latencies: LatencyTable;

  constructor() {
    const store = new FrameStore(new FrameOctets([], new Spool()), new Engine(DISSECTORS));
    const latencies = new LatencyTable();
    super({}, store.recorder, latencies);
    this.store = store;
    this.latencies = latencies;
  }
}
