import { describe, expect, it } from 'vitest';
import { lineColumns, plainText } from '../../src/tui/draw/line.js';
import { Prompt, type Question } from '../../src/tui/prompt.js';

const WORDS = ['link.name', 'link.bridge', 'rule'];

function question(accepted: string[] = []): Question {
  return {
    label: '/',
    history: ['first', 'second'],
    check: (text) => (text.includes('bad') ? 'bad is not a field' : null),
    complete: (text, cursor) => {
      const start = text.lastIndexOf(' ', cursor - 1) + 1;
      const typed = text.slice(start, cursor);
      return { start, candidates: WORDS.filter((word) => typed !== '' && word.startsWith(typed)).map((word) => ({ text: word, title: 'a field' })) };
    },
    accept: (text) => {
      if (text.includes('bad')) return 'no';
      accepted.push(text);
      return null;
    },
  };
}

function type(prompt: Prompt, ...keys: string[]): boolean {
  return keys.map((name) => prompt.key({ name, text: name.length === 1 ? name : '' })).at(-1)!;
}

function typed(prompt: Prompt, text: string): void {
  type(prompt, ...text);
}

describe('a prompt', () => {
  it('edits in the middle of the line', () => {
    const prompt = new Prompt(question());
    typed(prompt, 'ae');
    type(prompt, 'left');
    typed(prompt, 'bcd');
    type(prompt, 'left', 'backspace', 'delete');
    expect(prompt.text).toBe('abe');
    type(prompt, 'home', 'C-k');
    expect(prompt.text).toBe('');
  });

  it('clears with Ctrl-U, erases a word with Ctrl-W, ends with Esc or Backspace on nothing', () => {
    const prompt = new Prompt(question(), 'rule == x');
    type(prompt, 'C-w');
    expect(prompt.text).toBe('rule == ');
    type(prompt, 'C-u');
    expect(prompt.text).toBe('');
    expect(type(prompt, 'backspace')).toBe(true);
    expect(type(new Prompt(question(), 'x'), 'escape')).toBe(true);
  });

  it('walks the history and comes back to what was typed', () => {
    const prompt = new Prompt(question(), 'mine');
    type(prompt, 'up');
    expect(prompt.text).toBe('second');
    type(prompt, 'up', 'up');
    expect(prompt.text).toBe('first');
    type(prompt, 'down', 'down');
    expect(prompt.text).toBe('mine');
  });

  it('completes with Tab, from one candidate to the next', () => {
    const prompt = new Prompt(question(), 'not li');
    type(prompt, 'tab');
    expect(prompt.text).toBe('not link.name');
    type(prompt, 'tab');
    expect(prompt.text).toBe('not link.bridge');
    type(prompt, 'S-tab');
    expect(prompt.text).toBe('not link.name');
  });

  it('stays while its text is wrong, and remembers what was right', () => {
    const accepted: string[] = [];
    const asked = question(accepted);
    const prompt = new Prompt(asked, 'bad');
    expect(type(prompt, 'enter')).toBe(false);
    type(prompt, 'C-u');
    typed(prompt, 'first');
    expect(type(prompt, 'enter')).toBe(true);
    expect(accepted).toEqual(['first']);
    expect(asked.history).toEqual(['second', 'first']);
  });

  it('says while one types whether it is right, and what could follow', () => {
    const told = (text: string): { shown: string; styles: string[] } => {
      const { line } = new Prompt(question(), text).draw(60);
      expect(lineColumns(line)).toBe(60);
      return { shown: plainText(line), styles: line.map(({ style }) => style) };
    };
    expect(told('bad').shown).toContain('bad is not a field');
    expect(told('bad').styles).toContain('mismatch');
    expect(told('rule').styles).toContain('match');
    expect(told('li').shown).toContain('link.name (a field)  link.bridge');
  });

  it('shows the part around the cursor of a long text', () => {
    const prompt = new Prompt(question(), `${'x'.repeat(200)}END`);
    const { line, cursor } = prompt.draw(40);
    expect(plainText(line)).toContain('END');
    expect(cursor).toBeLessThan(40);
  });
});
