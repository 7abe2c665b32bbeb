/** The group addresses that LLDPDUs and ECPDUs are sent to: nearest customer bridge, nearest non-TPMR bridge, nearest bridge (802.1Q table 8-1). */
export const DESTINATIONS = { ncb: '01:80:c2:00:00:00', nntb: '01:80:c2:00:00:03', nb: '01:80:c2:00:00:0e' } as const;
