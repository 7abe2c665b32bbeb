import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { program } from './program.js';

const CAPTURE = fileURLToPath(new URL('../../fixtures/captures/vdp22-103/station.pcap', import.meta.url));

interface Line {
  readonly operation: string;
  readonly count: number;
}

function countsOf(...args: string[]): Record<string, number> {
  const { stdout, status } = program(['stats', '--json', ...args, CAPTURE]);
  expect(status).toBe(0);
  const lines = stdout.trim().split('\n').filter(Boolean).map((line) => JSON.parse(line) as Line);
  return Object.fromEntries(['assoc', 'keepalive', 'deassoc'].map((operation) => [operation, lines.find((line) => line.operation === operation)?.count ?? 0]));
}

// vdp22-103: an associate at 06:26:26.67, five keep-alives every 10.49 s, a de-associate at 06:27:27.67 (truth.json).
it('stats counts the answers within --from and --to', () => {
  expect(countsOf()).toEqual({ assoc: 1, keepalive: 5, deassoc: 1 });
  expect(countsOf('--to', '06:26:30')).toEqual({ assoc: 1, keepalive: 0, deassoc: 0 });
  expect(countsOf('--from', '06:26:30', '--to', '06:26:50')).toEqual({ assoc: 0, keepalive: 2, deassoc: 0 });
  expect(countsOf('--from', '06:27:15')).toEqual({ assoc: 0, keepalive: 1, deassoc: 1 });
});
