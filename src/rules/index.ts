import { cdcp01 } from './cdcp/cdcp-01.js';
import { cdcp03 } from './cdcp/cdcp-03.js';
import { cdcp05 } from './cdcp/cdcp-05.js';
import { cdcp06 } from './cdcp/cdcp-06.js';
import { ecp01 } from './ecp/ecp-01.js';
import { ecp02 } from './ecp/ecp-02.js';
import { ecp04 } from './ecp/ecp-04.js';
import { ecp05 } from './ecp/ecp-05.js';
import { ecp08 } from './ecp/ecp-08.js';
import { ecp09 } from './ecp/ecp-09.js';
import { ecp12 } from './ecp/ecp-12.js';
import { ecp13 } from './ecp/ecp-13.js';
import { ecp20 } from './ecp/ecp-20.js';
import { ecp21 } from './ecp/ecp-21.js';
import { evb01 } from './evb/evb-01.js';
import { evb02 } from './evb/evb-02.js';
import { evb03 } from './evb/evb-03.js';
import { evb04 } from './evb/evb-04.js';
import { evb05 } from './evb/evb-05.js';
import { evb06 } from './evb/evb-06.js';
import { evb07 } from './evb/evb-07.js';
import { evb08 } from './evb/evb-08.js';
import { evb09 } from './evb/evb-09.js';
import { evb10 } from './evb/evb-10.js';
import { evb11 } from './evb/evb-11.js';
import { evb12 } from './evb/evb-12.js';
import { evb13 } from './evb/evb-13.js';
import { evb14 } from './evb/evb-14.js';
import { evb15 } from './evb/evb-15.js';
import { evb16 } from './evb/evb-16.js';
import { evb17 } from './evb/evb-17.js';
import { evb18 } from './evb/evb-18.js';
import { evb19 } from './evb/evb-19.js';
import { evb20 } from './evb/evb-20.js';
import { evb21 } from './evb/evb-21.js';
import { evb22 } from './evb/evb-22.js';
import { evb23 } from './evb/evb-23.js';
import { evb24 } from './evb/evb-24.js';
import { evb25 } from './evb/evb-25.js';
import { evb26 } from './evb/evb-26.js';
import { evb27 } from './evb/evb-27.js';
import { evb28 } from './evb/evb-28.js';
import { evb29 } from './evb/evb-29.js';
import { lldp01 } from './lldp/lldp-01.js';
import { lldp02 } from './lldp/lldp-02.js';
import { lldp03 } from './lldp/lldp-03.js';
import { lldp04 } from './lldp/lldp-04.js';
import { lldp05 } from './lldp/lldp-05.js';
import { lldp06 } from './lldp/lldp-06.js';
import { lldp07 } from './lldp/lldp-07.js';
import { lldp08 } from './lldp/lldp-08.js';
import { lldp09 } from './lldp/lldp-09.js';
import { lldp10 } from './lldp/lldp-10.js';
import { lldp11 } from './lldp/lldp-11.js';
import { lldp12 } from './lldp/lldp-12.js';
import { lldp13 } from './lldp/lldp-13.js';
import { lldp14 } from './lldp/lldp-14.js';
import { lldp15 } from './lldp/lldp-15.js';
import { lldp16 } from './lldp/lldp-16.js';
import { lldp17 } from './lldp/lldp-17.js';
import { lldp18 } from './lldp/lldp-18.js';
import { lldp19 } from './lldp/lldp-19.js';
import { lldp20 } from './lldp/lldp-20.js';
import { vdp01 } from './vdp/vdp-01.js';
import { vdp02 } from './vdp/vdp-02.js';
import { vdp03 } from './vdp/vdp-03.js';
import { vdp05 } from './vdp/vdp-05.js';
import { vdp06 } from './vdp/vdp-06.js';
import { vdp09 } from './vdp/vdp-09.js';
import { vdp11 } from './vdp/vdp-11.js';
import { vdp14 } from './vdp/vdp-14.js';
import { vdp18 } from './vdp/vdp-18.js';
import { vsi01 } from './vsi/vsi-01.js';
import { vsi02 } from './vsi/vsi-02.js';
import { vsi03 } from './vsi/vsi-03.js';
import { vsi04 } from './vsi/vsi-04.js';
import { vsi06 } from './vsi/vsi-06.js';
import { vsi07 } from './vsi/vsi-07.js';
import { vsi08 } from './vsi/vsi-08.js';
import { vsi10 } from './vsi/vsi-10.js';
import { vsi11 } from './vsi/vsi-11.js';
import { vsi13 } from './vsi/vsi-13.js';
import { vsi15 } from './vsi/vsi-15.js';
import { vsi23 } from './vsi/vsi-23.js';
import { vsi27 } from './vsi/vsi-27.js';
import { vsi28 } from './vsi/vsi-28.js';
import { vsi34 } from './vsi/vsi-34.js';
import type { Rule } from './rule.js';

/** Every rule, in the order of the catalogue. */
export const RULES: readonly Rule[] = [
  lldp01, lldp02, lldp03, lldp04, lldp05, lldp06, lldp07, lldp08, lldp09, lldp10, lldp11, lldp12, lldp13, lldp14, lldp15, lldp16, lldp17, lldp18, lldp19, lldp20,
  evb01, evb02, evb03, evb04, evb05, evb06, evb07, evb08, evb09, evb10, evb11, evb12, evb13, evb14, evb15, evb16, evb17, evb18, evb19, evb20, evb21, evb22, evb23, evb24, evb25, evb26, evb27, evb28, evb29,
  cdcp01, cdcp03, cdcp05, cdcp06,
  ecp01, ecp02, ecp04, ecp05, ecp08, ecp09, ecp12, ecp13, ecp20, ecp21,
  vdp01, vdp02, vdp03, vdp05, vdp06, vdp09, vdp11, vdp14, vdp18,
  vsi01, vsi02, vsi03, vsi04, vsi06, vsi07, vsi08, vsi10, vsi11, vsi13, vsi15, vsi23, vsi27, vsi28, vsi34,
];
