import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PcapngWriter } from '../../src/capture/write.js';
import { goldenHex } from '../dissectors/frame-file.js';

/** 2026-11-23T06:25:54Z. */
const START_SEC = 1_795_415_154;
const STATION = '4a99c9e10ac6';
const BRIDGE = '069e971e5558';
const golden = goldenHex();

/** What every terminal would obey: a colour, the clipboard (OSC 52), C1, bidi, line ends, invalid UTF-8, the backslash. */
export const HOSTILE_NAME = Buffer.concat([Buffer.from('\u001b[31m\u001b]52;c;aGk=\u0007\u009b2J\u202ex\r\n{red-fg}=cmd()\\\u2028\u200b\u007f'), Buffer.from([0x80, 0xff, 0x00])]);

function octets(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'));
}

function ack(from: string, seq: number): Uint8Array {
  return octets(`0180c2000000${from}89401401${seq.toString(16).padStart(4, '0')}`);
}

function hostileLldp(): Uint8Array {
  const chassis = `0207044a99c9e10ac6040703${STATION}06020078`;
  const name = `0a${HOSTILE_NAME.length.toString(16).padStart(2, '0')}${HOSTILE_NAME.toString('hex')}`;
  return octets(`0180c2000000${STATION}88cc${chassis}${name}0000`);
}

/** Frames of a small story with their times in milliseconds: EVB is agreed on, a VSI is associated and de-associated. */
const FRAMES: readonly (readonly [ms: number, data: Uint8Array])[] = [
  [0, octets(golden.get('g1')!)],
  [40, octets(golden.get('g2')!)],
  [1000, octets(golden.get('g3')!)],
  [1500, hostileLldp()],
  [2000, octets(golden.get('g4')!)],
  [2001, ack(BRIDGE, 1)],
  [2003, octets(golden.get('g6')!)],
  [2004, ack(STATION, 1)],
  [9000, octets(golden.get('g7')!)],
  [9001, ack(BRIDGE, 4)],
  [9002, octets(golden.get('g8')!)],
  [9004, ack(STATION, 5)],
  [9500, octets(golden.get('g13')!)],
];

/** Number of frames in the story; all are control frames. */
export const STORY_FRAMES = FRAMES.length;

/** The story as pcapng with one interface, told `times` times, ten seconds apart. */
export function story(times = 1): Uint8Array {
  const writer = new PcapngWriter();
  const point = writer.addInterface({ name: 'eno3', linkType: 1 });
  for (let round = 0; round < times; round++) {
    for (const [ms, data] of FRAMES) {
      writer.packet(point, { sec: START_SEC + 10 * round + Math.floor(ms / 1000), ns: (ms % 1000) * 1e6 + 504_542 }, data, data.length);
    }
  }
  return writer.take();
}

/** A folder for the files of a test; `write` gives the path of what it wrote. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'evbscope-cli-'));

  write(name: string, content: Uint8Array | string): string {
    const path = join(this.path, name);
    writeFileSync(path, content);
    return path;
  }

  /** Takes a file away, where it is there. */
  drop(name: string): void {
    rmSync(join(this.path, name), { force: true });
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
