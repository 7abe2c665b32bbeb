import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** VSIs of the flood that are real: the generator numbers them from 1, and a VSIID ends in its number. */
const REAL = /0000000[1-8]$/;
const REAL_COUNT = 8;

/** Whether `evbscope vsis --json` of the flood shows every real VSI associated at both ends, in one life, proven. */
export async function areRealVsisRight(command: readonly string[]): Promise<boolean> {
  const [program, ...args] = command;
  const child = spawn(program!, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const { vsiid, state, confidence, bridgeState, bridgeConfidence } = JSON.parse(line) as Record<string, string>;
    if (REAL.test(vsiid!)) said.push(`${state} ${confidence} ${bridgeState} ${bridgeConfidence}`);
  }
  return said.length === REAL_COUNT && said.every((story) => story === 'ASSOCIATED confirmed ASSOCIATED confirmed');
}
