import { expect, it } from 'vitest';
import { writeStep } from '../../src/track/history.js';

function write(letters: string): string {
  const to = { history: '', repeats: 0, answers: 0 };
  for (const letter of letters) writeStep(to, letter);
  return to.history;
}

it.each([
  ['a life', 'PpAaDd', 'PpAaDd'],
  ['keep-alives: the first, second, fourth, eighth', `Aa${'Kk'.repeat(9)}Dd`, 'AaKkKkKkKkDd'],
  ['counts begin anew after another step', `Aa${'Kk'.repeat(3)}?${'Kk'.repeat(3)}`, 'AaKkKk?KkKk'],
  ['repeats of another letter', 'Auuuuu', 'Auuu'],
  ['requests again and again, answered', 'AxAxAx', 'AxAxAx'],
])('%s', (_, letters, expected) => {
  expect(write(letters)).toBe(expected);
});
