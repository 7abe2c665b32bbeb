import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, copyFileSync, mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { environment, MAIN } from '../cli/program.js';
import { type ListedLldp, type ListedVsi, listedLldp, listedVsis } from './lldpad-says.js';
import { waitUntil } from './wait-until.js';

export type End = 'station' | 'bridge';
export type Mode = 'assoc' | 'preassoc' | 'preassoc-rr';

/** R, RTE, RWD and RKA that both ends offer: an acknowledgement within 164 ms, a keep-alive every 2.6 s, the end of a VSI after 5.7 s. */
export const TIMERS = { r: 3, rte: 14, rwd: 18, rka: 18 };

/** The script that makes and removes a link. */
export const GUARD = fileURLToPath(new URL('link-guard.sh', import.meta.url));
/** The network device of each end. */
export const ENDS = { station: { suffix: 'st', device: 'veth0' }, bridge: { suffix: 'br', device: 'veth2' } } as const;
/** A /run, a /dev/shm and an IPC namespace of its own: two lldpads would find each other there. */
const LLDPAD = 'mount -t tmpfs tmpfs /run && mount -t tmpfs tmpfs /dev/shm && mkdir /run/lldpad && exec lldpad -p -f "$1"';
const run = promisify(execFile);
let links = 0;

function configuration(end: End): string {
  return `dcbx : { version = "1.0"; dcbx_version = 2; };
nearest_customer_bridge : { ${ENDS[end].device} : {
  adminStatus = 3;
  tlvid0080c20d : { enableTx = true; evbmode = "${end}"; evbrrcap = true; evbrrreq = true; evbgpid = true;
    ecpretries = ${TIMERS.r}; ecprte = ${TIMERS.rte}; vdprwd = ${TIMERS.rwd}; vdprka = ${TIMERS.rka}; };
}; };
`;
}

/**
 * A real EVB link: lldpad as station and lldpad as bridge in two network namespaces joined by a veth pair, the traffic at the
 * station's end recorded from before either began to speak. Nothing leaves the namespaces. `close` removes everything;
 * should it never be called, link-guard.sh does the same when this process has gone.
 * Give it VSIs of one filter format and one entry count: lldpad can crash on a VDP PDU that is shorter than the one before
 * it. A lldpad that ends by itself is told by name, so that nobody takes it for a fault of evbscope.
 */
export class EvbLink {
  readonly name = `evbscope-${process.pid}-${++links}`;
  readonly folder = mkdtempSync(join(tmpdir(), 'evbscope-system-'));
  /** What was recorded: nanoseconds, whole frames, written frame by frame. */
  readonly recording = join(this.folder, 'station.pcap');
  readonly #guard = spawn('sh', [GUARD, this.name, this.folder], { detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  readonly #lldpads = new Map<End, ChildProcess>();
  #tcpdump: ChildProcess | null = null;
  /** Ends that a test killed: the only ones that may be gone. */
  readonly #killed = new Set<End>();

  private constructor() {}

  /**
   * A link whose ends know each other: both have the other's EVB TLV as it is, and reflective relay is on. `listen` is called
   * before either of them speaks; only what passes `filter` is recorded.
   */
  static async open({ listen = async () => {}, filter = '' }: { readonly listen?: (link: EvbLink) => Promise<void>; readonly filter?: string } = {}): Promise<EvbLink> {
    const link = new EvbLink();
    try {
      await link.#start(listen, filter);
      return link;
    } catch (error) {
      await link.close();
      throw error;
    }
  }

