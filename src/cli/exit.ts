/** Exit statuses of the program, signals aside. */
export const EXIT = {
  done: 0,
  findings: 1,
  usage: 2,
  input: 3,
  permission: 4,
  hungUp: 129,
  interrupted: 130,
  terminated: 143,
} as const;

/** What the statuses mean, for the help and the manual page. */
export const EXIT_TEXTS: readonly (readonly [status: string, text: string])[] = [
  ['0', 'done; for check: no finding reaches --fail-on'],
  ['1', 'check found something at or above --fail-on'],
  ['2', 'wrong usage'],
  ['3', 'an input is unreadable or damaged; what could be read was still analysed and printed, or copied; or the output cannot be written'],
  ['4', 'no permission, or no capture backend'],
  ['129, 130, 143', 'ended because the terminal went away, by Ctrl-C or by TERM; what was read or captured until then was analysed and printed, copied or recorded'],
];

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** What wins when several apply. A signal says that the answer is not whole, whatever the rest was. */
const ORDER: readonly ExitStatus[] = [EXIT.interrupted, EXIT.terminated, EXIT.hungUp, EXIT.usage, EXIT.permission, EXIT.input, EXIT.findings, EXIT.done];

/** The status to exit with when all of `statuses` apply; done when none does. */
export function worstExit(statuses: readonly ExitStatus[]): ExitStatus {
  return ORDER.find((status) => statuses.includes(status)) ?? EXIT.done;
}
