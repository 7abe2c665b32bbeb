import { type ChildProcess, spawn } from 'node:child_process';

/** Reads `+ PID` and `- PID`, and when nobody writes any more ends those process groups that were not taken back. */
const SCRIPT = `trap '' INT TERM HUP QUIT
running=' '
while read -r sign pid; do
  case $sign in
    +) running="$running$pid " ;;
    -) case $running in *" $pid "*) running="\${running%% $pid *} \${running#* $pid }" ;; esac ;;
  esac
done
[ -n "\${running# }" ] || exit 0
for signal in TERM KILL; do
  for pid in $running; do kill -s $signal -- "-$pid" 2>/dev/null; done
  sleep 1
done`;

/**
 * A shell that ends the backends should the launcher itself be killed: they would wait for frames for ever, and what runs as
 * another user nobody else could end.
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
