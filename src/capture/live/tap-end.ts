import type { BackendExit } from './launcher-protocol.js';
import type { NetworkInterface } from './network-interface.js';
import type { TapCause, TapEnd, TapRequest } from './tap.js';
import { tapSentence } from './tap-sentence.js';

/** What is known of a run that is over. */
export interface RunOver {
  readonly request: TapRequest;
  /** Null when the launcher has gone, and nobody knows. */
  readonly exit: BackendExit | null;
  readonly wasStopped: boolean;
  /** Whether it had begun to capture. */
  readonly hasStarted: boolean;
  /** The interface when the run began; undefined where there was none of that name. */
  readonly before: NetworkInterface | undefined;
  /** The interfaces there are now. */
  readonly now: readonly NetworkInterface[];
}

/** What backends and libpcap say, in the order in which it is looked for; the assertion is how cap tells of an interface that goes down. */
const SAYINGS: readonly (readonly [TapCause, RegExp])[] = [
  ['forbidden', /permission|not permitted/i],
  ['no-interface', /no such device|no device named/i],
  ['interface-down', /\bnot up\b|went down|network is down|Assertion `status == 0' failed/i],
  ['interface-gone', /disappeared|no longer attached/i],
  ['bad-filter', /filter|syntax error|unknown (?:ether proto|host|network|port|protocol)|expression|illegal|aid supported only/i],
];

function causeOf({ exit, wasStopped, hasStarted, before, now }: RunOver): TapCause {
  if (wasStopped) return 'stopped';
  if (exit === null) return 'died';
  if (before === undefined) return 'no-interface';
  if (!exit.wasFound) return 'missing';
  const said = SAYINGS.find(([cause, saying]) => !(hasStarted && cause === 'bad-filter') && exit.lines.some((line) => saying.test(line)))?.[0];
  if (said === 'forbidden') return said;
  const here = now.find(({ name, index }) => name === before.name && index === before.index);
  if (here === undefined) return 'interface-gone';
  return here.isUp ? (said ?? 'died') : 'interface-down';
}

/** Why a run is over, and the sentence that says so. */
export function tapEnd(run: RunOver): TapEnd {
  const cause = causeOf(run);
  return { cause, sentence: tapSentence(cause, run) };
}
