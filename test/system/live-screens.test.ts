import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { itNeeds } from '../peers/it-needs.js';
import { Pty } from '../tui/pty.js';
import { ENDS, EvbLink } from './evb-link.js';
import { descendants, isRunning } from './live-watch.js';
import { MISSING } from './missing.js';
import { someVsi } from './some-vsi.js';
import { waitUntil } from './wait-until.js';

const { device } = ENDS.station;
/** How long the program and what it started may outlive its terminal. */
const END_MS = 1000;

/** The screens, capturing at the station's end of a link. */
function screens(link: EvbLink, ...more: readonly string[]): Pty {
  const shell = `ip netns exec ${link.namespace('station')} "${process.execPath}" "$0" "$@"; status=$?; sleep 0.3; exit $status`;
  return new Pty(['-i', device, ...more], { shell, columns: 160, rows: 45 });
}

async function allGone(pids: readonly number[]): Promise<void> {
  await waitUntil('the program and all that it started has gone', END_MS, () => (pids.some(isRunning) ? null : true));
}

function commandOf(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
}

describe('the screens on a real link', () => {
  let link: EvbLink;
  let pty: Pty;
  let first = '';

  beforeAll(async () => {
    if (MISSING.length > 0) return;
    link = await EvbLink.open({ listen: async (open) => {
      pty = screens(open);
      first = await pty.see(`capturing on ${device} with tcpdump`);
    } });
  }, 100_000);

  afterAll(async () => {
    pty?.close();
    await link?.close();
  });

  itNeeds(MISSING, 'say what they wait for, then the link and a VSI as they come', async () => {
    expect(first).toContain('no LLDP yet: the next one is due within 30 s');
    await pty.see(new RegExp(`${device} .*ratified`));
    await link.request('assoc', someVsi(1));
    await pty.see(/ASSOC +1 █/);
    await pty.go(['4', '[4 Packets]'], ['2', /▶.*ASSOC/], ['q', '[4 Packets]'], ['q', '[1 Overview]']);
  });

  itNeeds(MISSING, 'tell what happens to interface and backend, and go on', async () => {
    const backend = descendants(pty.pid).find((pid) => commandOf(pid).includes('tcpdump -n'))!;
    process.kill(backend, 'SIGKILL');
    await pty.see('tcpdump was ended by SIGKILL');
    await pty.see(`● LIVE ${device} `);
    await link.device('station', 'set', device, 'down');
    await pty.see(`○ LIVE !${device} `);
    await link.device('station', 'set', device, 'up');
    await pty.see(`● LIVE ${device} `);
    await pty.go(['I', /WHAT HAPPENED[^]*captured again[^]*SIGKILL/], ['Escape', '[1 Overview]']);
  });

  itNeeds(MISSING, 'q asks for what is in no file; nothing is left of them', async () => {
    const pids = [pty.pid, ...descendants(pty.pid)];
    await pty.go(['q', /\d+ captured frames in no file \(s saves\): quit\? \(y\/n\)/]);
    pty.type('y');
    expect(await pty.end()).toBe(0);
    expect(pty.isAlternate).toBe(false);
    expect(await pty.text()).toMatch(/captured \d+ frames \(\d+ control frames\), \d+ frames lost/);
    await allGone(pids);
  });

  itNeeds(MISSING, 'end with their terminal, and all that they started', async () => {
    const other = screens(link);
    await other.see(`capturing on ${device} with tcpdump`);
    const pids = [other.pid, ...descendants(other.pid)];
    expect(pids.length).toBeGreaterThan(2);
    (other.process as unknown as { destroy(): void }).destroy();
    await allGone(pids);
  });

  itNeeds(MISSING, 'Ctrl-C ends them with their status, and the file is whole', async () => {
    const other = screens(link, '--user', 'root', '-w', `${link.folder}/screens.pcapng`);
    await other.see(`capturing on ${device} with tcpdump`);
    await other.see(/ [1-9]\d* fr/);
    other.type('C-c');
    expect(await other.end()).toBe(130);
    const read = new Pty([`${link.folder}/screens.pcapng`]);
    expect(await read.see('FILE screens.pcapng')).not.toContain('DAMAGED');
    read.close();
    other.close();
  });
});
