import { describe, expect, it } from 'vitest';
import { EVENTS_BY_WEIGHT, LineQueue } from '../../src/cli/line-queue.js';

function rest(queue: LineQueue): string[] {
  const lines: string[] = [];
  for (let line = queue.take(); line !== null; line = queue.take()) lines.push(line);
  return lines;
}

describe('LineQueue', () => {
  it('gives lines of all kinds in the order in which they came', () => {
    const queue = new LineQueue();
    const lines = Array.from({ length: 5000 }, (_, i) => `line ${i}`);
    for (const [i, line] of lines.entries()) queue.add(EVENTS_BY_WEIGHT[(i * 7) % EVENTS_BY_WEIGHT.length]!, line);
    expect(rest(queue)).toEqual(lines);
    expect([queue.isEmpty, queue.take(), queue.leftOut]).toEqual([true, null, {}]);
  });

  it('leaves out the oldest lines of the least weight when there are too many, and counts them', () => {
    const queue = new LineQueue(40);
    for (const line of ['t1', 'e1', 'f1']) queue.add(line.startsWith('t') ? 'transition' : line.startsWith('e') ? 'exchange' : 'frame', line.padEnd(10));
    queue.add('finding', 'x1'.padEnd(10));
    expect(queue.leftOut).toEqual({});
    queue.add('finding', 'x2'.padEnd(10));
    expect(queue.leftOut).toEqual({ frame: 1 });
    queue.add('finding', 'x3'.padEnd(10));
    expect(queue.leftOut).toEqual({ frame: 1, exchange: 1 });
    queue.add('transition', 't2'.padEnd(10));
    expect(queue.leftOut).toEqual({ frame: 1, exchange: 1, transition: 1 });
    expect(rest(queue).map((line) => line.trim())).toEqual(['x1', 'x2', 'x3', 't2']);
  });

  it('never leaves out findings and the summary', () => {
    const queue = new LineQueue(40);
    for (let i = 0; i < 10; i++) queue.add('finding', `finding ${i}`);
    queue.add('summary', 'summary');
    queue.add('vsi', 'vsi');
    expect(queue.leftOut).toEqual({ vsi: 1 });
    expect(rest(queue)).toHaveLength(11);
  });

  it('holds no more than its room however many lines come', () => {
    const queue = new LineQueue(1000);
    for (let i = 0; i < 100_000; i++) queue.add('frame', `frame ${i}`);
    const lines = rest(queue);
    expect(lines.join('').length).toBeLessThanOrEqual(1000);
    expect(lines.at(-1)).toBe('frame 99999');
    expect(queue.leftOut).toEqual({ frame: 100_000 - lines.length });
  });
});
