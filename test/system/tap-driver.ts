import { forkedTaps } from '../../src/capture/live/forked-taps.js';
import { chooseBackend } from '../../src/capture/live/choose-backend.js';
import type { BackendName, Tap, TapRequest } from '../../src/capture/live/tap.js';

/** A program that opens taps in a network namespace and tells the test of them; bundled by tap-lab.ts. */

/** What a test asks of it; each has one answer. */
export type DriverOrder =
  | { readonly type: 'open'; readonly tap: number; readonly request: TapRequest }
  | { readonly type: 'lost' | 'stop'; readonly tap: number }
  | { readonly type: 'choose'; readonly choice: BackendName | 'auto' }
  | { readonly type: 'launcher' | 'close' };

/** What it says by itself. */
export type DriverNews =
  | { readonly type: 'octets'; readonly tap: number; readonly base64: string }
  | { readonly type: 'started'; readonly tap: number; readonly hasStarted: boolean }
  | { readonly type: 'ended'; readonly tap: number; readonly cause: string; readonly sentence: string; readonly lost: number | null }
  | { readonly type: 'over'; readonly tap: number }
  | { readonly type: 'answer'; readonly ask: number; readonly value: unknown };

const taps = forkedTaps(new URL(process.argv[2]!));
const open = new Map<number, Tap>();
const say = (news: DriverNews): void => {
  if (process.connected) process.send!(news);
};

function begin(number: number, request: TapRequest): void {
  const tap = taps.open(request);
  open.set(number, tap);
  tap.octets.on('data', (octets: Buffer) => say({ type: 'octets', tap: number, base64: octets.toString('base64') }));
  tap.octets.on('end', () => say({ type: 'over', tap: number }));
  void tap.started.then((hasStarted) => say({ type: 'started', tap: number, hasStarted }));
  void tap.ended.then(async (end) => say({ type: 'ended', tap: number, ...end, lost: await tap.lost() }));
}

async function obey(order: DriverOrder): Promise<unknown> {
  switch (order.type) {
    case 'open':
      return begin(order.tap, order.request);
    case 'lost':
      return open.get(order.tap)!.lost();
    case 'stop':
      return open.get(order.tap)!.stop();
    case 'choose':
      return chooseBackend(taps, order.choice, 'veth0');
    case 'launcher':
      return taps.launcherPid;
    case 'close':
      return taps.close();
  }
}

process.on('message', ({ ask, order }: { ask: number; order: DriverOrder }) => {
  void obey(order).then((value = null) => say({ type: 'answer', ask, value }));
});
process.on('disconnect', () => void taps.close());
