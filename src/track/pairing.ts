import type { Decoded } from '../model/decoded.js';
import type { Generation } from '../model/vsi.js';
import type { End } from './end.js';
import type { Links } from './links.js';
import { layerOf } from './pdus.js';
import type { VsiTable } from './vsi-table.js';
import { vsiTlvs } from './vsi-tlvs.js';

/**
 * Pairs the sender of a frame with the end it answers: whoever's VSI is answered, or whoever waits alone for just this
 * acknowledgement. Does nothing where the link is proven, or where several ends would fit.
 */
export function pairByEvidence(links: Links, table: VsiTable, end: End, svid: number | null, decoded: Decoded, timeNs: number): void {
  if (end.link.isProven) return;
  const asker = answeredBy(links, table, end, svid, decoded) ?? acknowledgedBy(links, end, svid, decoded, timeNs);
  if (asker) links.prove(asker, end, timeNs);
}

/** Two that told the same role, each at a point of its own: uplinks of which one direction is captured. */
function areAlike(one: End, two: End): boolean {
  return one.link !== two.link && one.role !== null && one.role === two.role && !one.isGuess && !two.isGuess;
}

function answeredBy(links: Links, table: VsiTable, end: End, svid: number | null, decoded: Decoded): End | null {
  const response = vsiTlvs(decoded).find((tlv) => tlv.isResponse !== false);
  if (!response) return null;
  const waiting = [end.link, ...links.unproven(end.link)].flatMap((link) => {
    const channel = link.channels.get(svid);
    const speaker = channel && table.find(channel, response.key)?.pending?.exchange.speaker;
    return speaker && speaker.end !== end ? [speaker.end] : [];
  });
  return waiting.length === 1 ? waiting[0]! : null;
}

function acknowledgedBy(links: Links, end: End, svid: number | null, decoded: Decoded, timeNs: number): End | null {
  const ecp = layerOf(decoded, 'ecp') ?? layerOf(decoded, 'ecp-draft');
  if (!ecp || ecp.pdu.op !== 1) return null;
  const generation: Generation = ecp.name === 'ecp' ? 'ratified' : 'draft';
  const waiting = [end.link, ...links.unproven(end.link)].flatMap((link) =>
    [...(link.channels.get(svid)?.speakers.values() ?? [])].filter((speaker) => {
      const exchange = speaker.senders.get(generation)?.acknowledged(ecp.pdu.seqno);
      return speaker.end !== end && !areAlike(speaker.end, end) && exchange && exchange.ackedNs === null && timeNs - exchange.lastNs <= exchange.giveUpNs;
    }),
  );
  return waiting.length === 1 ? waiting[0]!.end : null;
}
