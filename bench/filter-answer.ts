import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** What the measuring of a filter says, and whether its target is missed. */
export async function filterAnswer([program, ...args]: readonly string[]): Promise<{ readonly remark: string; readonly isWrong: boolean }> {
  const child = spawn(program!, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const said = (await text(child.stdout)).trim();
  return { remark: said.replace(/^\w+: /, ''), isWrong: !said.startsWith('reached') };
}
