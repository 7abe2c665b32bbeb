import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { program } from '../cli/program.js';
import { Folder, story } from '../cli/story.js';
import { Pty, type PtyOptions } from './pty.js';
import { DEMO } from './stage.js';

const folder = mkdtempSync(join(tmpdir(), 'evbscope-screens-'));
let open: Pty[] = [];

async function start(args: readonly string[] = [DEMO], options: PtyOptions = {}): Promise<Pty> {
  const pty = new Pty(args, options);
  open.push(pty);
  await pty.see((text) => text.includes('1 Overview') && text.includes('Quit') && !text.includes('reading'));
  return pty;
}

afterEach(() => {
  for (const pty of open) pty.close();
  open = [];
});

describe('a walk with the keys of the last line', () => {
  it('from the overview to the refused VSI, its ladder, the frame, the octet, the explanation, and back', async () => {
    const pty = await start();
    await pty.go(
      ['2', '[2 VSIs]'],
      ['/', 'Tab completes'],
      ['state == refused', /state == refused/],
      ['Enter', /, 1 life shown/],
    );
    expect(await pty.text()).toMatch(/eno2 .*REFUSED/);
    await pty.go(['Enter', '[3 Ladder]']);
    const ladder = await pty.text();
    expect(ladder).toMatch(/│─+ ECP 0x0001 req {2}ASSOC ─+▶│/);
    expect(ladder).toMatch(/● REFUSED │◀─+ ECP 0x0001 req {2}DEASSOC err 2 ─+│/);
    // The frame that refuses is #331; #329 asked.
    await pty.go(['e', /▶.*ASSOC/], ['jj', /▶.*REFUSED/], ['Enter', '[4 Packets]']);
    expect(await pty.text()).toMatch(/▶ +331 .*\[insufficient/);
    await pty.go(['Tab', 'Decode'], [['G'], /▶ /], ['Tab', 'Octets']);
    await pty.go(['Escape', '[3 Ladder]'], ['5', '[5 Problems']);
    await pty.see('VSI-11');
    expect(await pty.text()).toMatch(/Usual/);
    await pty.go(['Escape', '[3 Ladder]'], ['Escape', '[2 VSIs]'], ['Escape', '[1 Overview]']);
  });

  it('finds, and goes on', async () => {
    const pty = await start();
    await pty.go(['4', '[4 Packets]'], ['C-f', 'find:'], ['insufficient', 'find: insufficient'], ['Enter', /▶ +331 /], ['n', /not found|▶/]);
  });
});

describe('saving', () => {
  it('writes the selected frame with its octets, and does not overwrite', async () => {
    const path = join(folder, 'one.pcapng');
    const pty = await start();
    await pty.go(['4', '[4 Packets]'], ['/frame == 331\r', /▶ +331 /], ['s', /pcapng/], [`${path}\r`, 'saved 1 frame']);
    const told = program(['print', '-x', path]).stdout;
    const hex = (text: string): string => text.split('\n').filter((line) => /^\s*[0-9a-f]{4} {2}/.test(line)).join('\n');
    const whole = program(['print', '-x', DEMO]).stdout;
    const from = whole.indexOf('  #331 ');
    expect(hex(told)).toBe(hex(whole.slice(from, whole.indexOf('#332 ', from))));
    expect(readFileSync(path).toString('latin1')).toContain('VSI-11');
    await pty.go(['s', /pcapng/], [`${path}\r`, /exists|there already/]);
    rmSync(path);
  });
});

describe('copying', () => {
  it('sends the value to the clipboard of the terminal, and says so', async () => {
    const pty = await start();
    await pty.go(['2', '[2 VSIs]'], ['y', 'copied']);
    const sent = /\x1b\]52;c;([A-Za-z0-9+/=]+)\x07/.exec(pty.output)?.[1];
    expect(Buffer.from(sent!, 'base64').toString()).toBe('0e7e0000-0802-41b6-8400-000000000000');
  });

  it('shows the screen as plain text on the normal one, until Enter', async () => {
    const pty = await start();
    pty.type('!');
    await pty.see((text) => !pty.isAlternate && text.includes('Enter returns'));
    pty.type('Enter');
    await pty.see((text) => pty.isAlternate && text.includes('[1 Overview]'));
  });
});

describe('sizes', () => {
  it('200 of them are drawn in full, and the selection stays', async () => {
    const pty = await start();
    await pty.go(['2', '[2 VSIs]'], ['jjjj', /▶ +5 /]);
    let seed = 7;
    const next = (most: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % most;
    for (let turn = 0; turn < 200; turn++) {
      const [columns, rows] = [20 + next(231), 5 + next(76)];
      pty.resize(columns, rows);
      if (turn % 20 > 0) continue;
      const isSmall = columns < 60 || rows < 15;
      await pty.see(isSmall ? (text) => text.includes('Terminal is') || columns < 40 || rows < 7 : /▶ +5 /);
    }
    pty.resize(100, 30);
    await pty.see(/▶ +5 /);
    pty.type('Q');
    expect(await pty.end()).toBe(0);
  });
});

describe('where the frames come from', () => {
  it('a pipe: keys come from the terminal', async () => {
    const pty = await start([DEMO], { shell: `cat "$1" | "${process.execPath}" "$0" -` });
    await pty.go(['2', '[2 VSIs]'], ['4', '845 frames']);
    pty.type('Q');
    expect(await pty.end()).toBe(0);
  });

  it('a pipe that is slow: rows appear as they come', async () => {
    const pty = new Pty([DEMO], { shell: `(head -c 20000 "$1"; sleep 3; tail -c +20001 "$1") | "${process.execPath}" "$0" -` });
    open.push(pty);
    await pty.see('1 Overview');
    await pty.go(['4', /▶ +6 /]);
    expect(await pty.text()).toMatch(/reading .* 20(\.\d)? kB read/);
    await pty.see('845 frames');
  });

  it('a file that is none: one sentence on the normal screen, status 3', async () => {
    const pty = new Pty(['package.json']);
    open.push(pty);
    expect(await pty.end()).toBe(3);
    await pty.see(/evbscope: package\.json: not a capture file/);
    expect(pty.isAlternate).toBe(false);
  });

  it('a damaged file: what is good is shown, the damage told, status 3', async () => {
    const damaged = new Folder();
    const path = damaged.write('cut.pcapng', readFileSync(DEMO).subarray(0, 60_001));
    const pty = new Pty([path]);
    open.push(pty);
    await pty.see(/cut\.pcapng: .*offset/);
    await pty.go(['4', /▶ +6 /]);
    expect(await pty.text()).toMatch(/FILE {2}DAMAGED/);
    await pty.go([':file\r', /cut\.pcapng: \d+ frames read; .*offset/]);
    pty.type('Q');
    expect(await pty.end()).toBe(3);
    damaged.remove();
  });
});

describe('hostile texts', () => {
  it('reach no terminal as what they are', async () => {
    const made = new Folder();
    const pty = await start([made.write('story.pcapng', story())]);
    for (const view of ['1', '2', '3', '4', '5', '6']) {
      pty.type(view);
      await pty.see(new RegExp(`\\[${view} `));
    }
    await pty.go(['4', '[4 Packets]'], ['gjjj', /x1b\[31m/]);
    expect(pty.output).not.toContain('\x1b]52');
    expect(pty.output).not.toMatch(/[\u0080-\u009f\u202a-\u202e\u2028\u200b]/);
    expect(pty.output).not.toContain('\x1b[31m\x1b]');
    made.remove();
  });
});
