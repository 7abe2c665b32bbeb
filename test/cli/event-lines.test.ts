import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { EventLines } from '../../src/cli/event-lines.js';
import { LineQueue } from '../../src/cli/line-queue.js';
import { Output, type Sink } from '../../src/cli/output.js';

/** A reader who takes nothing until `drain`. */
class SlowReader extends EventEmitter implements Sink {
  readonly #utf8 = new TextDecoder();
  text = '';
  isStuck = false;
  writes = 0;
  readonly writableLength = 0;

  write(octets: Uint8Array, done: () => void): boolean {
    this.writes++;
    this.text += this.#utf8.decode(octets);
    done();
    return !this.isStuck;
  }

  drain(): void {
    this.isStuck = false;
    this.emit('drain');
  }

  get lines(): readonly unknown[] {
    return this.text.split('\n').slice(0, -1).map((line): unknown => JSON.parse(line));
  }
}

describe('lines of what is captured live', () => {
  it('are handed over with the batch they came with', async () => {
    const reader = new SlowReader();
    const lines = new EventLines(new Output(reader), true);
    lines.put('transition', { n: 1 });
    await lines.flush();
    expect(reader.lines).toEqual([{ n: 1 }]);
  });

  it('wait for a slow reader in little room; those without weight are left out, and counted; nothing waits for the reader', async () => {
    const reader = new SlowReader();
    const lines = new EventLines(new Output(reader), true, new LineQueue(2000));
    reader.isStuck = true;
    lines.put('frame', { n: -1 });
    await lines.flush();
    expect(lines.isBehind).toBe(true);
    for (let n = 0; n < 10_000; n++) {
      lines.put(n % 1000 === 0 ? 'finding' : 'exchange', { n });
      if (n % 100 === 0) await lines.flush();
    }
    expect(reader.writes).toBe(1);
    expect(lines.leftOut['exchange']).toBeGreaterThan(9000);
    expect(Object.keys(lines.leftOut)).toEqual(['exchange']);
    reader.drain();
    await lines.flush();
    const told = reader.lines as readonly { readonly n: number }[];
    expect(told.filter(({ n }) => n % 1000 === 0).map(({ n }) => n)).toEqual([0, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000]);
    expect(told.length - 1 + lines.leftOut['exchange']!).toBe(10_000);
    expect(told.at(-1)).toEqual({ n: 9999 });
  });

  it('are never left out at the end', async () => {
    const reader = new SlowReader();
    const output = new Output(reader);
    const lines = new EventLines(output, true, new LineQueue(100));
    reader.isStuck = true;
    lines.put('frame', { n: 0 });
    await lines.flush();
    lines.put('vsi', { n: 1 });
    lines.end();
    for (let n = 2; n < 1000; n++) lines.put('vsi', { n });
    reader.drain();
    await output.end();
    expect(reader.lines).toHaveLength(1000);
    expect(lines.leftOut).toEqual({});
  });
});

it('lines of what is read from files wait for the reader, and none is left out', async () => {
  const reader = new SlowReader();
  const lines = new EventLines(new Output(reader), false, new LineQueue(100));
  reader.isStuck = true;
  for (let n = 0; n < 1000; n++) lines.put('frame', { n });
  let isFlushed = false;
  const flushed = lines.flush().then(() => (isFlushed = true));
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(isFlushed).toBe(false);
  reader.drain();
  await flushed;
  expect(reader.lines).toHaveLength(1000);
  expect(lines.leftOut).toEqual({});
});
