import type { Decoded } from '../model/decoded.js';
import type { Frame } from '../model/frame.js';
import type { Transition } from '../model/vsi.js';
import type { Channel, Speaker } from './channel.js';
import type { EcpSender } from './ecp-sender.js';
import type { Exchange } from './exchange.js';
import type { End } from './end.js';
import type { Life } from './life.js';
import type { Pending } from './pending.js';
import type { Link } from './link.js';
import type { Migration } from './migration.js';
import type { Neighbour } from './neighbour.js';
import type { DataSighting } from './data-sighting.js';
import type { Cdcp, Evb, EvbDraft } from './pdus.js';
import type { VsiTlv } from './vsi-tlv.js';

/** Where an event happened; `frame` is null where a timer found it. */
interface Place {
  readonly timeNs: number;
  readonly link: Link;
  readonly channel: Channel;
  readonly frame: Frame | null;
}

/** Events by name: what the tracker saw, for rules and statistics. */
export interface EventMap {
  /** Every control frame, before anything is made of it. */
  frame: Place & { readonly frame: Frame; readonly decoded: Decoded; readonly end: End };
  /** An LLDPDU that a receiver accepts. */
  lldp: Place & { readonly neighbour: Neighbour; readonly speaker: Speaker; readonly decoded: Decoded };
  'lldp.shutdown': Place & { readonly neighbour: Neighbour; readonly speaker: Speaker };
  /** TTL ran out without a refresh or a shutdown. */
  'lldp.expired': Place & { readonly neighbour: Neighbour; readonly speaker: Speaker };
  evb: Place & { readonly speaker: Speaker; readonly neighbour: Neighbour; readonly tlv: Evb };
  'evb.draft': Place & { readonly speaker: Speaker; readonly neighbour: Neighbour; readonly tlv: EvbDraft };
  cdcp: Place & { readonly speaker: Speaker; readonly neighbour: Neighbour; readonly tlv: Cdcp };
  'ecp.request': Place & { readonly frame: Frame; readonly exchange: Exchange; readonly sender: EcpSender; readonly previous: Exchange | null };
  /** `isRenumbered`: a draft sender took a new number for the copy. */
  'ecp.retransmission': Place & { readonly frame: Frame; readonly exchange: Exchange; readonly gapNs: number; readonly isRenumbered: boolean };
  /**
   * Numbers out of step: frames missing, the sender began anew, or it took an older number again. `reused`: the request before,
   * where it had the same number and other octets.
   */
  'ecp.sequence': Place & {
    readonly frame: Frame;
    readonly speaker: Speaker;
    readonly before: number;
    readonly beforeFrame: number | null;
    /** When the request before it was last sent. */
    readonly beforeNs: number;
    readonly seq: number;
    readonly kind: 'gap' | 'restart' | 'again';
    readonly reused: Exchange | null;
  };
  /** A number used again for other octets. */
  'ecp.conflict': Place & { readonly frame: Frame; readonly exchange: Exchange; readonly conflict: Exchange };
  /** `exchange` is null when no request with that number was seen. */
  'ecp.ack': Place & { readonly frame: Frame; readonly speaker: Speaker; readonly exchange: Exchange | null; readonly seq: number; readonly isFirst: boolean };
  'ecp.unacked': Place & { readonly exchange: Exchange };
  'vsi.request': Place & { readonly frame: Frame; readonly life: Life; readonly request: VsiTlv; readonly pending: Pending; readonly before: Pending | null };
  'vsi.response': Place & { readonly frame: Frame; readonly life: Life; readonly response: VsiTlv; readonly answered: Pending | null; readonly mismatch: string | null };
  'vsi.unsolicited': Place & { readonly frame: Frame; readonly life: Life; readonly tlv: VsiTlv; readonly pending: Pending | null; readonly hadLeft: boolean };
  'vsi.unanswered': Place & { readonly life: Life; readonly pending: Pending };
  /** No keep-alive within the bridge's keep-alive timeout, and no de-associate either. */
  'vsi.silent': Place & { readonly life: Life };
  /** A life begins; `before`: the one of the same VSI that is over with that. */
  'vsi.begun': Place & { readonly life: Life; readonly before: Life | null };
  /** A life is forgotten for want of room, with all that it has. */
  'vsi.dropped': Place & { readonly life: Life };
  /** It became ASSOCIATED here, and was so in another place before: `left` and the hints of the migration may still change. */
  'vsi.migration': Place & { readonly life: Life; readonly migration: Migration };
  /** It is ASSOCIATED here, and in the place of `other` too. */
  'vsi.elsewhere': Place & { readonly life: Life; readonly other: Life };
  /** A frame with tags: a control frame, or an example of data frames (`end` is null where its sender is no end). */
  tags: Place & { readonly frame: Frame; readonly decoded: Decoded; readonly end: End | null };
  /** A data frame of a VSI's address. */
  data: Place & { readonly frame: Frame; readonly sighting: DataSighting };
  /**
   * An ECPDU of an end that sent no LLDPDU, where two others did, the `neighbours`: of a link between these, or of its own
   * one with the one of them that talks to it. `isAboutLink`: it names a VSI of these two.
   */
  'ecp.stranger': Place & { readonly frame: Frame; readonly end: End; readonly neighbours: readonly End[]; readonly isAboutLink: boolean };
  /** Of a capture point; told of the first link there. Frames are missing; a control frame was cut, came twice at once, or went back in time. */
  'capture.gap': Place & { readonly lost: number | null };
  'capture.truncated': Place & { readonly frame: Frame };
  'capture.duplicate': Place & { readonly frame: Frame; readonly duplicates: number; readonly frames: number };
  'capture.backwards': Place & { readonly frame: Frame; readonly beforeNs: number; readonly beforeFrame: number };
  'vsi.transition': Place & { readonly life: Life; readonly transition: Transition };
}

export type EventName = keyof EventMap;
export type EventOf<N extends EventName> = EventMap[N];
export type Emit = <N extends EventName>(name: N, event: EventMap[N]) => void;
