import type { Layer } from '../model/decoded.js';
import type { EventMap } from '../track/event.js';
import type { LayerName, PduByLayer } from '../track/pdus.js';
import { rule, type Head, type Rule, type Said } from './rule.js';

/** A layer of a control frame that came in whole. */
export type LayerEvent<N extends LayerName> = EventMap['frame'] & {
  readonly layer: Layer;
  /** Null where the layer ended early: what was read of it is in `layer.pdu`. */
  readonly pdu: PduByLayer[N] | null;
};

/** A rule about the octets of one layer, called for each such layer. */
export interface LayerRuleTable<N extends LayerName> extends Head {
  readonly of: N;
  readonly check: (event: LayerEvent<N>) => Said;
}

/** Makes a rule of its table. Truncated frames never come (GUARD-1). */
export function layerRule<const N extends LayerName>(table: LayerRuleTable<N>): Rule {
  return { ...rule({ ...table, on: [], check: () => null }), check: table.check };
}
