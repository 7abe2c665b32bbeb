import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { Output } from '../../src/cli/output.js';

/** A stream that takes `room` writes before it is full; it has room again when `drainIn` says, or never. */
class Stream extends EventEmitter {
  readonly written: string[] = [];
  room: number;
  readonly #drainIn: ((drain: () => void) => void) | null;

  constructor(room: number, drainIn: ((drain: () => void) => void) | null) {
    super();
    this.room = room;
    this.#drainIn = drainIn;
  }

  write(text: string): boolean {
    this.written.push(text);
    if (--this.room > 0) return true;
    this.#drainIn?.(() => this.emit('drain'));
    return false;
  }
}

const LONG = 'x'.repeat(70_000);

describe('standard output', () => {
  it('collects lines', async () => {
    const stream = new Stream(9, null);
    const output = new Output(stream);
    output.lines(['a', 'b']);
    expect(stream.written).toEqual([]);
    await output.flush();
    expect(stream.written).toEqual(['a\nb\n']);
  });

  it.each([
    ['at once', (drain: () => void) => process.nextTick(drain)],
    ['later', (drain: () => void) => setTimeout(drain, 20)],
  ])('waits for a reader that has room again %s', async (_when, drainIn) => {
    const stream = new Stream(1, drainIn);
    const output = new Output(stream);
    for (let round = 0; round < 3; round++) {
      output.line(LONG);
      output.line(LONG);
      await output.flush();
    }
    expect(stream.written).toHaveLength(6);
  });

  it('stops waiting when the reader goes away, and writes no more', async () => {
    const stream = new Stream(1, null);
    const output = new Output(stream);
    output.line(LONG);
    const flushed = output.flush();
    setTimeout(() => stream.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })), 10);
    await flushed;
    output.line(LONG);
    await output.flush();
    expect({ written: stream.written.length, isClosed: output.isClosed, error: output.error }).toEqual({ written: 1, isClosed: true, error: null });
  });

  it('keeps any other error', async () => {
    const stream = new Stream(9, null);
    const output = new Output(stream);
    stream.emit('error', Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }));
    await output.flush();
    expect(output.error?.message).toBe('no space left on device');
  });
});
