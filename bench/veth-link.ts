import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type VethEnd = 'st' | 'br';
/** The network device of each end. */
export const DEVICES = { st: 'veth0', br: 'veth2' } as const;
let links = 0;

/** Two network namespaces joined by a veth pair; `close` removes them, and the link guard does should this process be killed. Linux and root only. */
export class VethLink {
  readonly folder: string;
  readonly #name: string;
  readonly #guard: ChildProcess;

  private constructor(guard: string) {
    this.folder = mkdtempSync(join(tmpdir(), 'evbscope-veth-'));
    this.#name = `evbscope-${process.pid}-v${++links}`;
    this.#guard = spawn('sh', [guard, this.#name, this.folder], { detached: true, stdio: ['pipe', 'pipe', 'inherit'] });
  }

  /** `guard`: the script that makes a link, test/system/link-guard.sh. */
  static async open(guard: string): Promise<VethLink> {
    const link = new VethLink(guard);
    const [first] = (await Promise.race([once(link.#guard.stdout!, 'data'), once(link.#guard, 'close')])) as [unknown];
    if (String(first) !== 'ready\n') throw new Error('no link between two network namespaces: that needs root');
    return link;
  }

  /** Words in front of a command that make it run at an end. */
  at(end: VethEnd): readonly string[] {
    return ['ip', 'netns', 'exec', `${this.#name}-${end}`];
  }

  /** A process at an end, its output in pipes; ends with the link at the latest. */
  run(end: VethEnd, command: readonly string[]): ChildProcess {
    const [program = '', ...args] = [...this.at(end), ...command];
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, XDG_CONFIG_HOME: '/dev/null' } });
    this.knows(child.pid!);
    return child;
  }

  /** This process belongs to the link, too, and ends with it. */
  knows(pid: number): void {
    this.#guard.stdin!.write(`${pid}\n`);
  }

  async close(): Promise<void> {
    if (this.#guard.exitCode !== null) return;
    const gone = once(this.#guard, 'exit');
    this.#guard.stdin!.end();
    await gone;
  }
}
