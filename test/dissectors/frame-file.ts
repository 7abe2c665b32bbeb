import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../fixtures/frames/', import.meta.url);

/** What a line of a frame file says of some bits: a field by its public name, or a mark (`type`, `reserved` …). */
export interface Item {
  readonly name: string;
  /** As written: a number, or text. */
  readonly value: string;
  /** What the text of the field must contain, null where the file does not say. */
  readonly text: string | null;
  readonly bit: number;
  readonly bits: number;
}

/** A frame of fixtures/frames with what its comments say. */
export interface FrameFile {
  readonly name: string;
  readonly linkType: number;
  readonly data: Uint8Array;
  readonly layers: readonly { readonly name: string; readonly start: number }[];
  readonly items: readonly Item[];
}

const ITEM = /([a-z][\w.-]*)(?::(\d+))? = (?:"([^"]*)"|([^\s,()]+))(?: "([^"]*)")?/gi;

function itemsOf(comment: string, line: string, bit: number, bits: number): Item[] {
  let at = bit;
  const items = [...comment.matchAll(ITEM)].map(([, name = '', width, quoted, plain, text]) => {
    const item = { name, value: quoted ?? plain ?? '', text: text ?? null, bit: at, bits: width === undefined ? bits : Number(width) };
    at += item.bits;
    return item;
  });
  if (at !== bit + bits) throw new Error(`the comment does not add up to its octets: ${line}`);
  return items;
}

function parse(name: string, source: string): FrameFile {
  const data: number[] = [];
  const layers: { name: string; start: number }[] = [];
  const items: Item[] = [];
  let linkType = 1;
  for (const line of source.split('\n').filter((text) => text !== '')) {
    const layer = /^\[(.+)\]$/.exec(line)?.[1];
    const octets = /^((?:[0-9a-f]{2} )*[0-9a-f]{2}) +# (.*)$/.exec(line);
    if (layer !== undefined) layers.push({ name: layer, start: data.length });
    else if (octets) {
      const row = octets[1]!.split(' ').map((digits) => Number.parseInt(digits, 16));
      items.push(...itemsOf(octets[2]!, line, 8 * data.length, 8 * row.length));
      data.push(...row);
    } else if (line.startsWith('link ')) linkType = Number(line.slice(5));
    else if (/^# [\w.-]+ = ""$/.test(line)) items.push(...itemsOf(line, line, 8 * data.length, 0));
    else if (!line.startsWith('# ')) throw new Error(`${name}: not a line of a frame file: ${line}`);
  }
  return { name, linkType, data: Uint8Array.from(data), layers, items };
}

/** All frames of fixtures/frames. */
export function frameFiles(): FrameFile[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.hex')).sort();
  return files.map((file) => parse(file.slice(0, -4), readFileSync(new URL(file, FOLDER), 'utf8')));
}

/** The golden frames as they were recorded: hex digits by name (`g1` to `g17`). */
export function goldenHex(): Map<string, string> {
  const lines = readFileSync(new URL('golden.txt', FOLDER), 'utf8').trim().split('\n');
  return new Map(lines.map((line) => line.split(' ') as [string, string]));
}