  async #start(listen: (link: EvbLink) => Promise<void>, filter: string): Promise<void> {
    let said = '';
    this.#guard.stderr.on('data', (octets: Buffer) => (said += octets.toString()));
    this.#guard.stdin.on('error', () => {});
    const [first] = (await Promise.race([once(this.#guard.stdout, 'data'), once(this.#guard, 'close')])) as [unknown];
    if (String(first) !== 'ready\n') throw new Error(`no link between two namespaces: ${said}`);
    await this.#record(filter);
    await listen(this);
    this.speak('station');
    this.speak('bridge');
    await this.until('EVB on both sides', async () => {
      const [own, seen, bridgeOwn, bridgeSeen] = await Promise.all([this.lldp('station', 'own'), this.lldp('station', 'neighbour'), this.lldp('bridge', 'own'), this.lldp('bridge', 'neighbour')]);
      const isKnown = JSON.stringify([own, bridgeOwn]) === JSON.stringify([bridgeSeen, seen]);
      return isKnown && own !== null && seen !== null && (seen.evb.bridgeBits & 1) === 1 && (own.evb.stationBits & 3) === 1 ? true : null;
    });
  }

  /** A process in the namespace of `end`, known to the guard from its first moment. */
  #spawn(end: End, command: readonly string[], output: number | 'pipe'): ChildProcess {
    const child = spawn('ip', ['netns', 'exec', this.namespace(end), ...command], { stdio: ['ignore', output, output], env: environment() });
    this.#guard.stdin.write(`${child.pid}\n`);
    return child;
  }

  /** Runs the built program in the namespace of the station; ends with the link at the latest. */
  evbscope(args: readonly string[]): ChildProcess {
    return this.run('station', [process.execPath, MAIN, ...args]);
  }

  /** A process in the namespace of an end; ends with the link at the latest. */
  run(end: End, command: readonly string[]): ChildProcess {
    return this.#spawn(end, command, 'pipe');
  }

  /** Changes a network device with `ip link`, at its own end. */
  async device(end: End, ...change: readonly string[]): Promise<void> {
    await run('ip', ['-n', this.namespace(end), 'link', ...change]);
  }

  async #record(filter: string): Promise<void> {
    const options = ['--time-stamp-precision=nano', '--immediate-mode', '-s', '0', '-U', '-Z', 'root', '-w', this.recording];
    const child = this.#spawn('station', ['tcpdump', '-n', '-i', ENDS.station.device, ...options, filter], 'pipe');
    this.#tcpdump = child;
    let said = '';
    child.stderr!.on('data', (octets: Buffer) => (said += octets.toString()));
    await waitUntil('tcpdump listens', 20_000, () => {
      if (child.exitCode !== null) throw new Error(`tcpdump does not record: ${said}`);
      return said.includes('listening on') ? true : null;
    });
  }

  /** Starts the lldpad of `end`, also one that was killed. */
  speak(end: End): void {
    this.#killed.delete(end);
    const file = join(this.folder, `${end}.conf`);
    writeFileSync(file, configuration(end));
    const log = openSync(this.#log(end), 'a');
    this.#lldpads.set(end, this.#spawn(end, ['unshare', '-m', '-i', '--propagation', 'private', 'sh', '-c', LLDPAD, 'sh', file], log));
    closeSync(log);
  }

  #log(end: End): string {
    return join(this.folder, `${end}.log`);
  }

  namespace(end: End): string {
    return `${this.name}-${ENDS[end].suffix}`;
  }

  /** The ids of everything that was started. */
  processes(): number[] {
    return [this.#guard, this.#tcpdump, ...this.#lldpads.values()].flatMap((child) => child?.pid ?? []);
  }

  /** Fails when a lldpad is gone that nobody killed. */
  checkAlive(): void {
    for (const [end, { exitCode, signalCode }] of this.#lldpads) {
      if (this.#killed.has(end) || (exitCode === null && signalCode === null)) continue;
      const log = readFileSync(this.#log(end), 'utf8').split('\n').slice(-20).join('\n');
      throw new Error(`the lldpad of the ${end} ended by itself (${signalCode ?? exitCode}): a fault of lldpad or of this lab, not of evbscope\n${log}`);
    }
  }

  /** Waits for a condition of this link. */
  async until<T>(what: string, look: () => Promise<T | null> | T | null, limitMs = 30_000): Promise<T> {
    return waitUntil(what, limitMs, () => {
      this.checkAlive();
      return look();
    });
  }

  /** What a tool of lldpad prints at `end`, with the exit status or without. */
  async #ask(end: End, tool: 'vdptool' | 'lldptool', args: readonly string[]): Promise<string> {
    const { stdout } = await run('ip', ['netns', 'exec', this.namespace(end), tool, '-i', ENDS[end].device, ...args], { timeout: 20_000 });
    return stdout;
  }

  /** The TLVs that `end` sends or that it has from its neighbour; null as long as there are none. */
  async lldp(end: End, whose: 'own' | 'neighbour'): Promise<ListedLldp | null> {
    try {
      return listedLldp(await this.#ask(end, 'lldptool', ['-t', ...(whose === 'own' ? [] : ['-n']), '-g', 'ncb']));
    } catch (error) {
      // lldptool exits 1 while lldpad is not there yet and before the first LLDPDU of the neighbour.
      if (error instanceof Error && 'code' in error) return null;
      throw error;
    }
  }

  /** What the station says it has in this mode. */
  async vsis(mode: Mode | 'deassoc'): Promise<ListedVsi[]> {
    return listedVsis(await this.#ask('station', 'vdptool', ['-t', '-V', mode]));
  }

  /** What the station says it has in every mode. */
  async everyVsi(): Promise<Record<Mode, ListedVsi[]>> {
    return { assoc: await this.vsis('assoc'), preassoc: await this.vsis('preassoc'), 'preassoc-rr': await this.vsis('preassoc-rr') };
  }

  /** Asks for a VSI in this mode and waits until the station has it so, or no longer has it. */
  async request(mode: Mode | 'deassoc', vsi: ListedVsi): Promise<void> {
    const { vsiid, manager, type, version, vid, mac } = vsi;
    const values = [`mode=${mode}`, `mgrid2=${manager}`, `typeid=${type}`, `typeidver=${version}`, `uuid=${vsiid}`, 'hints=none', `filter=${vid}-${mac}`];
    await this.#ask('station', 'vdptool', ['-T', '-W', '-V', mode, ...values.flatMap((value) => ['-c', value])]);
    await this.until(`the station: ${mode} of ${vsiid}`, async () => {
      const modes: (Mode | 'deassoc')[] = ['assoc', 'preassoc', 'preassoc-rr', 'deassoc'];
      const listed: string[] = [];
      for (const one of modes) if ((await this.vsis(one)).some((known) => known.vsiid === vsiid)) listed.push(one);
      return listed.join() === (mode === 'deassoc' ? '' : mode) ? true : null;
    });
  }

  /** The station's machine sends a frame of another protocol: the capture lasts until now, and no end has said anything. */
  async tick(): Promise<void> {
    const { device } = ENDS.station;
    const script = `ip address replace 192.0.2.1/30 dev ${device} && ip neighbour replace 192.0.2.2 lladdr 02:00:00:00:00:99 dev ${device} && echo tick > /dev/udp/192.0.2.2/9`;
    await run('ip', ['netns', 'exec', this.namespace('station'), 'bash', '-c', script]);
  }

  /** Ends the lldpad of `end` without a word to the other end. */
  async kill(end: End): Promise<void> {
    this.checkAlive();
    const child = this.#lldpads.get(end)!;
    this.#killed.add(end);
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** Ends the recording; both lldpads, as far as nobody killed them, are well at that moment. */
  async stopRecording(): Promise<void> {
    await pause(0);
    this.checkAlive();
    const child = this.#tcpdump!;
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    await ended;
  }

  /** Ends what was started, removes what was made. The folder of EVBSCOPE_KEEP_RECORDINGS gets the recording before. */
  async close(): Promise<void> {
    const keep = process.env['EVBSCOPE_KEEP_RECORDINGS'];
    if (keep !== undefined && this.#tcpdump !== null) copyFileSync(this.recording, join(keep, `${this.name}-${basename(this.recording)}`));
    if (this.#guard.exitCode !== null) return;
    const gone = once(this.#guard, 'exit');
    this.#guard.stdin.end();
    await gone;
  }
}
