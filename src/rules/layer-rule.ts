import type { Layer } from '../model/decoded.js';
import type { EventMap } from './event.js';
import type { LayerName, PduByLayer } from '../track/pdus.js';
import { rule, type Head, type Rule, type Said } from './rule.js';

/** A layer of a control frame that came in whole. */
export type LayerEvent<N extends LayerName> = EventMap['frame'] & {
  readonly layer: Layer;
  /** Null where the layer ended early: what was read of it is in `layer.pdu`. */
  readonly pdu: PduByLayer[N] | null;
};

/** A rule about the octets of one layer, called for each such layer. */
export interface LayerRuleTable<N extends LayerName, M> extends Head {
  readonly of: N;
  /** See `RuleTable`. */
  readonly memory?: (drop: () => void) => M;
  readonly check: (event: LayerEvent<N>, memory: M) => Said;
}

/** Makes a rule of its table. Truncated frames never come (GUARD-1). */
export function layerRule<const N extends LayerName, M = undefined>(table: LayerRuleTable<N, M>): Rule {
  return { ...rule<never, M>({ ...table, on: [], check: () => null }), check: table.check };
}
