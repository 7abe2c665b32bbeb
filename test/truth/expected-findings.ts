/** What `check` has to find in a recording: the rules, how often each, and why, as the ends' logs and the frames tell. */
export interface Expected {
  readonly why: string;
  readonly found: Readonly<Record<string, number>>;
  /** Where the bridge's end of the wire saw something else. */
  readonly atBridge?: Readonly<Record<string, number>>;
}

const QUIET = {};
const SIMULATED = 'the simulator sends EVB TLVs of mode 0';

/**
 * Each row was read against truth.json, the description in fixtures/README.md and the frames. LLDP-11 at the end of long recordings: the ends
 * were stopped, and said goodbye, while VSIs were associated. VSI-28: the bridge never records what it confirmed, and ends a VSI again
 * 17.4 s after the station's de-associate.
 */
export const EXPECTED: Readonly<Record<string, Expected>> = {
  'draft-assoc': { why: 'a whole life', found: QUIET },
  'draft-multi': { why: 'the scripted bridge repeats an answer under a new number; stopped with five VSIs', found: { 'ECP-26': 1, 'LLDP-11': 1 } },
  'draft-noanswer-noecpack': { why: 'three requests given up (ECP retries expired x3), each repeated under new numbers; no answer follows from no acknowledgement', found: { 'ECP-04': 3, 'ECP-26': 5 } },
  'draft-preassoc': { why: 'a whole life', found: QUIET },
  'draft-reject': { why: 'both requests are refused with response code 2', found: { 'VSI-11': 2 } },
  'draft-unsolicited': { why: 'the bridge de-associates; lldpad acknowledges after 1 s (behaviour 15), the bridge repeats meanwhile', found: { 'VSI-15': 1, 'ECP-05': 1, 'ECP-15': 1, 'LAT-06': 1 } },
  'ecp22-11': { why: `${SIMULATED}, and then proposes 2.56 ms for keep-alives`, found: { 'EVB-03': 5, 'EVB-21': 1 } },
  'ecp22-2': { why: 'one empty ECPDU three times, the copies a second late, each acknowledged', found: { 'ECP-05': 2, 'ECP-07': 2, 'ECP-24': 3, 'EVB-03': 4 } },
  'ecp22-30': { why: 'two ECPDUs whose TLV runs past the frame', found: { 'ECP-23': 2, 'EVB-03': 8 } },
  'ecp22-4': { why: 'three requests of version 15 (ECP unknown version x3), a fourth whose TLV runs past the frame', found: { 'ECP-01': 3, 'ECP-23': 1, 'EVB-03': 4 } },
  'ecp22-5': { why: 'three requests of subtype 15 (ECP unknown subtype x3), a fourth whose TLV runs past the frame', found: { 'ECP-03': 3, 'ECP-23': 1, 'EVB-03': 4 } },
  'evb22-1': { why: 'no reflective relay on either side is no fault', found: QUIET },
  'evb22-20': { why: SIMULATED, found: { 'EVB-03': 4 } },
  'evb22-23': { why: SIMULATED, found: { 'EVB-03': 9 } },
  'evb22-3': { why: 'relay asked for and not offered is no fault', found: QUIET },
  'evb22-4': { why: SIMULATED, found: { 'EVB-03': 3 } },
  'evb22-42': { why: 'LLDPDUs of the simulator without an End TLV', found: { 'LLDP-05': 7 } },
  'evb22-45': { why: 'LLDPDUs of the simulator without an End TLV', found: { 'LLDP-05': 6 } },
  'evb22-46': { why: 'LLDPDUs of the simulator without an End TLV', found: { 'LLDP-05': 9 } },
  'evb22-5': { why: 'relay withdrawn by the bridge, in order', found: QUIET },
  'evb22-6': { why: 'relay no longer asked for, in order', found: QUIET },
  'evb22-7': { why: 'RTE 31 is hours', found: { 'EVB-19': 1 } },
  'evb22-82': { why: 'the station becomes a bridge beside a bridge', found: { 'EVB-04': 1, 'EVB-26': 1 } },
  'evb22-87': { why: 'RTE 31 is hours', found: { 'EVB-19': 1 } },
  'mix-bridge-restart': { why: 'the bridge is killed and starts again: numbers begin at 1', found: { 'ECP-10': 1, 'LLDP-11': 2 } },
  'mix-churn50': { why: '49 VSIs de-associated (bridge keep-alive timer expired x49), nine left pre-associated', found: { 'VSI-28': 49, 'VSI-20': 9, 'LLDP-11': 2 } },
  'mix-fast-ka': { why: 'one acknowledgement 44 ms late at a limit of 20 ms; six VSIs de-associated', found: { 'ECP-05': 1, 'ECP-07': 1, 'ECP-15': 1, 'LAT-02': 1, 'VSI-28': 6, 'LLDP-11': 2 } },
  'mix-flap-station': { why: 'three VSIs without keep-alives for 15 s, numbers of both ends begin anew, one de-associated', found: { 'VSI-13': 3, 'ECP-10': 2, 'VSI-28': 1, 'LLDP-11': 2 } },
  'mix-lateack': { why: 'no answers (VDP answer timer x3); acknowledgements at 101 of 164 ms', found: { 'VSI-01': 3, 'LAT-06': 3 } },
  'mix-loss30-b2s': {
    why: 'acknowledgements lost on the way to the station, which repeats and twice hears none at all; the bridge did acknowledge; five VSIs de-associated',
    found: { 'ECP-04': 2, 'ECP-05': 60, 'VSI-20': 1, 'VSI-28': 5, 'LLDP-11': 2 },
    atBridge: { 'ECP-05': 110, 'VSI-20': 1, 'VSI-28': 5, 'LLDP-11': 2 },
  },
  'mix-malformed': {
    why: '16 broken PDUs (no manager, two, bad lengths, unknown TLV, format, subtype, version, operation), answers that nothing asked for, a de-associate at last',
    found: {
      'ECP-01': 1, 'ECP-02': 1, 'VDP-01': 1, 'VDP-02': 1, 'VDP-05': 2, 'VSI-02': 3, 'VSI-15': 1, 'ECP-24': 2, 'VDP-22': 1, 'ECP-13': 1, 'ECP-18': 2, 'ECP-23': 2, 'PE-03': 1, 'VDP-07': 1, 'VSI-25': 1,
    },
  },
  'mix-many40': { why: '14 VSIs de-associated', found: { 'VSI-28': 14, 'LLDP-11': 2 } },
  'mix-noack': { why: 'three requests given up after four transmissions each (ecp22_es_counterror x3)', found: { 'ECP-04': 3, 'ECP-05': 9 } },
  'mix-novdp': { why: 'three requests acknowledged and never answered', found: { 'VSI-01': 3 } },
  'mix-station-killed': {
    why: 'the station dies: the bridge ends both VSIs for want of keep-alives (timer expired x2), and nobody acknowledges (given up x2)',
    found: { 'VSI-15': 2, 'ECP-04': 2, 'ECP-05': 5 },
    atBridge: { 'VSI-15': 2, 'ECP-04': 2, 'ECP-05': 6 },
  },
  'vdp22-100': { why: 'the station is silent, and nothing VDP leaves', found: QUIET },
  'vdp22-101': { why: 'swapped roles, no VDP', found: QUIET },
  'vdp22-103': { why: 'a whole life', found: QUIET },
  'vdp22-104': { why: 'two whole lives', found: QUIET },
  'vdp22-105': { why: 'a whole life, pre-associated', found: QUIET },
  'vdp22-107': { why: 'a whole life, pre-associated with reservation', found: QUIET },
  'vdp22-108': { why: 'stopped with one VSI; what the station refuses locally is not on the wire', found: { 'LLDP-11': 2 } },
  'vdp22-110': { why: 'a whole life through all types', found: QUIET },
  'vdp22-115': { why: 'refused: no resources, told by a de-associate', found: { 'VSI-11': 1, 'VSI-31': 1 } },
  'vdp22-116': { why: 'a keep-alive refused: no resources', found: { 'VSI-11': 1, 'VSI-31': 1 } },
  'vdp22-117': { why: 'de-associated by the bridge', found: { 'VSI-15': 1 } },
  'vdp22-121': { why: 'keep-alive refused, state kept; the station de-associates', found: { 'VSI-10': 1, 'VSI-28': 1 } },
  'vdp22-122': { why: 'refused with the hard bit', found: { 'VSI-11': 1, 'VSI-31': 1 } },
  'vdp22-123': { why: 'the resource wait of the bridge runs out: a de-associate for an answer', found: { 'VSI-15': 1 } },
  'vdp22t-200': { why: 'a whole life, manager ID in text', found: QUIET },
  'vdp22t-202': { why: 'VID 0 filled in by the bridge; stopped with one VSI', found: { 'LLDP-11': 2 } },
  'vdp22t-203': { why: 'VID 0 filled in by the bridge', found: QUIET },
  'vdp22t-205': { why: 'PCP given by the bridge', found: QUIET },
  'vdp22t-209': { why: 'the bridge answers with another PCP than was asked for', found: { 'VSI-04': 1 } },
  'vdp22t-211': { why: 'PCP given for one of six entries', found: QUIET },
  'vdp22t-213': { why: 'two of three VIDs filled in', found: QUIET },
  'vdp22t-220': { why: 'a whole life with a GroupID', found: QUIET },
  'vdp22t-226': { why: 'a whole life with GroupIDs without addresses', found: QUIET },
  'vdp22t-240': { why: 'a whole life with a hint', found: QUIET },
  'vdp22t-242': { why: "a whole life with Cisco's TLVs", found: QUIET },
};
