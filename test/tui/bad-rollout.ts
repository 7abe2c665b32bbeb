import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaptureFile } from '../../bench/traffic/capture-file.js';
import { generate, openCaptureFile } from '../../bench/traffic/generate.js';
import { openCapture, type Capture } from '../../src/open-capture.js';

const [SIDE, TYPE, OP, VDP_TYPE, VDP_STATUS] = [7, 12, 14, 36, 38];
/** Of the octet that the generator gives stations in their addresses, and of the ECP operation with half of the subtype. */
const [STATION, ACK] = [0x57, 0x04];
const [FULL_LINK, LOSSY_LINK, MUTE_LINK] = [2, 4, 6];
/** Associates that the full bridge can take. */
const CAPACITY = 150;
const NO_RESOURCES = 0x42;
const ASSOC = 3;
const MUTE_FROM_NS = 45e9;

/** Whether a frame is a VDP response of the bridge: an ECP request with the response bit. */
function isResponse(data: Buffer): boolean {
  return data.readUInt16BE(TYPE) === 0x8940 && (data[OP]! & 0x0f) === 0 && (data[VDP_STATUS]! & 0x40) !== 0;
}

function isAckOfStation(data: Buffer): boolean {
  return data.readUInt16BE(TYPE) === 0x8940 && (data[OP]! & 0x0f) === ACK && data[SIDE] === STATION;
}

/** A rollout of which a bridge runs out of resources, some frames of a link were not captured and another bridge falls silent. */
class BadRollout implements CaptureFile {
  readonly #file: CaptureFile;
  readonly #taken = new Set<string>();
  #onLossyLink = 0;

  constructor(file: CaptureFile) {
    this.#file = file;
  }

  frame(point: number, timeNs: number, data: Buffer, length: number): void {
    if (point === LOSSY_LINK && ++this.#onLossyLink % 37 === 0) return;
    if (point === MUTE_LINK && timeNs > MUTE_FROM_NS && (isResponse(data) || isAckOfStation(data))) return;
    this.#file.frame(point, timeNs, point === FULL_LINK ? this.#refused(data) : data, length);
  }

  close(): void {
    this.#file.close();
  }

  /** The bridge refuses those that it has no room for. */
  #refused(data: Buffer): Buffer {
    if (!isResponse(data) || data[VDP_TYPE]! >> 1 !== ASSOC) return data;
    const vsi = data.toString('hex', 44, 60);
    if (this.#taken.has(vsi) || this.#taken.size < CAPACITY) {
      this.#taken.add(vsi);
      return data;
    }
    const refusal = Buffer.from(data);
    refusal[VDP_STATUS] = NO_RESOURCES;
    return refusal;
  }
}

/** Reads a rollout of 2,000 VSIs on ten links, of which not all goes well; the same each time. */
export async function badRollout(): Promise<{ readonly capture: Capture; readonly end: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'evbscope-rollout-'));
  const path = join(folder, 'rollout.pcapng');
  generate('rollout', (points) => new BadRollout(openCaptureFile(path, points)), { seed: 1, scale: 0.02 });
  const capture = openCapture([path]);
  while (await capture.read());
  const end = async (): Promise<void> => {
    await capture.close();
    rmSync(folder, { recursive: true });
  };
  return { capture, end };
}
