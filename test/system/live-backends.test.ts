import { afterAll, beforeAll, describe, expect } from 'vitest';
import { BACKENDS, type BackendName } from '../../src/capture/live/tap.js';
import { itNeeds } from '../peers/it-needs.js';
import { vsisOf } from './answers.js';
import { EvbLink, type Mode } from './evb-link.js';
import type { ListedVsi } from './lldpad-says.js';
import { isRunning, LiveWatch } from './live-watch.js';
import { MISSING } from './missing.js';
import { someVsi } from './some-vsi.js';

const VSIS = Array.from({ length: 20 }, (_, i) => someVsi(i + 1));
/** What each of them is asked for, one after the other. */
const PLAN: readonly (readonly (Mode | 'deassoc')[])[] = VSIS.map((_, i) => (
  [['assoc'], ['preassoc'], ['preassoc-rr'], ['assoc', 'deassoc'], ['preassoc', 'assoc']] as const
)[i % 5]!);
const STATE: Readonly<Record<Mode, string>> = { assoc: 'ASSOCIATED', preassoc: 'PREASSOCIATED', 'preassoc-rr': 'PREASSOCIATED' };

/** The VSIs that the station lists, and the state that each mode stands for. */
function statesOf(listed: Readonly<Record<Mode, readonly ListedVsi[]>>): Map<string, string> {
  const modes = Object.keys(listed) as Mode[];
  return new Map(modes.flatMap((mode) => listed[mode].map(({ vsiid }) => [vsiid, STATE[mode]] as const)).sort());
}

describe('twenty VSIs, watched live by every backend at once', () => {
  let link: EvbLink;
  const watches = new Map<BackendName, LiveWatch>();
  /** What the station said, and what each backend had seen at that moment. */
  let said = new Map<string, string>();
  const seen = new Map<BackendName, Map<string, string>>();
  const statuses = new Map<BackendName, number | null>();
  let children: number[] = [];

  beforeAll(async () => {
    if (MISSING.length > 0) return;
    link = await EvbLink.open({ listen: async (open) => {
      for (const backend of BACKENDS) watches.set(backend, await LiveWatch.start(open, backend));
    } });
    for (const [i, vsi] of VSIS.entries()) for (const mode of PLAN[i]!) await link.request(mode, vsi);
    said = statesOf(await link.everyVsi());
    for (const [backend, watch] of watches) {
      const now = (): Map<string, string> => new Map([...watch.states()].filter(([, state]) => state !== 'EXIT').sort());
      await watch.until(`${backend} shows what the station says`, () => JSON.stringify([...now()]) === JSON.stringify([...said])).catch(() => {});
      seen.set(backend, now());
    }
    children = [...watches.values()].flatMap((watch) => watch.children());
    await link.stopRecording();
    for (const [backend, watch] of watches) statuses.set(backend, await watch.stop());
  }, 200_000);

  afterAll(async () => {
    if (MISSING.length === 0) await link?.close();
  });

  itNeeds(MISSING, 'the station has what it was asked for', () => {
    const wanted = VSIS.map(({ vsiid }, i) => [vsiid, PLAN[i]!.at(-1)!] as const).filter(([, mode]) => mode !== 'deassoc');
    expect(said).toEqual(new Map(wanted.map(([vsiid, mode]) => [vsiid, STATE[mode as Mode]] as const).sort()));
  });

  for (const backend of BACKENDS) {
    itNeeds(MISSING, `${backend}: the states seen live are those that the station says at that moment`, () => {
      expect(seen.get(backend)).toEqual(said);
    });

    itNeeds(MISSING, `${backend}: the lives seen live are those of the file that was recorded beside it`, () => {
      const facts = (line: object): object => {
        const { vsiid, state, confidence, bridgeState, bridgeConfidence, managerText, filter } = line as Record<string, unknown>;
        return { vsiid, state, confidence, bridgeState, bridgeConfidence, managerText, filter };
      };
      const byVsiid = (a: object, b: object): number => JSON.stringify(a).localeCompare(JSON.stringify(b));
      // A life that ended may be told again with what came after.
      const lives = new Map(watches.get(backend)!.of('vsi').map((line) => [`${line.vsiid} ${line.time}`, line]));
      expect([...lives.values()].map(facts).sort(byVsiid)).toEqual(vsisOf(link.recording).map(facts).sort(byVsiid));
    });

    itNeeds(MISSING, `${backend}: no error, no loss, a summary at the end, the status of TERM`, () => {
      const { lines } = watches.get(backend)!;
      expect(lines.filter(({ event, severity }) => event === 'finding' && severity === 'error')).toEqual([]);
      expect(lines.filter(({ event }) => event === 'gap')).toEqual([]);
      expect(lines.at(-1)).toMatchObject({ event: 'summary', vsis: 20, links: 1, dropped: {}, damaged: false });
      expect(statuses.get(backend)).toBe(143);
    });
  }

  itNeeds(MISSING, 'the package cap says that it has no clock, the others have one', () => {
    const clocks = BACKENDS.map((backend) => watches.get(backend)!.of('interface').at(-1)!['clock']);
    expect(clocks).toEqual(['ns', 'ns', 'us', 'arrival']);
  });

  itNeeds(MISSING, 'no process is left', () => {
    expect(children.length).toBeGreaterThanOrEqual(2 * BACKENDS.length);
    expect(children.filter(isRunning)).toEqual([]);
  });
});
