import type { Layer } from '../../model/decoded.js';
import { count } from '../../text/number.js';
import { layerRule } from '../layer-rule.js';
import { infoLength } from '../tlv-chain.js';

const [LAST_MODE, LAST_RESPONSE, MAC_VID] = [3, 6, 2];
/** Octets before the filter, and of an entry of MAC address and VLAN. */
const [HEAD, ENTRY] = [30, 8];

function faults(layer: Layer): readonly { expected: string; received: string }[] {
  const { type: mode, response, filterfmt: format, entries } = layer.pdu;
  const found = [];
  if (Number(mode ?? 0) > LAST_MODE) found.push({ expected: `mode 0 to ${LAST_MODE}`, received: `mode ${String(mode)}` });
  if (Number(response ?? 0) > LAST_RESPONSE) found.push({ expected: `response 0 to ${LAST_RESPONSE}`, received: `response ${String(response)}` });
  if (Number(format ?? MAC_VID) !== MAC_VID) found.push({ expected: `filter format ${MAC_VID}`, received: `format ${String(format)}` });
  else if (typeof entries === 'number' && infoLength(layer) !== HEAD + ENTRY * entries) {
    found.push({ expected: `${count(HEAD + ENTRY * entries, 'octet')} for ${count(entries, 'entry').replace('entrys', 'entries')}`, received: count(infoLength(layer), 'octet') });
  }
  return found;
}

/** A VSI TLV of the drafts with a mode, a response, a filter format or a number of entries that its receivers do not know. */
export const vsi32 = layerRule({
  id: 'VSI-32',
  severity: 'warning',
  spec: '802.1Qbg D0.2',
  title: 'draft VSI TLV that is ignored',
  of: 'vdp-draft',
  check: ({ layer, frame }) => faults(layer).map((what) => ({ ...what, frames: [frame.no] })),
  explain: {
    why: 'The receiver skips the TLV: no answer comes, the VSI times out after 3 s and the virtual machine has no network.',
    usual: ['a sender of another draft', 'a bug of the sender with several filter entries', 'a filter without MAC addresses, which the drafts do not have'],
    try: ['look at the frame: `evbscope print -V -x`', 'run the ratified standard at both ends', 'give the VSI a filter of MAC address and VLAN'],
  },
});
