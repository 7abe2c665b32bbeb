import { join } from 'node:path';
import { KERNEL_FOLDERS, kernelSays } from './kernel-folders.js';
import type { NetworkInterface } from './network-interface.js';

const IFF_UP = 1;
/** What the kernel calls its kinds of link layer (ARPHRD_*). */
const TYPES: Readonly<Record<string, string>> = { 1: 'ether', 32: 'infiniband', 512: 'ppp', 772: 'loopback', 776: 'sit', 801: '802.11', 803: '802.11 radiotap', 65534: 'none' };

/**
 * The interfaces in the order of their numbers. Their names are those of the network namespace that this process is in; /sys may show
 * another one, and then nothing is known of them but that they are there.
 */
export function listInterfaces({ proc, sys } = KERNEL_FOLDERS): readonly NetworkInterface[] {
  const lines = (kernelSays(join(proc, 'dev')) ?? '').split('\n').slice(2);
  const names = lines.flatMap((line) => /^\s*([^\s/]+):/.exec(line)?.[1] ?? []);
  const numbers = new Map((kernelSays(join(proc, 'dev_mcast')) ?? '').split('\n').map((line) => line.trim().split(/\s+/)).map(([index, name]) => [name, Number(index)]));
  const all = names.map((name): NetworkInterface => {
    const of = (what: string): string | null => kernelSays(join(sys, name, what));
    const flags = of('flags');
    const carrier = of('carrier');
    return {
      name,
      index: Number(of('ifindex') ?? numbers.get(name) ?? 0),
      isUp: flags === null || (Number(flags) & IFF_UP) !== 0,
      hasCarrier: carrier === '1' ? true : carrier === '0' ? false : null,
      type: TYPES[of('type') ?? ''] ?? 'other',
    };
  });
  return all.sort((a, b) => a.index - b.index);
}
