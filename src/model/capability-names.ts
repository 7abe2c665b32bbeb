const NAMES = [
  'other', 'repeater', 'bridge', 'WLAN access point', 'router', 'telephone', 'DOCSIS', 'station only', 'C-VLAN component', 'S-VLAN component', 'two-port MAC relay',
];

/** What the bits of System Capabilities stand for, the lowest first (802.1AB 8.5.8); reserved ones have no name. */
export function capabilityNames(bits: number): string[] {
  return NAMES.filter((_, bit) => (bits >> bit) & 1);
}
