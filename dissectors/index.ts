import type { Dissector } from '../src/dissect/types.js';
import { cdcp } from './cdcp.js';
import { data } from './data.js';
import { ecpDraft, ecpDraftTlvs } from './ecp-draft.js';
import { ecp } from './ecp.js';
import { ethernet } from './ethernet.js';
import { evbDraft } from './evb-draft.js';
import { evb } from './evb.js';
import { llc, snap } from './llc.js';
import * as lldp from './lldp.js';
import { sll, sll2 } from './sll.js';
import { switchTag, switchTagFirst, switchTagLong } from './switch-tag.js';
import * as vdpDraft from './vdp-draft.js';
import * as vdpOrg from './vdp-org.js';
import * as vdp from './vdp.js';
import { vlan } from './vlan.js';

/** Every dissector, outermost protocols first. */
export const DISSECTORS: readonly Dissector[] = [
  ethernet, switchTag, switchTagLong, switchTagFirst, sll, sll2, vlan, llc, snap,
  ...Object.values(lldp), evb, evbDraft, cdcp,
  ecp, ecpDraft, ecpDraftTlvs,
  ...Object.values(vdp), ...Object.values(vdpOrg), ...Object.values(vdpDraft),
  data,
];
