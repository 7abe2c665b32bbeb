/** What `check` has to find in a recording: the rules, about what and where, and why, as the ends' logs and the frames tell. */
export interface Expected {
  readonly why: string;
  /**
   * Of each rule its findings in order: `aa@28+30` is about the VSI whose VSIID ends in aa, proven by the frames 28 and 30;
   * without a VSI it is about the link.
   */
  readonly found: Readonly<Record<string, string>>;
  /** Where the bridge's end of the wire saw something else, or under other numbers. */
  readonly atBridge?: Readonly<Record<string, string>>;
}

const QUIET = {};
const SIMULATED = 'the simulator sends EVB TLVs of mode 0';

/**
 * Each row was read against truth.json, the description in fixtures/README.md and the frames. LLDP-11 at the end of long recordings: the ends
 * were stopped, and said goodbye, while VSIs were associated. VSI-28: the bridge never records what it confirmed, and ends a VSI again
 * 17.4 s after the station's de-associate. EVB-03: the bridge's first EVB TLV says that it is a bridge, all others are of mode 0.
 */
export const EXPECTED: Readonly<Record<string, Expected>> = {
  'draft-assoc': { why: 'a whole life', found: QUIET },
  'draft-multi': { why: 'the bridge answers two equal requests at once, so the second answer looks like a copy under a new number; stopped with five VSIs', found: { 'ECP-26': '113+114', 'LLDP-11': '140' } },
  'draft-noanswer-noecpack': { why: 'three requests given up (ECP retries expired x3), each repeated under new numbers (34 lacks the VSI that was given up meanwhile); no answer follows from no acknowledgement', found: { 'ECP-04': '15+17+19 aa@28+30+31 dd@32+33', 'ECP-26': '15+17 15+19 aa@28+30 aa@28+31 dd@32+33' } },
  'draft-preassoc': { why: 'a whole life', found: QUIET },
  'draft-reject': { why: 'both requests are refused with response code 2', found: { 'VSI-11': 'aa@28+30 dd@32+34' } },
  'draft-unsolicited': { why: 'the bridge de-associates; lldpad acknowledges after 1 s (behaviour 15), the bridge repeats meanwhile', found: { 'VSI-15': 'aa@47', 'ECP-05': '47+48', 'ECP-15': '47+48+49' } },
  'ecp22-11': { why: `${SIMULATED}, and then proposes RTE 15 for keep-alives every 2.56 ms`, found: { 'EVB-03': '17 19 21 23 26', 'EVB-21': '25+26' } },
  'ecp22-2': { why: 'one empty ECPDU three times, the copies a second late, each acknowledged', found: { 'ECP-05': '29+31 29+33', 'ECP-07': '29+31 31+33', 'ECP-24': '29 31 33', 'EVB-03': '17 19 21 23' } },
  'ecp22-30': { why: 'two ECPDUs whose TLV runs past the frame', found: { 'ECP-23': '29 57', 'EVB-03': '17 19 21 23 45 47 49 51' } },
  'ecp22-4': { why: 'three requests of version 15 (ECP unknown version x3), a fourth whose TLV runs past the frame', found: { 'ECP-01': '29 30 31', 'ECP-23': '32', 'EVB-03': '17 19 21 23' } },
  'ecp22-5': {
    why: 'three requests of subtype 15 (ECP unknown subtype x3), a fourth whose TLV runs past the frame',
    found: { 'ECP-03': '28 29 30', 'ECP-23': '31', 'EVB-03': '16 18 20 22' },
    atBridge: { 'ECP-03': '29 30 31', 'ECP-23': '32', 'EVB-03': '17 19 21 23' },
  },
  'evb22-1': { why: 'no reflective relay on either side is no fault', found: QUIET },
  'evb22-20': { why: SIMULATED, found: { 'EVB-03': '17 19 21 23' } },
  'evb22-23': { why: SIMULATED, found: { 'EVB-03': '17 19 21 23 31 33 35 37 39' } },
  'evb22-3': { why: 'relay asked for and not offered is no fault', found: QUIET },
  'evb22-4': { why: SIMULATED, found: { 'EVB-03': '17 19 21' } },
  'evb22-42': { why: 'LLDPDUs of the simulator without an End TLV', found: { 'LLDP-05': '14 17 19 21 23 33 40' } },
  'evb22-45': { why: 'LLDPDUs of the simulator without an End TLV', found: { 'LLDP-05': '15 17 19 21 23 28' } },
  'evb22-46': { why: 'LLDPDUs of the simulator without an End TLV', found: { 'LLDP-05': '15 17 19 21 23 33 37 39 43' } },
  'evb22-5': { why: 'relay withdrawn by the bridge, in order', found: QUIET },
  'evb22-6': { why: 'relay no longer asked for, in order', found: QUIET },
  'evb22-7': { why: 'the bridge proposes RTE 31: hours', found: { 'EVB-19': '6+15' } },
  'evb22-82': { why: 'the station becomes a bridge beside a bridge', found: { 'EVB-04': '33+34+35+36+37+38', 'EVB-26': '33' } },
  'evb22-87': { why: 'the station turns to RTE 31: hours', found: { 'EVB-19': '23+32' } },
  'mix-bridge-restart': { why: 'the bridge is killed and starts again: numbers begin at 1', found: { 'ECP-10': '55+63', 'LLDP-11': '128 129' } },
  'mix-churn50': {
    why: '49 VSIs de-associated (bridge keep-alive timer expired x49), nine left pre-associated, from their latest command on',
    found: {
      'VSI-28': `1b@389 0e@443 04@496 24@533 01@613 0d@705 1e@867 22@891 10@1059 17@1139 12@1365 0a@1389 21@1502 2d@1514 1d@1524 09@1560 0f@1624
        1c@1713 00@1769 2c@1863 1e@1865 05@1879 03@1927 29@2043 0b@2167 2d@2387 28@2461 22@2575 2e@2595 2a@2635 23@2751 0f@2803 07@2869 2b@2931
        1b@3019 13@3023 1d@3117 2f@3141 15@3183 20@3235 31@3261 16@3317 2c@3411 24@3423 06@3487 26@3610 13@3628 05@3638 30@3896`,
      'VSI-20': '11@33+1473 15@53+1582 1f@269+2007 07@309+2097 18@253+2130 2f@595+2401 25@725+2521 1b@901+2721 00@2367+4061',
      'LLDP-11': '4207 4209',
    },
  },
  'mix-fast-ka': {
    why: 'both ends stood still for 44 ms at a limit of 20 ms: acknowledgement, copy and response are late; six VSIs de-associated',
    found: {
      'ECP-05': '0a@2799+2801', 'ECP-07': '0a@2799+2801', 'ECP-15': '0a@2799+2800', 'LAT-02': '0a@2799+2803',
      'VSI-28': '00@3121 01@3123 02@3126 03@3128 04@3130 05@3132', 'LLDP-11': '3447 3448',
    },
  },
  'mix-flap-station': {
    why: 'three VSIs without keep-alives until the link is back, numbers of both ends begin anew, one de-associated',
    found: { 'VSI-13': '00@60 01@64 02@68', 'ECP-10': '66+79 68+81', 'VSI-28': '02@221', 'LLDP-11': '233 234' },
  },
  'mix-lateack': {
    why: 'no answers (VDP answer timer x3); acknowledgements at 101, 108 and 118 of 164 ms',
    found: { 'VSI-01': '01@28+29 02@30+31 01@34+35', 'LAT-06': '01@28+29 02@30+31 01@34+35' },
  },
  'mix-loss30-b2s': {
    why: 'acknowledgements lost on the way to the station, which repeats and twice hears none at all; the bridge did acknowledge, and its own copies are lost; one VSI left pre-associated, five de-associated',
    found: {
      'ECP-04': '05@92+95+96+97 04@509+512+513+514',
      'ECP-05': `06@53+56 06@53+57 08@63+66 00@68+71 00@68+72 03@83+86 05@92+95 05@92+96 05@92+97 07@102+103 08@107+110 08@107+111 02@123+124
        03@128+129 03@128+130 05@138+141 00@155+156 02@200+203 02@200+204 04@211+214 01@237+240 02@242+243 06@259+260 03@284+287 03@284+288
        08@343+345 08@343+348 08@343+349 01@355+358 03@364+367 04@369+372 07@382+383 00@391+394 01@396+399 06@415+416 07@422+425 08@427+428
        01@436+439 01@436+440 01@436+441 03@447+448 05@457+460 05@457+461 02@489+490 06@494+495 06@494+498 08@500+503 04@509+512 04@509+513
        04@509+514 07@519+522 03@524+527 04@529+532 04@556+559 04@556+560 05@563+566 05@563+567 03@573+576 04@578+579 04@578+582`,
      'VSI-20': '08@64+472', 'VSI-28': '00@538 01@544 02@546 06@548 08@550', 'LLDP-11': '588 589',
    },
    atBridge: {
      'ECP-05': `54+55 06@57+61 06@57+63 08@69+73 00@75+79 00@75+81 85+86 85+87 85+88 03@96+100 05@106+110 05@106+112 05@106+114 118+119 118+120
        07@122+125 124+127 08@129+133 08@129+135 02@147+150 149+152 03@154+157 156+159 03@154+160 156+162 05@168+172 184+185 00@187+190 189+192
        189+193 197+198 197+199 223+224 02@238+242 02@238+244 04@251+255 264+265 01@281+285 02@287+290 289+292 296+297 296+298 302+303 06@309+312
        311+314 318+319 331+332 03@338+342 03@338+344 360+361 360+362 382+383 08@402+406 404+408 08@402+410 08@402+412 416+417 01@419+423
        03@429+433 04@435+439 443+444 07@450+453 452+455 459+460 459+461 00@463+467 01@469+473 477+478 477+479 477+480 492+495 06@493+496 492+498
        07@502+506 08@508+511 510+513 517+518 01@520+524 01@520+526 01@520+528 03@534+537 536+539 543+545 543+546 543+547 05@550+554 05@550+556
        02@584+587 586+589 06@591+594 593+596 06@591+598 08@600+604 04@610+614 04@610+616 04@610+618 07@624+628 03@630+634 04@636+640 650+651
        08@659+660 04@667+671 04@667+673 05@676+680 05@676+682 686+687 03@689+693 04@695+698 697+700 04@695+702`,
      'VSI-20': '08@71+567', 'VSI-28': '00@646 01@653 02@655 06@657 08@659', 'LLDP-11': '708 709',
    },
  },
  'mix-malformed': {
    why: '16 broken PDUs (no manager, two, bad lengths, unknown TLV, format, subtype, version, operation), answers that nothing asked for, a de-associate at last',
    found: {
      // No manager, two, a length of 255 that runs past the frame, an unknown TLV, another VSI, half a manager, five entries of which one is there.
      'VDP-01': '32', 'VDP-02': '35', 'VDP-05': '38 50', 'VDP-22': '40', 'VSI-02': '01@40 09@42 01@67', 'ECP-23': '38 48',
      // Filter format 9, nothing at all, PE-CSP of nothing (and its acknowledgement) to the nearest customer bridge, operation 2.
      'VDP-07': '53', 'ECP-24': '56 58', 'PE-03': '58', 'ECP-18': '58 59', 'ECP-02': '60',
      // A request of the bridge, version 2, an acknowledgement of 30583, and no answer to the keep-alive 73 but a de-associate.
      'VSI-25': '65', 'ECP-01': '70', 'ECP-13': '71', 'VSI-15': '01@73+76',
    },
  },
  'mix-many40': {
    why: '14 VSIs de-associated, each third',
    found: {
      'VSI-28': '00@2682 03@2692 06@2702 09@2724 0c@2730 0f@2758 12@2774 15@2780 18@2792 1b@2800 1e@2806 21@2816 24@2832 27@2852',
      'LLDP-11': '3432 3433',
    },
  },
  'mix-noack': {
    why: 'three requests given up after four transmissions each (ecp22_es_counterror x3)',
    found: {
      'ECP-04': '01@28+29+30+31 02@32+33+34+35 01@38+39+40+41',
      'ECP-05': '01@28+29 01@28+30 01@28+31 02@32+33 02@32+34 02@32+35 01@38+39 01@38+40 01@38+41',
    },
  },
  'mix-novdp': { why: 'three requests acknowledged and never answered', found: { 'VSI-01': '01@28+29 02@30+31 01@34+35' } },
  'mix-station-killed': {
    why: 'the station dies: the bridge ends both VSIs for want of keep-alives (timer expired x2), and nobody acknowledges (given up x2); 65 is the copy of a stale timer, 24 us after 64: at the station too near to be told from a doubled frame',
    found: { 'VSI-15': '00@59 01@63', 'ECP-04': '00@59+60+61+62 01@63+64+66', 'ECP-05': '00@59+60 00@59+61 00@59+62 01@63+64 01@63+66' },
    atBridge: { 'VSI-15': '00@59 01@63', 'ECP-04': '00@59+60+61+62 01@63+64+65+66', 'ECP-05': '00@59+60 00@59+61 00@59+62 01@63+64 01@63+65 01@63+66' },
  },
  'vdp22-100': { why: 'the station is silent, and nothing VDP leaves', found: QUIET },
  'vdp22-101': { why: 'swapped roles, no VDP', found: QUIET },
  'vdp22-103': { why: 'a whole life', found: QUIET },
  'vdp22-104': { why: 'two whole lives', found: QUIET },
  'vdp22-105': { why: 'a whole life, pre-associated', found: QUIET },
  'vdp22-107': { why: 'a whole life, pre-associated with reservation', found: QUIET },
  'vdp22-108': { why: 'stopped with one VSI; what the station refuses locally is not on the wire', found: { 'LLDP-11': '59 60' } },
  'vdp22-110': { why: 'a whole life through all types', found: QUIET },
  'vdp22-115': { why: 'refused: no resources, told by a de-associate', found: { 'VSI-11': 'aa@31+33', 'VSI-31': 'aa@31+33' } },
  'vdp22-116': { why: 'a keep-alive refused: no resources', found: { 'VSI-11': 'aa@39+41', 'VSI-31': 'aa@39+41' } },
  'vdp22-117': { why: 'de-associated by the bridge, which says so four times', found: { 'VSI-15': 'aa@54' } },
  'vdp22-121': { why: 'keep-alive refused, state kept; the station de-associates', found: { 'VSI-10': 'aa@43+45', 'VSI-28': 'aa@55' } },
  'vdp22-122': { why: 'refused with the hard bit', found: { 'VSI-11': 'aa@33+35', 'VSI-31': 'aa@33+35' } },
  'vdp22-123': { why: 'the resource wait of the bridge runs out: a de-associate for an answer', found: { 'VSI-15': 'aa@33+37' } },
  'vdp22t-200': { why: 'a whole life, manager ID in text', found: QUIET },
  'vdp22t-202': { why: 'VID 0 filled in by the bridge; stopped with one VSI', found: { 'LLDP-11': '56 57' } },
  'vdp22t-203': { why: 'VID 0 filled in by the bridge', found: QUIET },
  'vdp22t-205': { why: 'PCP given by the bridge', found: QUIET },
  'vdp22t-209': { why: 'the bridge answers with PCP 7 where 0 was asked for; the station drops the VSI, the bridge in its time too', found: { 'VSI-04': 'ff@31+33' } },
  'vdp22t-211': { why: 'PCP given for one of six entries', found: QUIET },
  'vdp22t-213': { why: 'two of three VIDs filled in', found: QUIET },
  'vdp22t-220': { why: 'a whole life with a GroupID', found: QUIET },
  'vdp22t-226': { why: 'a whole life with GroupIDs without addresses', found: QUIET },
  'vdp22t-240': { why: 'a whole life with a hint', found: QUIET },
  'vdp22t-242': { why: "a whole life with Cisco's TLVs", found: QUIET },
};
