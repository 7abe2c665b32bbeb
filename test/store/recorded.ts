import { DISSECTORS } from '../../dissectors/index.js';
import { FrameOctets } from '../../src/capture/frame-octets.js';
import { Spool } from '../../src/capture/spool.js';
import { Engine } from '../../src/dissect/engine.js';
import { FrameStore } from '../../src/store/frame-store.js';
import { Scenario } from '../scenario.js';

/** A scenario whose frames are written down in a store. */
export class Recorded extends Scenario {
  readonly store: FrameStore;

  constructor() {
    const store = new FrameStore(new FrameOctets([], new Spool()), new Engine(DISSECTORS));
    super({}, store.recorder);
    this.store = store;
  }
}
