import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { program } from '../cli/program.js';
import { itNeeds } from '../peers/it-needs.js';
import { framesOf } from './answers.js';
import { ENDS, EvbLink } from './evb-link.js';
import { descendants, isRunning } from './live-watch.js';
import { MISSING } from './missing.js';
import { someVsi } from './some-vsi.js';
import { waitUntil } from './wait-until.js';

const COMMANDS = [['check', '--json', '--all'], ['vsis', '--json'], ['stats', '--json']] as const;

/** A command that captures at the station's end, and what it printed. */
class Live {
  readonly #child: ChildProcess;
  stdout = '';
  stderr = '';

  constructor(link: EvbLink, args: readonly string[]) {
    this.#child = link.evbscope([...args, '-i', ENDS.station.device, '--user', 'root']);
    this.#child.stdout!.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    this.#child.stderr!.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
  }

  /** The launcher and what it started. */
  get children(): number[] {
    return descendants(this.#child.pid!);
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Ends it; gives its exit status, null where the signal ended it at once. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    const closed = once(this.#child, 'close');
    this.#child.kill(signal);
    return ((await closed) as [number | null])[0];
  }
}

/** What the frames of a file say, without when. */
const said = (file: string): string[] => framesOf(file).map(({ layers }) => JSON.stringify(layers));

describe('recordings of a real link', () => {
  let link: EvbLink;
  const lives = new Map<string, Live>();
  const statuses = new Map<string, number | null>();
  let ringBefore: string[] = [];
  let orphans: number[] = [];
  /** Frames on the wire a second before a recorder was killed. */
  let before = 0;
  const path = (name: string): string => `${link.folder}/${name}.pcapng`;
  const ring = (): string[] => readdirSync(link.folder).filter((name) => name.startsWith('ring')).sort().map((name) => `${link.folder}/${name}`);

  beforeAll(async () => {
    if (MISSING.length > 0) return;
    link = await EvbLink.open({
      listen: async (open) => {
        const begin = (name: string, args: readonly string[]): void => void lives.set(name, new Live(open, args));
        for (const [command, ...more] of COMMANDS) begin(command, [command, ...more, '-w', `${open.folder}/${command}.pcapng`]);
        begin('killed', ['record', '-w', `${open.folder}/killed.pcapng`]);
        begin('ring', ['record', '-w', `${open.folder}/ring.pcapng`, '-b', 'packets:40', '--comment']);
        // What captures has described its interface.
        await waitUntil('all of them capture', 30_000, () => {
          const files = readdirSync(open.folder).filter((name) => name.endsWith('.pcapng'));
          return files.length === 5 && files.every((name) => statSync(`${open.folder}/${name}`).size > 0) ? true : null;
        });
      },
    });
    for (const i of [1, 2, 3, 4]) await link.request('assoc', someVsi(i));
    before = framesOf(link.recording).length;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    orphans = lives.get('killed')!.children;
    statuses.set('killed', await lives.get('killed')!.end('SIGKILL'));
    await link.request('deassoc', someVsi(4));
    ringBefore = ring();
    lives.get('ring')!.signal('SIGUSR1');
    await link.until('another file', () => (ring().length > ringBefore.length ? true : null));
    for (const [name, live] of lives) if (name !== 'killed') statuses.set(name, await live.end(name === 'ring' ? 'SIGTERM' : 'SIGINT'));
    await link.stopRecording();
  }, 120_000);

  afterAll(async () => {
    if (MISSING.length === 0) await link?.close();
  });

  for (const [command, ...more] of COMMANDS) {
    itNeeds(MISSING, `${command} -i prints at Ctrl-C what ${command} prints of its recording`, () => {
      const { stdout } = program([command, ...more, path(command)]);
      const live = lives.get(command)!;
      expect(live.stdout).not.toBe('');
      expect(live.stdout).toBe(stdout);
      expect(statuses.get(command)).toBe(130);
    });
  }

  itNeeds(MISSING, 'a recording holds the frames of the file beside it', () => {
    const frames = said(path('check'));
    expect(frames.length).toBeGreaterThan(20);
    expect(frames).toEqual(said(link.recording).slice(0, frames.length));
  });

  itNeeds(MISSING, 'kill -9 costs the last second at most, and leaves no process', async () => {
    expect(statuses.get('killed')).toBeNull();
    const frames = said(path('killed'));
    expect(frames.length).toBeGreaterThanOrEqual(before);
    expect(frames).toEqual(said(link.recording).slice(0, frames.length));
    expect(orphans.length).toBeGreaterThanOrEqual(2);
    await waitUntil('its processes are gone', 10_000, () => (orphans.some(isRunning) ? null : true));
  });

  itNeeds(MISSING, 'a ring goes on in the next file after so many frames and at SIGUSR1, and loses none', () => {
    const files = ring();
    expect(files.map((file) => basename(file))).toEqual(files.map((_, at) => expect.stringMatching(new RegExp(`^ring_0000${at + 1}_\\d{14}\\.pcapng$`))));
    const parts = files.map((file) => said(file));
    expect(parts.slice(0, ringBefore.length - 1).map((part) => part.length)).toEqual(ringBefore.slice(1).map(() => 40));
    const frames = parts.flat();
    expect(frames).toEqual(said(link.recording).slice(0, frames.length));
    expect(statuses.get('ring')).toBe(143);
    expect(lives.get('ring')!.stderr).toContain('0 frames lost');
  });
});
