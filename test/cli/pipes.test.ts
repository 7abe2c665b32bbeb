import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, describe, expect, it } from 'vitest';
import { MAIN, environment } from './program.js';
import { Folder, story, STORY_FRAMES } from './story.js';

const folder = new Folder();
const big = folder.write('big.pcapng', story(1500));
afterAll(() => folder.remove());

/** Runs `evbscope … | head -1` and gives the status of the program, the line and what it said on standard error. */
async function head(args: readonly string[]): Promise<{ status: number; stdout: string; stderr: string; ms: number }> {
  const began = Date.now();
  const child = spawn('bash', ['-c', `"$0" "$@" | head -1; exit \${PIPESTATUS[0]}`, process.execPath, MAIN, ...args], { env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [status] = (await once(child, 'close')) as [number];
  return { status, stdout, stderr, ms: Date.now() - began };
}

describe('a reader that goes away', () => {
  it.each([['print'], ['print', '-V'], ['print', '-T', 'jsonl'], ['vsis', '--json'], ['watch']])('ends %s quickly, without a word, with status 0', async (...command) => {
    for (let round = 0; round < 4; round++) {
      const { status, stdout, stderr, ms } = await head([...command, big]);
      expect({ status, stderr, lines: stdout.split('\n').length }).toEqual({ status: 0, stderr: '', lines: 2 });
      expect(ms).toBeLessThan(10_000);
    }
  });
});

describe('a signal', () => {
  it.each([['SIGINT', 130], ['SIGTERM', 143]] as const)('%s ends with %d after what was read is printed', async (signal, expected) => {
    const child = spawn(process.execPath, [MAIN, 'check', '--json', '-'], { env: environment(), stdio: 'pipe' });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdin.write(story());
    await new Promise((resolve) => setTimeout(resolve, 1000));
    child.kill(signal);
    const [status] = (await once(child, 'close')) as [number];
    expect({ status, stderr }).toEqual({ status: expected, stderr: '' });
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1)!)).toMatchObject({ event: 'summary', controlFrames: STORY_FRAMES });
  });
});

describe('a full disk', () => {
  it('is told in one line, with status 3', async () => {
    const child = spawn('bash', ['-c', '"$0" "$@" > /dev/full', process.execPath, MAIN, 'print', big], { env: environment(), stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    expect(await once(child, 'close')).toEqual([3, null]);
    expect(stderr).toMatch(/^evbscope: standard output cannot be written \(ENOSPC[^\n]*\)\n$/);
  });

  it('under standard error changes no exit status', async () => {
    const child = spawn('bash', ['-c', '"$0" "$@" 2> /dev/full', process.execPath, MAIN, 'check', '/nonexistent.pcap'], { env: environment(), stdio: 'ignore' });
    expect(await once(child, 'close')).toEqual([3, null]);
  });
});

describe('a live pipe', () => {
  it('shows frames as they arrive', async () => {
    const child = spawn(process.execPath, [MAIN, 'print', '-'], { env: environment(), stdio: 'pipe' });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stdin.write(story());
    for (let waited = 0; waited < 100 && stdout.split('\n').length <= STORY_FRAMES; waited++) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(stdout.trimEnd().split('\n')).toHaveLength(STORY_FRAMES);
    child.stdin.end();
    expect(await once(child, 'close')).toEqual([0, null]);
  });
});
