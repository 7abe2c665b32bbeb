import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { MAIN, environment, program } from './program.js';
import { Folder, story, STORY_FRAMES } from './story.js';

type Line = Readonly<Record<string, unknown>>;

const schema = JSON.parse(readFileSync(new URL('../../fixtures/schema/evbscope-v1.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv2020({ allowUnionTypes: true, strictTypes: false }).compile(schema);
const folder = new Folder();
const running = new Set<ChildProcessWithoutNullStreams>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  folder.remove();
});

/** A watch of standard input, and the lines that it has printed. */
function watching(...options: readonly string[]): { child: ChildProcessWithoutNullStreams; lines: () => readonly Line[]; until: (is: (line: Line) => boolean) => Promise<Line> } {
  const child = spawn(process.execPath, [MAIN, 'watch', ...options, '-'], { env: environment(), stdio: 'pipe' });
  running.add(child);
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (more: string) => (text += more));
  const lines = (): readonly Line[] => text.split('\n').slice(0, -1).map((line) => JSON.parse(line) as Line);
  const until = async (is: (line: Line) => boolean): Promise<Line> => {
    for (let waited = 0; waited < 200; waited++) {
      const found = lines().find(is);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`no such line in ${text}`);
  };
  return { child, lines, until };
}

const isLastExchange = ({ event, ackFrame }: Line): boolean => event === 'exchange' && ackFrame === STORY_FRAMES - 1;

describe('watch of a pipe that goes on', () => {
  it('tells at once what comes', async () => {
    const { child, until } = watching('--heartbeat', '0');
    child.stdin.write(story());
    await until(isLastExchange);
    child.stdin.end();
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  it('has a heartbeat also while nothing comes, with what there is', async () => {
    const { child, until, lines } = watching('--heartbeat', '100ms');
    const idle = await until(({ event }) => event === 'heartbeat');
    expect(validate(idle), JSON.stringify(validate.errors)).toBe(true);
    expect(idle).toMatchObject({ clock: null, frames: 0, controlFrames: 0, links: 0, vsis: {}, lost: null, leftOut: {} });
    child.stdin.write(story());
    const busy = await until(({ event, frames }) => event === 'heartbeat' && frames === STORY_FRAMES);
    expect(validate(busy), JSON.stringify(validate.errors)).toBe(true);
    expect(busy).toMatchObject({ clock: '2026-11-23T06:26:03.500504542Z', controlFrames: STORY_FRAMES, links: 1, dropped: {} });
    expect(Object.values(busy['vsis'] as Record<string, number>).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
    child.stdin.end();
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(lines().at(-1)!['event']).toBe('summary');
  });

  it.each([['SIGINT', 130], ['SIGTERM', 143]] as const)('%s ends it with %d, after VSIs, latencies and the summary', async (signal, expected) => {
    const { child, until, lines } = watching('--heartbeat', '0');
    child.stdin.write(story());
    await until(isLastExchange);
    child.kill(signal);
    expect(await once(child, 'close')).toEqual([expected, null]);
    const { stdout } = program(['watch', '--heartbeat', '0', folder.write('story.pcapng', story())]);
    expect(lines()).toEqual(stdout.trimEnd().split('\n').map((line): unknown => JSON.parse(line)));
  });

  it('waits for a slow reader: a heartbeat is for one who listens', async () => {
    const child = spawn('bash', ['-c', `"$0" "$@" | (sleep 1; cat)`, process.execPath, MAIN, 'watch', '--frames', '--heartbeat', '100ms', folder.write('big.pcapng', story(500))], { env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (more: string) => (text += more));
    await once(child, 'close');
    const lines = text.trimEnd().split('\n').map((line) => JSON.parse(line) as Line);
    expect(lines.filter(({ event }) => event === 'frame')).toHaveLength(500 * STORY_FRAMES);
    expect(lines.at(-1)).toMatchObject({ event: 'summary', leftOut: {} });
    expect(lines.filter(({ event }) => event === 'heartbeat').length).toBeLessThan(8);
  });
});

it.each(['x', '-1', '0.05', '1d', '90000'])('--heartbeat %s is wrong usage', (value) => {
  const { status, stderr } = program(['watch', `--heartbeat=${value}`, folder.write('story.pcapng', story())]);
  expect([status, stderr]).toEqual([2, `evbscope: --heartbeat cannot be ${value}: expected seconds, at least 0.1, at most 86400, or 0 for none\n`]);
});
