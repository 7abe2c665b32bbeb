import { describe, expect, it } from 'vitest';
import { openCapture } from '../../src/open-capture.js';
import { hex } from '../../src/text/mac.js';
import { program } from '../cli/program.js';
import { DEMO } from './stage.js';

const SCANNER = new URL('../../dist/scanner.js', import.meta.url);

function lines(...args: readonly string[]): Record<string, unknown>[] {
  return program(args).stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the screens read what the commands say', () => {
  it.each([DEMO, 'fixtures/captures/mix-churn50/station.pcap', 'fixtures/captures/draft-multi/station.pcap', 'fixtures/captures/mix-malformed/bridge.pcap'])('of %s', async (path) => {
    const { analysis, read, close } = openCapture([path], { scanner: SCANNER });
    while (await read());
    const findings = analysis.findings().map(({ rule, severity, frames, link, count, vsiid }) => ({ rule, severity, frames, link, count, vsiid }));
    const told = lines('check', '--fail-on', 'never', '--json', path);
    expect(told.filter(({ event }) => event === 'finding')).toMatchObject(findings);
    expect(told.at(-1)).toMatchObject({ event: 'summary', controlFrames: analysis.summary().controlFrames, vsis: analysis.summary().vsis });
    const lives = analysis.lives().map(({ vsiid, state, bridgeState, confidence, history }) => ({ vsiid: hex(vsiid), state, bridgeState, confidence, history }));
    const vsis = lines('vsis', '--json', path);
    expect(vsis).toHaveLength(lives.length);
    expect(vsis).toMatchObject(lives);
    const stats = analysis.stats().map(({ operation, link, count, p99Ns }) => ({ operation, link, count, p99: p99Ns / 1e9 }));
    expect(lines('stats', '--json', path)).toMatchObject(stats);
    await close();
  });
});
