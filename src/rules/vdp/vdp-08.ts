import { layerRule } from '../layer-rule.js';

const LAST_FORMAT = 5;

/** A VSIID format that 802.1Q does not define. */
export const vdp08 = layerRule({
  id: 'VDP-08',
  severity: 'warning',
  spec: '802.1Q 41.2.6',
  title: 'unknown VSIID format',
  of: 'vdp.assoc',
  check: ({ layer, frame }) => {
    const format = layer.pdu['vsiidfmt'];
    if (typeof format !== 'number' || (format >= 1 && format <= LAST_FORMAT)) return null;
    return { expected: `format 1 to ${LAST_FORMAT}`, received: `format ${format}`, frames: [frame.no] };
  },
  explain: {
    why: 'The receiver cannot tell which virtual machine is meant: it refuses the request, or does not answer it.',
    usual: ['a sender of a later version of the standard', 'a bug of the sender'],
    try: ['compare the software versions of both ends', 'look at the frame: `evbscope print -V -x`'],
  },
});
