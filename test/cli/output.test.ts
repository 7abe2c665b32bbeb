import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { Output } from '../../src/cli/output.js';

/** A stream that takes `room` writes before it is full; it has room again when `drainIn` says, or never. */
class Stream extends EventEmitter {
  readonly #written: Uint8Array[] = [];
  readonly #done: (() => void)[] = [];
  room: number;
  readonly #drainIn: ((drain: () => void) => void) | null;

  constructor(room: number, drainIn: ((drain: () => void) => void) | null) {
    super();
    this.room = room;
    this.#drainIn = drainIn;
  }

  /** What stands now in the octets that were handed over: the stream holds them until it says that it is done. */
  get written(): readonly string[] {
    return this.#written.map((octets) => Buffer.from(octets).toString());
  }

  get writableLength(): number {
    return this.#written.reduce((sum, octets) => sum + octets.length, 0);
  }

  /** Says that all was written, and forgets it. */
  finish(): void {
    for (const done of this.#done.splice(0)) done();
    this.#written.length = 0;
  }

  write(octets: Uint8Array, done: () => void): boolean {
    this.#written.push(octets);
    this.#done.push(done);
    if (--this.room > 0) return true;
    this.#drainIn?.(() => this.emit('drain'));
    return false;
  }
}

const LONG = 'x'.repeat(200_000);

describe('standard output', () => {
  it('collects lines', async () => {
    const stream = new Stream(9, null);
    const output = new Output(stream);
    output.lines(['a', 'b']);
    expect(stream.written).toEqual([]);
    await output.flush();
    expect(stream.written).toEqual(['a\nb\n']);
  });

  it('takes octets and lines in order', async () => {
    const stream = new Stream(9, null);
    const output = new Output(stream);
    output.line('a');
    output.put((to, text) => to.text(text), 'b\nc\n');
    output.line('ä');
    await output.flush();
    expect(stream.written).toEqual(['a\nb\nc\nä\n']);
  });

  it('has ended only when the stream has done with the last octets, be they few', async () => {
    const stream = new Stream(9, null);
    const output = new Output(stream);
    output.line('a');
    let isOver = false;
    const end = output.end().then(() => (isOver = true));
    for (let turns = 0; turns < 5; turns++) await new Promise((resolve) => setImmediate(resolve));
    expect([stream.written, isOver]).toEqual([['a\n'], false]);
    stream.finish();
    await end;
    expect(isOver).toBe(true);
  });

  it('has ended when nobody reads any more', async () => {
    const stream = new Stream(9, null);
    const output = new Output(stream);
    output.line('a');
    const end = output.end();
    setImmediate(() => stream.emit('error', Object.assign(new Error('gone'), { code: 'EPIPE' })));
    await end;
    expect(output.isClosed).toBe(true);
  });

  it('leaves alone what the stream has not done with', async () => {
    const stream = new Stream(1000, null);
    const output = new Output(stream);
    const round = async (from: number): Promise<string> => {
      for (let i = from; i < from + 40_000; i++) output.line(`line ${i}`);
      await output.flush();
      return Array.from({ length: 40_000 }, (_, i) => `line ${from + i}\n`).join('');
    };
    const first = await round(0);
    const second = await round(40_000);
    expect(stream.written.join('')).toBe(first + second);
    expect(stream.written.length).toBeGreaterThan(4);
    stream.finish();
    const third = await round(0);
    expect(stream.written.join('')).toBe(third);
  });

  it('does not wait for a stream that passes everything on at once, and keeps no octets for it', async () => {
    const passed: string[] = [];
    const buffers = new Set<ArrayBufferLike>();
    const write = (octets: Uint8Array, done: () => void): boolean => {
      buffers.add(octets.buffer);
      passed.push(Buffer.from(octets).toString());
      setImmediate(done);
      return true;
    };
    const output = new Output(Object.assign(new EventEmitter(), { write, writableLength: 0 }));
    for (let i = 0; i < 100_000; i++) output.line(`line ${i}`);
    await output.end();
    expect(passed.join('')).toBe(Array.from({ length: 100_000 }, (_, i) => `line ${i}\n`).join(''));
    expect([passed.length > 4, buffers.size]).toEqual([true, 1]);
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
