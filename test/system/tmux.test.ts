import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { itNeeds } from '../peers/it-needs.js';

const MISSING = spawnSync('tmux', ['-V']).status === 0 ? [] : ['tmux'];
const SOCKET = `evbscope-${process.pid}`;
const WAIT_MS = 15_000;

function tmux(...args: readonly string[]): string {
  return spawnSync('tmux', ['-u', '-L', SOCKET, ...args], { encoding: 'utf8', env: { ...process.env, LANG: 'C.UTF-8', TERM: 'xterm-256color' } }).stdout;
}

const screen = (): string => tmux('capture-pane', '-p', '-t', 'it');

async function see(wanted: string | RegExp): Promise<string> {
  for (const untilMs = Date.now() + WAIT_MS; Date.now() < untilMs; await sleep(50)) {
    const text = screen();
    if (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)) return text;
  }
  throw new Error(`${String(wanted)} did not come to the screen:\n${screen()}`);
}

async function go(keys: readonly string[], wanted: string | RegExp): Promise<string> {
  for (const key of keys) tmux('send-keys', '-t', 'it', key);
  return see(wanted);
}

describe('in tmux', () => {
  beforeAll(() => {
    tmux('-f', '/dev/null', 'new-session', '-d', '-s', 'it', '-x', '100', '-y', '30', "env 'PS1=ready> ' sh");
    tmux('set-option', '-g', 'default-terminal', 'tmux-256color');
  });
  afterAll(() => void tmux('kill-server'));

  itNeeds(MISSING, 'the walk from the overview to the octets of the refusal and back; the terminal is whole afterwards', async () => {
    await go([`TERM=tmux-256color LANG=C.UTF-8 ${process.execPath} dist/main.js fixtures/captures/demo.pcapng`, 'Enter'], '─ Links (8)');
    expect(tmux('display-message', '-p', '-t', 'it', '#{alternate_on} #{cursor_flag}').trim()).toBe('1 0');
    await go(['2'], '[2 VSIs]');
    await go(['/', 'state == refused', 'Enter'], /▶ +15 .*REFUSED/);
    await go(['Enter'], /● REFUSED │◀─+ ECP 0x0001 req {2}DEASSOC err 2 ─+│/);
    await go(['e'], /▶.*ASSOC/);
    await go(['j', 'j'], /▶.*REFUSED/);
    await go(['Enter'], /▶ +331 .*\[insufficient/);
    await go(['Tab', 'Tab', 'l', 'l'], '[42]');
    await go(['5'], 'VSI-11');
    await go(['Escape'], '[4 Packets]');
    await go(['Escape'], '[3 Ladder]');
    await go(['Escape'], '[2 VSIs]');
    tmux('resize-window', '-t', 'it', '-x', '160', '-y', '45');
    await see(/▶ +15 .*REFUSED[^\n]{20,}/);
    await go(['q'], '[1 Overview]');
    await go(['q'], /^ready> *$/m);
    expect(tmux('display-message', '-p', '-t', 'it', '#{alternate_on} #{cursor_flag} #{mouse_any_flag}').trim()).toBe('0 1 0');
    await go(['stty -a | tr " " "\\n" | grep -x -e echo -e icanon', 'Enter'], /^echo$/m);
    expect(screen()).toMatch(/^icanon$/m);
  });
});
