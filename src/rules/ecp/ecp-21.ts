import type { Speaker } from '../../track/channel.js';
import type { Generation } from '../../model/vsi.js';
import { rule } from '../rule.js';
import { senderText } from './given-up.js';

const ETHERTYPE: Readonly<Record<Generation, string>> = { ratified: '0x8940', draft: '0x88B7' };

/** The version of EVB that both ends speak, null where they do not agree on just one. */
function negotiated(a: Speaker | null, b: Speaker | null): Generation | null {
  if (!a || !b) return null;
  const isRatified = a.evb !== null && b.evb !== null;
  const isDraft = a.evbDraft !== null && b.evbDraft !== null;
  return isRatified === isDraft ? null : isRatified ? 'ratified' : 'draft';
}

/** ECP of one version on a link whose ends negotiated EVB of the other. */
export const ecp21 = rule({
  id: 'ECP-21',
  severity: 'warning',
  spec: '802.1Q 43.3; 802.1Qbg D0.2',
  title: 'ECP of the other EVB version',
  history: true,
  on: 'ecp.request',
  check: ({ channel, exchange, frame }) => {
    const version = negotiated(exchange.speaker, channel.opposite(exchange.speaker));
    if (version === null || version === exchange.generation) return null;
    return {
      expected: `${version} ECP (${ETHERTYPE[version]}), as both EVB TLVs say`,
      received: `${exchange.generation} ECP (${ETHERTYPE[exchange.generation]}) of ${senderText(exchange)}`,
      frames: [frame.no],
    };
  },
  explain: {
    why: 'The other end listens for the version that was negotiated and does not see these ECPDUs: VSIs are not associated.',
    usual: ['two agents on one host, one for each version', 'a half-finished update or configuration change'],
    try: ['configure one version only at both ends', 'look for a second agent on the host', 'restart the agent after the change'],
  },
});
