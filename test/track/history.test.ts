import { expect, it } from 'vitest';
import { History } from '../../src/track/history.js';

function write(letters: string): string {
  const history = new History();
  for (const letter of letters) history.add(letter);
  return history.toString();
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
