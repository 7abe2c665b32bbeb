import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { UsageError } from './usage-error.js';

/** Who the process is to be. */
export interface User {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** What is asked of the process, so that tests need not be root. */
export interface Rights {
  getuid(): number;
  initgroups(user: number | string, gid: number): void;
  setgroups(groups: readonly number[]): void;
  setgid(gid: number): void;
  setuid(uid: number): void;
}

const UNPRIVILEGED = 'nobody';
const MAX_ID = 0xffff_fffe;

/** The line of the user in the system's table, from wherever the system keeps it. */
function entryOf(user: string): User | null {
  const line = (text: string): string | undefined => text.split('\n').find((one) => one.split(':')[0] === user || one.split(':')[2] === user);
  const here = (): string => {
    try {
      return readFileSync('/etc/passwd', 'utf8');
    } catch {
      return '';
    }
  };
  const found = line(here()) ?? line(spawnSync('getent', ['passwd', user], { encoding: 'utf8' }).stdout ?? '');
  if (found === undefined) return null;
  const [name, , uid, gid] = found.split(':');
  return { name: name!, uid: Number(uid), gid: Number(gid) };
}

function isId(text: string | undefined): text is string {
  return text !== undefined && /^\d+$/.test(text) && Number(text) <= MAX_ID;
}

/**
 * The user that `asked` names (a name or a number), else the one who called sudo, else one without any rights; throws UsageError where
 * there is no such user.
 */
export function userToBe(asked: string | null, env: Readonly<Record<string, string | undefined>>, lookUp = entryOf): User {
  if (asked !== null) {
    const known = lookUp(asked);
    if (known) return known;
    if (isId(asked)) return { name: asked, uid: Number(asked), gid: Number(asked) };
    throw new UsageError(`--user: there is no user ${asked}`);
  }
  const { SUDO_UID: uid, SUDO_GID: gid, SUDO_USER: name } = env;
  // Root who calls sudo has no rights to go back to.
  if (isId(uid) && isId(gid) && Number(uid) !== 0) return { name: name ?? uid, uid: Number(uid), gid: Number(gid) };
  return lookUp(UNPRIVILEGED) ?? { name: UNPRIVILEGED, uid: 65_534, gid: 65_534 };
}

/**
 * Gives up the rights of root for good, where the process has them: groups, group, user, in this order. Gives the note that says so,
 * null where there is nothing to give up. What is loaded later has to be readable to that user.
 */
export function dropRights(asked: string | null, env: Readonly<Record<string, string | undefined>>, rights: Rights): string | null {
  if (rights.getuid() !== 0) {
    if (asked !== null && userToBe(asked, env).uid !== rights.getuid()) throw new UsageError(`--user ${asked}: only root can become another user`);
    return null;
  }
  const { name, uid, gid } = userToBe(asked, env);
  if (uid === 0) return null;
  try {
    rights.initgroups(uid, gid);
  } catch {
    // A number without a name has no groups but its own.
    rights.setgroups([gid]);
  }
  rights.setgid(gid);
  rights.setuid(uid);
  return `going on as ${name} (user ${uid}, group ${gid}) instead of root; only the programs that capture keep their rights`;
}
