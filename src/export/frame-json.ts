import type { Dissector } from '../dissect/types.js';
import type { FrameRow } from '../model/analysis.js';
import { endJsonText, jsonLine } from '../text/safe.js';
import { encoded, type TextBuffer } from '../text/text-buffer.js';
import { timeWriter, type WriteTime } from '../text/time.js';
import { enclose } from './enclose.js';
import { LayerJson } from './layer-json.js';

const TIME = encoded('{"v":1,"event":"frame","time":"');
const FRAME = encoded('","frame":');
const FILE = encoded(',"file":');
const LINK = encoded(',"link":');
const CHANNEL = encoded(',"channel":');
const NULL = encoded('null');
const LAYERS = encoded(',"layers":');
const NO_FAULTS = encoded(',"faults":[]');
const TRUNCATED = [encoded(',"truncated":false,"length":'), encoded(',"truncated":true,"length":')] as const;
const CAPTURED = encoded(',"captured":');
const QUOTE = 0x22;
const END = encoded('}\n');

function writeText(to: TextBuffer, text: string | null): void {
  if (text === null) return to.put(NULL);
  to.octet(QUOTE);
  const from = to.length;
  to.text(text);
  endJsonText(to, from);
}

/**
 * Writes the `frame` event of a control frame as a line: its layers, outermost first, each with its fields under their
 * public names (a list is an array of rows).
 */
export class FrameJson {
  readonly #layers: ReadonlyMap<string, LayerJson>;
  readonly #time: WriteTime;
  readonly #withFile: boolean;

  /** `withFile` when several inputs were given. */
  constructor(dissectors: readonly Dissector[], originSec: number, withFile: boolean) {
    this.#layers = new Map(dissectors.map((by) => [by.name, new LayerJson(by)]));
    this.#time = timeWriter('utc', originSec, 0);
    this.#withFile = withFile;
  }

  write(to: TextBuffer, { frame, decoded, link, channel }: FrameRow): void {
    to.put(TIME);
    this.#time(to, frame.timeNs);
    to.put(FRAME);
    to.decimal(frame.no);
    if (this.#withFile) {
      to.put(FILE);
      writeText(to, frame.point.file);
    }
    to.put(LINK);
    writeText(to, link);
    to.put(CHANNEL);
    if (channel === null) to.put(NULL);
    else to.decimal(channel);
    to.put(LAYERS);
    const from = to.length;
    for (const layer of decoded.layers) this.#layers.get(layer.name)!.write(to, layer);
    enclose(to, from, '[', ']');
    if (decoded.faults.length === 0) to.put(NO_FAULTS);
    else to.text(`,"faults":${jsonLine(decoded.faults)}`);
    to.put(TRUNCATED[decoded.truncated ? 1 : 0]);
    to.decimal(frame.origLen);
    to.put(CAPTURED);
    to.decimal(frame.data.length);
    to.put(END);
  }
}
