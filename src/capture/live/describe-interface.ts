import { readdirSync, readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { KERNEL_FOLDERS, kernelSays } from './kernel-folders.js';
import type { NetworkInterface } from './network-interface.js';

/** What more is known of an interface. */
export interface InterfaceDescription {
  /** As `02:00:00:00:00:01`; null where it has none. */
  readonly mac: string | null;
  readonly speedMbitS: number | null;
  readonly driver: string | null;
  /** `physical`, `virtual function`, `bridge`, `bond`, `vlan`, `veth`, `tun`, `wireless`, `loopback`, or what the kernel calls it. */
  readonly kind: string;
  /** The bridge or bond that it is a port of. */
  readonly master: string | null;
}

/** What a folder of the interface means, the more telling ones first. */
const KINDS: readonly (readonly [entry: string, kind: string])[] = [
  ['bridge', 'bridge'],
  ['bonding', 'bond'],
  ['tun_flags', 'tun'],
  ['phy80211', 'wireless'],
  ['device', 'physical'],
];

function linked(path: string): string | null {
  try {
    return basename(readlinkSync(path));
  } catch {
    return null;
  }
}

function entries(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function kindOf(one: NetworkInterface, folder: string): string {
  const has = entries(folder);
  if (one.type === 'loopback') return 'loopback';
  if (has.length === 0) return 'other';
  if (linked(join(folder, 'device', 'physfn')) !== null) return 'virtual function';
  const known = KINDS.find(([entry]) => has.includes(entry))?.[1];
  const told = /^DEVTYPE=(.+)$/m.exec(kernelSays(join(folder, 'uevent')) ?? '')?.[1];
  if (known ?? told) return (known ?? told)!;
  // The other end of a veth pair has a number, too, and nothing else that has one goes without a type.
  return kernelSays(join(folder, 'iflink')) === `${one.index}` ? 'virtual' : 'veth';
}

/** Looks an interface up in /sys; needs no rights. */
export function describeInterface(one: NetworkInterface, { sys } = KERNEL_FOLDERS): InterfaceDescription {
  const folder = join(sys, one.name);
  const mac = kernelSays(join(folder, 'address'));
  const speed = Number(kernelSays(join(folder, 'speed')) ?? 0);
  return {
    mac: mac === null || mac === '' || /^[0:]+$/.test(mac) ? null : mac,
    speedMbitS: speed > 0 ? speed : null,
    driver: linked(join(folder, 'device', 'driver')),
    kind: kindOf(one, folder),
    master: linked(join(folder, 'master')),
  };
}
