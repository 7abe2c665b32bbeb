import type { Layer, Pdu } from '../../model/decoded.js';
import type { LinkState } from '../../model/link.js';
import type { FrameKind } from '../../model/stored-frame.js';
import type { FrameStore } from '../../store/frame-store.js';
import { hex, mac } from '../../text/mac.js';
import type { FrameRow } from './ladder-row.js';

/** `right`: from the station to the bridge; null where neither address nor kind tells. */
export type Direction = 'left' | 'right' | null;

/** What the octets of a frame say, as far as an arrow shows it. */
export interface Message {
  readonly direction: Direction;
  readonly sequence: number | null;
  /** Name of the operation of ECP. */
  readonly operation: string;
  /** What is said of VSIs, each by its VSIID in hex digits. */
  readonly said: readonly Said[];
}

interface Said {
  readonly vsiid: string;
  readonly type: string;
  /** Error or response code; null for what is no answer. */
  readonly code: number | null;
  readonly flags: string;
}

/** What was decoded is remembered of so many frames. */
const MOST_MESSAGES = 4096;
const TYPES = ['PREASSOC', 'PREASSOC-RR', 'ASSOC', 'DEASSOC'];
const OPERATIONS = ['req', 'ack'];

function said({ name, pdu }: Layer, isAnswer: boolean): Said | null {
  if (name !== 'vdp.assoc' && name !== 'vdp-draft') return null;
  const { type, vsiid, ack, error, response, keep, hard } = pdu as Readonly<Record<string, number | undefined>> & { vsiid?: Uint8Array };
  if (type === undefined) return null;
  const isDraft = name === 'vdp-draft';
  const hasCode = isDraft ? isAnswer : ack === 1;
  const flags = `${keep === 1 ? ' keep' : ''}${hard === 1 ? ' hard' : ''}`;
  return { vsiid: vsiid ? hex(vsiid) : '', type: TYPES[isDraft ? type : type - 1] ?? `type ${type}`, code: hasCode ? ((isDraft ? response : error) ?? null) : null, flags };
}

/** The frames of ladders, decoded as far as they are looked at. */
export class Messages {
  readonly #known = new Map<number, { readonly kind: FrameKind; readonly message: Message }>();

  of(row: FrameRow, frames: FrameStore, link: LinkState | null): Message {
    const known = this.#known.get(row.id);
    if (known?.kind === row.kind) return known.message;
    if (this.#known.size >= MOST_MESSAGES) this.#known.clear();
    const message = read(row, frames, link);
    // While an end is not known, who sent the frame may still come out.
    if (link?.station && link.bridge) this.#known.set(row.id, { kind: row.kind, message });
    return message;
  }
}

function read({ id, kind }: FrameRow, frames: FrameStore, link: LinkState | null): Message {
  const layers = frames.decode(id)?.decoded.layers ?? [];
  const isAnswer = kind.endsWith(' response');
  const ecp: Pdu = layers.find(({ name }) => name === 'ecp' || name === 'ecp-draft')?.pdu ?? {};
  const { op, seqno } = ecp as { op?: number; seqno?: number };
  // Of a tunnel's frames the innermost is the one that the ends exchanged.
  const source = layers.findLast(({ name }) => name === 'eth')?.pdu['src'] as Uint8Array | undefined;
  const from = source ? mac(source) : null;
  const known: Direction = from !== null && from === link?.station ? 'right' : from !== null && from === link?.bridge ? 'left' : null;
  const byKind: Direction = kind === 'ecp ack' || kind === 'ecp request' ? null : isAnswer ? 'left' : 'right';
  return {
    direction: known ?? byKind,
    sequence: seqno ?? null,
    operation: op === undefined ? (kind === 'ecp ack' ? 'ack' : 'req') : (OPERATIONS[op] ?? `op ${op}`),
    said: layers.map((layer) => said(layer, isAnswer)).filter((one) => one !== null),
  };
}
