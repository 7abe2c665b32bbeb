import { count } from '../../text/number.js';
import { layerRule } from '../layer-rule.js';

const MAX_OCTETS = 1518;
const TAGS: Readonly<Record<string, number>> = { vlan: 4, etag: 8, vntag: 6 };

/** An ECPDU that is longer than a frame of Ethernet without its tags, or whose last TLV runs past the whole frame; what that TLV is missing is told by rules of VDP. */
export const ecp23 = layerRule({
  id: 'ECP-23',
  severity: 'warning',
  spec: '802.1Q 43',
  title: 'ECPDU that does not fit its frame',
  of: 'ecp',
  check: ({ decoded, frame }) => {
    let tags = 0;
    if (frame.origLen > MAX_OCTETS) for (const { name } of decoded.layers) tags += TAGS[name] ?? 0;
    const isLong = frame.origLen - tags > MAX_OCTETS;
    const fault = decoded.layers.find(({ name }) => name === 'vdp')?.fault;
    if (!isLong && fault?.kind !== 'short') return null;
    return {
      expected: isLong ? `at most ${MAX_OCTETS} octets without tags` : `${fault!.expected}: ${fault!.need} octets`,
      received: isLong ? count(frame.origLen - tags, 'octet') : `${fault!.have} octets left at octet ${fault!.at}`,
      frames: [frame.no],
    };
  },
  explain: {
    why: 'ECP does not split what it carries: what does not fit is lost. Receivers drop a frame that is too long, and ignore a TLV that is cut.',
    usual: ['more VSIs or filter entries than one ECPDU can hold', 'a bug of the sender', 'a device on the way that cuts frames'],
    try: ['look at the frame: `evbscope print -V -x`', 'compare with a capture at the sender', 'put fewer VSIs into one request'],
  },
});
