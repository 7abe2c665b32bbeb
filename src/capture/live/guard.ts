import { type ChildProcess, spawn } from 'node:child_process';

/** Reads `+ PID` and `- PID`, and when nobody writes any more ends those that were not taken back. */
const SCRIPT = `trap '' INT TERM HUP QUIT
running=' '
while read -r sign pid; do
  case $sign in
    +) running="$running$pid " ;;
    -) case $running in *" $pid "*) running="\${running%% $pid *} \${running#* $pid }" ;; esac ;;
  esac
done
[ -n "\${running# }" ] || exit 0
kill -s TERM $running 2>/dev/null
sleep 1
kill -s KILL $running 2>/dev/null`;

/**
 * A shell that ends the backends should the launcher itself be killed: they would wait for frames for ever, as programs of another
 * user or with capabilities none of ours could end, then.
 */
export class Guard {
  readonly #shell: ChildProcess;

  constructor() {
    this.#shell = spawn('/bin/sh', ['-c', SCRIPT], { stdio: ['pipe', 'ignore', 'ignore'] });
    // Without a shell everything else works.
    this.#shell.on('error', () => {});
    this.#shell.stdin!.on('error', () => {});
  }

  watch(pid: number): void {
    this.#shell.stdin!.write(`+ ${pid}\n`);
  }

  release(pid: number): void {
    this.#shell.stdin!.write(`- ${pid}\n`);
  }

  /** Ends it, and whatever was not released. */
  close(): void {
    this.#shell.stdin!.end();
  }
}
