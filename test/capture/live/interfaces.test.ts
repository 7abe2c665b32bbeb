import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { describeInterface } from '../../../src/capture/live/describe-interface.js';
import { listInterfaces } from '../../../src/capture/live/list-interfaces.js';

const root = mkdtempSync(join(tmpdir(), 'evbscope-interfaces-'));
const folders = { proc: join(root, 'proc'), sys: join(root, 'sys') };
afterAll(() => rmSync(root, { recursive: true }));

const NAMES = ['eno1', 'lo', 'br0', 'bond0', 'veth3', 'eno1.100', 'tap0', 'wlan0', 'eno1v2', 'elsewhere'];

/** A folder as the kernel shows it: files by their content, links by what they point at, folders by null. */
function device(name: string, files: Readonly<Record<string, string | null>>, links: Readonly<Record<string, string>> = {}): void {
  const folder = join(folders.sys, name);
  mkdirSync(join(folder, 'statistics'), { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    if (text === null) mkdirSync(join(folder, file), { recursive: true });
    else writeFileSync(join(folder, file), `${text}\n`);
  }
  for (const [link, target] of Object.entries(links)) symlinkSync(target, join(folder, link));
}

mkdirSync(folders.proc);
writeFileSync(join(folders.proc, 'dev'), `Inter-|   Receive  |  Transmit\n face |bytes packets|bytes packets\n${NAMES.map((name) => `${name.padStart(6)}: 12 1 0 0\n`).join('')}`);
writeFileSync(join(folders.proc, 'dev_mcast'), '33   elsewhere       1     0     333300000001\n');
const ether = { type: '1', flags: '0x1003', carrier: '1' };
device('eno1', { ...ether, ifindex: '2', iflink: '2', address: '02:00:00:00:00:01', speed: '25000', device: null, uevent: 'INTERFACE=eno1' }, { 'device/driver': '../../bus/pci/drivers/mlx5_core', master: '../bond0' });
device('lo', { type: '772', flags: '0x9', carrier: '1', ifindex: '1', iflink: '1', address: '00:00:00:00:00:00' });
device('br0', { ...ether, carrier: '0', ifindex: '3', iflink: '3', bridge: null, speed: '-1', uevent: 'DEVTYPE=bridge\nINTERFACE=br0' });
device('bond0', { ...ether, ifindex: '4', iflink: '4', bonding: null, uevent: 'DEVTYPE=bond' });
device('veth3', { ...ether, flags: '0x1002', ifindex: '5', iflink: '9', uevent: 'INTERFACE=veth3' });
device('eno1.100', { ...ether, ifindex: '6', iflink: '2', uevent: 'DEVTYPE=vlan' });
device('tap0', { ...ether, ifindex: '7', iflink: '7', tun_flags: '0x1002' });
device('wlan0', { ...ether, ifindex: '8', iflink: '8', phy80211: null, device: null });
device('eno1v2', { ...ether, ifindex: '10', iflink: '10', device: null }, { 'device/physfn': '../0000:3b:00.0' });
device('of-another-namespace', { ...ether, ifindex: '11', iflink: '11' });

describe('the interfaces', () => {
  const all = listInterfaces(folders);
  const named = (name: string): (typeof all)[number] => all.find((one) => one.name === name)!;

  it('are those of this network namespace, in the order of their numbers', () => {
    expect(all.map(({ name, index }) => [name, index])).toEqual([
      ['lo', 1], ['eno1', 2], ['br0', 3], ['bond0', 4], ['veth3', 5], ['eno1.100', 6], ['tap0', 7], ['wlan0', 8], ['eno1v2', 10], ['elsewhere', 33],
    ]);
  });

  it('are up or down, with or without a carrier, or nobody knows', () => {
    expect(named('eno1')).toEqual({ name: 'eno1', index: 2, isUp: true, hasCarrier: true, type: 'ether' });
    expect(named('br0').hasCarrier).toBe(false);
    expect(named('veth3').isUp).toBe(false);
    expect(named('lo').type).toBe('loopback');
    expect(named('elsewhere')).toEqual({ name: 'elsewhere', index: 33, isUp: true, hasCarrier: null, type: 'other' });
  });

  it('are of a kind', () => {
    expect(all.map((one) => describeInterface(one, folders).kind)).toEqual(['loopback', 'physical', 'bridge', 'bond', 'veth', 'vlan', 'tun', 'wireless', 'virtual function', 'other']);
  });

  it('have an address, a speed, a driver and a master where the kernel says so', () => {
    expect(describeInterface(named('eno1'), folders)).toEqual({ mac: '02:00:00:00:00:01', speedMbitS: 25_000, driver: 'mlx5_core', kind: 'physical', master: 'bond0' });
    expect(describeInterface(named('br0'), folders)).toEqual({ mac: null, speedMbitS: null, driver: null, kind: 'bridge', master: null });
    expect(describeInterface(named('lo'), folders).mac).toBeNull();
  });

  it('are none where the kernel tells nothing', () => {
    expect(listInterfaces({ proc: join(root, 'nowhere'), sys: join(root, 'nowhere') })).toEqual([]);
  });
});
