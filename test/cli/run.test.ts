import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';
import type { Severity } from '../../src/model/finding.js';
import { finding } from '../export/sample.js';
import { FakeHost } from './fake-host.js';
import { Folder, story, STORY_FRAMES } from './story.js';

const folder = new Folder();
const capture = folder.write('story.pcapng', story());
afterAll(() => folder.remove());

describe('files without a command', () => {
  it.each([
    ['dumb', 'TERM is dumb'],
    ['xterm', 'there is no keyboard'],
  ])('on a terminal %s that cannot show the screens: one sentence why, and the frames', async (TERM, why) => {
    const host = new FakeHost({ isTTY: true, env: { TERM } });
    expect(await run([capture], host)).toBe(0);
    expect(host.stderr.text).toBe(`evbscope: ${why}: the frames are printed instead of the screens\n`);
  });
});

describe('a terminal that goes away', () => {
  it('ends with the status of a hang-up, and nothing is told', async () => {
    const host = new FakeHost({ isTTY: true });
    const ended = run(['rules'], host);
    host.hangUp();
    expect(await ended).toBe(129);
    expect(host.stderr.text).toBe('');
  });
});

describe('check', () => {
  const severities: readonly Severity[] = ['note', 'warning', 'security', 'error'];

  it.each(severities)('exits with 1 when %s reaches --fail-on', async (severity) => {
    for (const failOn of severities) {
      const isFailed = severities.indexOf(severity) >= severities.indexOf(failOn);
      expect(await run(['check', '--fail-on', failOn, capture], new FakeHost({ findings: [finding({ severity })] }))).toBe(isFailed ? 1 : 0);
    }
    expect(await run(['check', capture], new FakeHost({ findings: [finding({ severity })] }))).toBe(severity === 'error' ? 1 : 0);
    expect(await run(['check', '--fail-on=never', capture], new FakeHost({ findings: [finding({ severity })] }))).toBe(0);
  });

  it('counts each occurrence', async () => {
    const host = new FakeHost({ findings: [finding({ count: 3 }), finding({ severity: 'note', rule: 'VSI-28' })] });
    await run(['check', '--json', capture], host);
    const lines = host.stdout.text.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ event }) => event)).toEqual(['finding', 'finding', 'summary']);
    expect(lines[2]).toMatchObject({ frames: STORY_FRAMES, findings: { error: 3, warning: 0, note: 1, security: 0 } });
  });

  it('--all shows every one with the text of its VSIID', async () => {
    const host = new FakeHost({ findings: [finding(), finding({ timeNs: 2e9 }), finding({ vsiid: null })] });
    await run(['check', '--all', capture], host);
    expect(host.asked).toMatchObject({ allFindings: true });
    const lines = host.stdout.text.trimEnd().split('\n').slice(1);
    expect(lines[0]).toBe('E VSI-01  06:25:54.504542  eno3  fa9b7fff-b0a0-4893-8e0e-beef4ff18f8f  no response within 17.4 s; expected a response within 17.4 s, received none  #4641 #4690');
    expect(lines).toHaveLength(3);
  });

  it('--from and --to choose among the occurrences, and merge what is left', async () => {
    const occurrences = [1, 2, 3, 4].map((sec) => finding({ timeNs: sec * 1e9, frames: [sec] }));
    const host = new FakeHost({ findings: occurrences });
    // The first frame is 0.504542 ms behind the origin.
    expect(await run(['check', '--json', '--from', '06:25:56', '--to', '06:25:57', capture], host)).toBe(1);
    expect(host.asked).toMatchObject({ allFindings: true });
    expect(host.stdout.text.split('\n').slice(0, 2).map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { event: 'finding', time: '2026-11-23T06:25:56.000000000Z', frames: [2], count: 2 },
      { event: 'summary', findings: { error: 2 } },
    ]);
    expect(await run(['check', '--from', '07:00', capture], new FakeHost({ findings: occurrences }))).toBe(0);
  });
});

describe('vsis', () => {
  it('--from and --to leave the lives that were there', async () => {
    const shown = async (...range: readonly string[]): Promise<number> => {
      const host = new FakeHost();
      await run(['vsis', '--json', ...range, capture], host);
      return host.stdout.text.split('\n').length - 1;
    };
    expect(await shown('--to', '06:25:54.5')).toBe(0);
    expect(await shown('--to', '06:25:55')).toBe(1);
    expect(await shown('--from', '06:26:02')).toBe(1);
    expect(await shown('--from', '06:27')).toBe(0);
  });

  it('tells by a note that there are none, unless -q', async () => {
    const host = new FakeHost();
    expect(await run(['vsis', '--to', '06:25:54.5', capture], host)).toBe(0);
    expect(host.stderr.text).toBe(`evbscope: no VSI in ${STORY_FRAMES} control frames\n`);
    const quiet = new FakeHost();
    await run(['vsis', '-q', '--to', '06:25:54.5', capture], quiet);
    expect(quiet.stderr.text + quiet.stdout.text).toBe('');
  });

  it('--names gives names', async () => {
    const names = folder.write('names', '52:54:00:aa:bb:01 web-1\n');
    const host = new FakeHost();
    await run(['vsis', '--names', names, capture], host);
    expect(host.stdout.text).toContain('  web-1  ');
  });
});

describe('a signal', () => {
  it('ends the reading; what was read is printed; the status is its own', async () => {
    const host = new FakeHost({ findings: [finding()] });
    host.interrupt();
    expect(await run(['check', capture], host)).toBe(130);
    expect(host.stdout.text).toMatch(/^1 error · /);
  });

  it('is not waited for by wrong usage', async () => {
    const host = new FakeHost();
    expect(await run(['check', '--jsn', capture], host)).toBe(2);
    expect(host.stdout.text).toBe('');
  });
});
