import type { CaptureFile } from '../../bench/traffic/capture-file.js';

export interface Recorded {
  readonly point: number;
  readonly timeNs: number;
  readonly data: Buffer;
}

/** A capture file that keeps its frames. */
export class Recording implements CaptureFile {
  readonly frames: Recorded[] = [];

  frame(point: number, timeNs: number, data: Buffer, length: number): void {
    this.frames.push({ point, timeNs, data: Buffer.from(data.subarray(0, length)) });
  }

  close(): void {}
}

/** The EtherType behind the VLAN tag, where there is one. */
export function etherType({ data }: Recorded): number {
  const type = data.readUInt16BE(12);
  return type === 0x8100 ? data.readUInt16BE(16) : type;
}
