import type { Layer } from '../../model/decoded.js';
import { count } from '../../text/number.js';
import { layerRule } from '../layer-rule.js';
import { infoLength, tlvsOf } from '../tlv-chain.js';

const TITLES: Readonly<Record<string, string>> = { 'lldp.chassis': 'Chassis ID', 'lldp.port': 'Port ID' };
const MIN_LENGTH = 2;
const MAX_LENGTH = 256;
const MAX_SUBTYPE = 7;

function wrong(tlv: Layer): { expected: string; received: string } | null {
  const title = TITLES[tlv.name];
  if (title === undefined) return null;
  const length = infoLength(tlv);
  if (length < MIN_LENGTH || length > MAX_LENGTH) return { expected: `${MIN_LENGTH} to ${MAX_LENGTH} octets`, received: `${title} of ${count(length, 'octet')}` };
  const subtype = Number(tlv.pdu['subtype']);
  return subtype >= 1 && subtype <= MAX_SUBTYPE ? null : { expected: `subtype 1 to ${MAX_SUBTYPE}`, received: `${title} of subtype ${subtype}` };
}

/** Chassis ID or Port ID has no identifier, too long a one, or a reserved subtype. */
export const lldp06 = layerRule({
  id: 'LLDP-06',
  severity: 'error',
  spec: '802.1AB 8.5.2, 8.5.3',
  title: 'malformed Chassis or Port ID',
  of: 'lldp',
  check: ({ decoded, layer, frame }) =>
    tlvsOf(decoded, layer).flatMap((tlv) => {
      const what = wrong(tlv);
      return what ? [{ ...what, frames: [frame.no] }] : [];
    }),
  explain: {
    why: 'Chassis ID and Port ID are what a neighbour is known by. A receiver may discard the LLDPDU, or take two ports for one.',
    usual: ['an interface without a name or address when the agent started', 'a bug of the LLDP agent'],
    try: ['look at the frame: `evbscope print -V`', 'check the Chassis ID and Port ID settings of the LLDP agent', 'restart the agent after the interface is up'],
  },
});
