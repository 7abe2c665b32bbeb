import type { Dissector } from '../src/dissect/types.js';
import { autoAttachAssignments, autoAttachElement } from './auto-attach.js';
import { cdcp } from './cdcp.js';
import { data } from './data.js';
import { ecpDraft, ecpDraftTlvs } from './ecp-draft.js';
import { ecp } from './ecp.js';
import { erspan2, erspan3 } from './erspan.js';
import { etag } from './etag.js';
import { ethernet } from './ethernet.js';
import { evbDraft } from './evb-draft.js';
import { evb } from './evb.js';
import { geneve } from './geneve.js';
import { gre } from './gre.js';
import { ipv4 } from './ipv4.js';
import { ipv6, ipv6Extension, ipv6Fragment } from './ipv6.js';
import { llc, snap } from './llc.js';
import {
  lldp,
  lldpCapabilities,
  lldpChassis,
  lldpEnd,
  lldpManagement,
  lldpOrg,
  lldpPort,
  lldpPortDescription,
  lldpReserved,
  lldpSystemDescription,
  lldpSystemName,
  lldpTtl,
} from './lldp.js';
import { peCsp, peCspEnd, peCspTlv } from './pe-csp.js';
import { lldpPortExtension } from './port-extension.js';
import { sll, sll2 } from './sll.js';
import { switchTag, switchTagFirst, switchTagLong } from './switch-tag.js';
import { udp } from './udp.js';
import { ecpDraftEnd, ecpDraftOrg, ecpDraftOther, vdpDraft } from './vdp-draft.js';
import { vdpCiscoAddress, vdpCiscoName, vdpOracle, vdpOrg } from './vdp-org.js';
import { vdp, vdpAssoc, vdpEnd, vdpManager, vdpReserved } from './vdp.js';
import { vlan } from './vlan.js';
import { vntag } from './vntag.js';
import { vxlan, vxlanGpe } from './vxlan.js';

/** Every dissector, outermost protocols first. */
export const DISSECTORS: readonly Dissector[] = [
  ethernet, switchTag, switchTagLong, switchTagFirst, sll, sll2, vlan, etag, vntag, llc, snap,
  ipv4, ipv6, ipv6Extension, ipv6Fragment, gre, erspan2, erspan3, udp, vxlan, vxlanGpe, geneve,
  lldp, lldpEnd, lldpChassis, lldpPort, lldpTtl,
  lldpPortDescription, lldpSystemName, lldpSystemDescription, lldpCapabilities, lldpManagement,
  lldpReserved, lldpOrg,
  evb, evbDraft, cdcp, lldpPortExtension, autoAttachElement, autoAttachAssignments,
  ecp, ecpDraft, ecpDraftTlvs,
  vdp, vdpManager, vdpAssoc, vdpEnd, vdpReserved,
  vdpCiscoName, vdpCiscoAddress, vdpOracle, vdpOrg,
  peCsp, peCspEnd, peCspTlv,
  vdpDraft, ecpDraftEnd, ecpDraftOther, ecpDraftOrg,
  data,
];
