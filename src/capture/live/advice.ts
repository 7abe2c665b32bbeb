import type { BackendName } from './tap.js';

/** What has to be installed for a backend. */
export const PACKAGES: Readonly<Record<BackendName, string>> = {
  tcpdump: 'the package tcpdump',
  dumpcap: 'the package wireshark-common',
  pcap: 'the npm package pcap, with a compiler and libpcap-dev',
  cap: 'the npm package cap, with a compiler and libpcap-dev',
};

/** How somebody without rights gets to capture. */
export function rightsAdvice(interfaceName: string): string {
  return (
    'allow dumpcap by: sudo setcap cap_net_raw,cap_net_admin=eip $(command -v dumpcap); or join its group by: sudo usermod -aG wireshark $USER; ' +
    `or pipe it from where it is allowed: ssh HOST tcpdump -U -w - -i ${interfaceName} | evbscope -`
  );
}
