import { PcapngWriter } from '../capture/write.js';
import type { CapturePoint } from '../model/frame.js';
import { moment } from '../text/time.js';
import type { Recording } from '../tui/recording.js';
import type { Saver } from '../tui/save.js';
import { CaptureFile, writeReason } from './capture-file.js';
import { inputAt } from './input-at.js';
import { Output } from './output.js';
import { statOf } from './stat-of.js';

/** Octets that are made before they are handed over. */
const CHUNK = 64 * 1024;
/** Pieces that are written before keys are heard again. */
const TURN = 4;

/** Numbers interfaces as frames name them. */
class Interfaces {
  readonly #writer: PcapngWriter;
  readonly #numbers = new Map<CapturePoint, number>();

  constructor(writer: PcapngWriter) {
    this.#writer = writer;
  }

  of(point: CapturePoint): number {
    let number = this.#numbers.get(point);
    if (number === undefined) {
      const name = [point.file, point.name].filter((part) => part !== null).join(' ');
      this.#numbers.set(point, (number = this.#writer.addInterface({ name: name === '' ? null : name, linkType: point.linkType })));
    }
    return number;
  }
}

/** Writes what the screens save to files. */
export class FrameSaver implements Saver {
  readonly #recording: Pick<Recording, 'frames' | 'timebase'>;
  readonly #files: readonly string[];

  /** `files`: the inputs, which are never overwritten. */
  constructor(recording: Pick<Recording, 'frames' | 'timebase'>, files: readonly string[]) {
    this.#recording = recording;
    this.#files = files;
  }

  refusal(path: string, overwrites: boolean): string | null {
    const there = statOf(path);
    if (there === null) return null;
    if (!there.isFile()) return `${path} is no file`;
    const input = inputAt(there, this.#files);
    if (input !== null) return `${path} cannot be written: it is the input ${input}`;
    return overwrites ? null : `${path} is there already; ${path}! overwrites it`;
  }

  *capture(ids: Iterable<number>, comment: (no: number) => string | null): Iterable<Uint8Array> {
    const { frames, timebase } = this.#recording;
    const writer = new PcapngWriter();
    const interfaces = new Interfaces(writer);
    for (const id of ids) {
      const row = frames.row(id);
      const octets = frames.octets(id);
      if (row === null || typeof octets === 'string') continue;
      const told = comment(row.no);
      writer.packet(interfaces.of(row.point), moment(timebase.originSec, row.timeNs), octets, row.origLen, { direction: row.direction, ...(told === null ? {} : { comment: told }) });
      if (writer.length >= CHUNK) yield writer.take();
    }
    yield writer.take();
  }

  async write(path: string, overwrites: boolean, pieces: Iterable<Uint8Array>): Promise<void> {
    const file = new CaptureFile(path, overwrites);
    const output = new Output(file);
    try {
      let written = 0;
      for (const piece of pieces) {
        output.put((to, what) => to.put(what), piece);
        if (++written % TURN === 0) await output.flush();
        if (output.isClosed) break;
      }
      await output.flush();
      await file.end();
    } catch (error) {
      await file.end();
      file.remove();
      throw error;
    }
    if (output.error === null) return;
    file.remove();
    throw new Error(`${path} cannot be written (${writeReason(output.error)})`);
  }
}
