import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/tui/draw/line.js';
import { Help } from '../../src/tui/help.js';
import { KEYMAP, keyText, VIEWS, type Binding, type ViewName } from '../../src/tui/keymap.js';
import { KeyReader } from '../../src/tui/key-reader.js';

const BINDINGS: readonly Binding[] = KEYMAP;
const key = (name: string): { name: string; text: string } => ({ name, text: name.length === 1 ? name : '' });

function page(columns: number, search = ''): string {
  const help = new Help();
  help.search = search;
  return help.draw({ columns, rows: 200 }).map(plainText).join('\n');
}

describe('the table of keys', () => {
  it('gives no key two meanings in one view', () => {
    for (const view of VIEWS) {
      const own = BINDINGS.filter(({ views }) => views?.includes(view)).flatMap(({ keys }) => keys);
      const all = BINDINGS.filter(({ views }) => views === null).flatMap(({ keys }) => keys);
      expect(own, view).toEqual([...new Set(own)]);
      expect(all).toEqual([...new Set(all)]);
      expect(own.filter((name) => all.includes(name)), view).toEqual([]);
    }
  });

  it('has each action once', () => {
    const actions = BINDINGS.map(({ action }) => action);
    expect(actions).toEqual([...new Set(actions)]);
  });

  it('keeps Ctrl-F for finding, h for left, and deletes nothing with a letter', () => {
    const of = (name: string): string | undefined => BINDINGS.find(({ keys, views }) => views === null && keys.includes(name))?.action;
    expect([of('C-f'), of('h'), of('C-l'), of('f5'), of('q'), of('Q')]).toEqual(['find', 'left', 'redraw', 'clear', 'quit-back', 'quit']);
  });
});

describe('the help page', () => {
  it('shows the first key of every binding, at any width', () => {
    for (const columns of [60, 80, 100, 160, 250]) {
      const text = page(columns);
      for (const { keys } of BINDINGS) expect(text, `${keys[0]} at ${columns}`).toContain(keyText(keys[0]!));
    }
  });

  it('finds a key by what it does', () => {
    expect(page(100, 'retransmission')).toBe('');
    const found = page(100, 'clipboard hide'.split(' ')[1]);
    expect(found).toContain('hide acknowledgements');
    expect(found).not.toContain('suspend');
  });

  it('scrolls to its end and no further', () => {
    const help = new Help();
    const size = { columns: 80, rows: 10 };
    const first = help.draw(size).map(plainText);
    expect(help.act('last', size)).toBe(true);
    const last = help.draw(size).map(plainText);
    expect(last).toHaveLength(10);
    expect(last).not.toEqual(first);
    help.act('down', size);
    expect(help.draw(size).map(plainText)).toEqual(last);
    help.act('first', size);
    expect(help.draw(size).map(plainText)).toEqual(first);
    expect(help.act('copy', size)).toBe(false);
  });
});

describe('reading keys', () => {
  const read = (view: ViewName, ...names: string[]): unknown[] => {
    const reader = new KeyReader();
    return names.map((name) => reader.read(key(name), view));
  };

  it('takes the letter behind m and apostrophe', () => {
    expect(read('packets', 'm', 'a')).toEqual([null, { action: 'set-mark', letter: 'a' }]);
    expect(read('packets', "'", 'j', 'j')).toEqual([null, { action: 'go-mark', letter: 'j' }, { action: 'down', letter: '' }]);
    expect(read('packets', 'm', 'escape', 'j')).toEqual([null, null, { action: 'down', letter: '' }]);
  });

  it('knows what a key means in a view', () => {
    expect(read('vsis', '0')).toEqual([{ action: 'fit', letter: '' }]);
    expect(read('ladder', '0')).toEqual([{ action: 'detail-larger', letter: '' }]);
    expect(read('overview', 'x')).toEqual([null]);
  });
});
