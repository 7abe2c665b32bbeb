import { describe, expect, it } from 'vitest';
import { dropRights, userToBe, type User } from '../../src/cli/drop-rights.js';

const USERS: readonly User[] = [{ name: 'nobody', uid: 65_534, gid: 65_534 }, { name: 'ada', uid: 1000, gid: 100 }, { name: 'root', uid: 0, gid: 0 }];
const lookUp = (user: string): User | null => USERS.find(({ name, uid }) => name === user || `${uid}` === user) ?? null;

describe('who the program becomes', () => {
  it('is who is asked for, by name or number', () => {
    expect(userToBe('ada', {}, lookUp)).toEqual(USERS[1]);
    expect(userToBe('1000', {}, lookUp)).toEqual(USERS[1]);
    expect(userToBe('4242', {}, lookUp)).toEqual({ name: '4242', uid: 4242, gid: 4242 });
    expect(() => userToBe('eve', {}, lookUp)).toThrow('--user: there is no user eve');
    expect(() => userToBe('99999999999', {}, lookUp)).toThrow('--user: there is no user 99999999999');
  });

  it('is who called sudo, else nobody', () => {
    expect(userToBe(null, { SUDO_UID: '1000', SUDO_GID: '100', SUDO_USER: 'ada' }, lookUp)).toEqual(USERS[1]);
    for (const env of [{}, { SUDO_UID: '0', SUDO_GID: '0', SUDO_USER: 'root' }, { SUDO_UID: '1000' }, { SUDO_UID: '-1', SUDO_GID: 'x' }]) expect(userToBe(null, env, lookUp)).toEqual(USERS[0]);
    expect(userToBe(null, {}, () => null)).toEqual(USERS[0]);
  });
});

function rights(uid: number, knowsName = true): { readonly calls: unknown[][]; readonly process: Parameters<typeof dropRights>[2] } {
  const calls: unknown[][] = [];
  const call = (name: string) => (...args: unknown[]): void => void calls.push([name, ...args]);
  const initgroups = knowsName ? call('initgroups') : (): void => {
    throw new Error('no such user');
  };
  return { calls, process: { getuid: () => uid, initgroups, setgroups: call('setgroups'), setgid: call('setgid'), setuid: call('setuid') } };
}

describe('the rights of root', () => {
  it('are dropped: groups, group, user, in this order, with a note', () => {
    const { calls, process } = rights(0);
    expect(dropRights('4242', {}, process)).toBe('going on as 4242 (user 4242, group 4242) instead of root; only the programs that capture keep their rights');
    expect(calls).toEqual([['initgroups', 4242, 4242], ['setgid', 4242], ['setuid', 4242]]);
  });

  it('are dropped to a number that has no name', () => {
    const { calls, process } = rights(0, false);
    dropRights('4242', {}, process);
    expect(calls).toEqual([['setgroups', [4242]], ['setgid', 4242], ['setuid', 4242]]);
  });

  it('are kept for --user root, without a note', () => {
    const { calls, process } = rights(0);
    expect([dropRights('root', {}, process), calls]).toEqual([null, []]);
  });

  it('are not there where another user runs the program', () => {
    const { calls, process } = rights(1000);
    expect([dropRights(null, {}, process), calls]).toEqual([null, []]);
    expect(() => dropRights('4242', {}, process)).toThrow('--user 4242: only root can become another user');
  });
});
