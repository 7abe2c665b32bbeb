import { setImmediate } from 'node:timers/promises';
import { createAnalysis } from '../../src/analyze.js';
import type { NetworkInterface } from '../../src/capture/live/network-interface.js';
import { EXIT, type ExitStatus } from '../../src/cli/exit.js';
import { run, type Host } from '../../src/cli/run.js';
import { FakeClock, settle } from '../capture/live/fake-clock.js';
import { FakeTaps } from '../capture/live/fake-taps.js';
import { FakeHost } from './fake-host.js';

/** A machine with interfaces, on which a test plays the traffic and the program runs. */
export class LiveMachine {
  readonly clock: FakeClock;
  readonly taps = new FakeTaps();
  interfaces: NetworkInterface[] = [];
  rotate: () => void = () => {};

  constructor(startUs: number) {
    this.clock = new FakeClock(startUs);
  }

  /** Runs the program; where it captures, `scenario` plays meanwhile, and Ctrl-C ends it then. Gives what it printed. */
  async run(argv: readonly string[], scenario: () => Promise<void>): Promise<{ readonly status: ExitStatus; readonly stdout: string; readonly stderr: string }> {
    const fake = new FakeHost();
    const stop = new AbortController();
    const host: Host = Object.assign(Object.create(fake) as FakeHost, {
      stop: stop.signal,
      createAnalysis: async (...how: Parameters<typeof createAnalysis>) => createAnalysis(...how),
      live: {
        taps: async () => this.taps,
        list: () => this.interfaces,
        clock: this.clock,
        dropRights: () => null,
        onRotate: (call: () => void) => void (this.rotate = call),
      },
    });
    let isOver = false;
    const done = run([...argv, '-F', 'none'], host).finally(() => (isOver = true));
    // Parts of the program are loaded first.
    const isLive = argv.includes('-i');
    while (isLive && !isOver && this.taps.opened.length === 0) await setImmediate();
    await settle();
    if (isLive && !isOver) await scenario();
    if (isLive) stop.abort(EXIT.interrupted);
    for (let turn = 0; turn < 1000 && isLive && !isOver; turn++) await this.clock.pass(10);
    return { status: await done, stdout: fake.stdout.text, stderr: fake.stderr.text };
  }
}
