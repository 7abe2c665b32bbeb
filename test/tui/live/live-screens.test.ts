import { describe, expect, it } from 'vitest';
import { lineColumns } from '../../../src/tui/draw/line.js';
import { LiveStage } from '../live-stage.js';

const SIZES = [{ columns: 60, rows: 15 }, { columns: 80, rows: 24 }, { columns: 100, rows: 30 }, { columns: 160, rows: 45 }];
const DOWN = 'eno2 is down: capture begins when it is up (ip link set eno2 up)';

describe('a live capture of a silent interface', () => {
  it.each(SIZES.slice(1))('says what it waits for at $columns x $rows', async (size) => {
    const stage = await LiveStage.begin({ size });
    stage.live.change('eno2', { state: 'waiting', sentence: DOWN, backend: null });
    await stage.after();
    const text = stage.text().replace(/[│\n]/g, ' ').replace(/\s+/g, ' ');
    expect(text).toContain('capturing on eno1, eno3 with tcpdump');
    expect(text).toContain('! eno2 is down: capture begins when it is up');
    expect(text).toContain('control frames of EVB: LLDP, ECP and VDP');
    expect(text).toContain('no LLDP yet: the next one is due within 30 s');
    stage.app.quit();
  });

  it('doubts that LLDP is on once it should have come', async () => {
    const stage = await LiveStage.begin({ size: { columns: 160, rows: 45 } });
    await stage.after(45_000);
    expect(stage.text()).toContain('no LLDP for 45s, and agents send every 30 s: is LLDP on at either end?');
    expect(stage.head).toMatch(/up 45s {2}0 fr {2}0 drop {2}FOLLOW/);
    stage.app.quit();
  });
});

describe('the first line of a live capture', () => {
  it.each(SIZES)('is told in $columns columns, not cut where it need not be', async (size) => {
    const stage = await LiveStage.begin({ size });
    stage.live.change('eno3', { state: 'waiting', sentence: 'eno3 has gone' });
    stage.live.change('eno1', { lost: 7 });
    stage.live.writes('/somewhere/rec.pcapng', 1.2e6);
    stage.live.give(300);
    await stage.after();
    expect(lineColumns(stage.screen.lines[0]!)).toBe(size.columns);
    expect(stage.head).toContain('● LIVE');
    expect(stage.head).toContain('7 drop  FOLLOW');
    expect(stage.head).toContain(size.columns < 80 ? '2/3!' : 'eno1 eno2 !eno3');
    if (size.columns === 160) expect(stage.head).toMatch(/tcpdump ns {2}-w rec\.pcapng 1\.2 MB {2}\d+ fr\/s/);
    const alarms = stage.screen.lines[0]!.filter(({ style }) => style === 'alarm').map(({ text }) => text.trim());
    expect(alarms).toEqual([size.columns < 80 ? '/3!' : '!eno3', '7 drop']);
    expect(stage.text(true)).toMatch(/^ (?:evbscope +)?\* LIVE/);
    stage.app.quit();
  });

  it('says so when nothing is captured any more', async () => {
    const stage = await LiveStage.begin({ names: ['eno1'] });
    stage.live.change('eno1', { state: 'waiting', sentence: 'eno1 has gone' });
    expect(stage.head).toContain('○ LIVE !eno1');
    stage.live.change('eno1', { state: 'ended', sentence: null });
    expect(stage.head).toContain('○ ENDED !eno1');
    stage.app.quit();
  });
});

describe('what happens to an interface', () => {
  it('is told in the last line, and stays in the first one and on the page of the capture', async () => {
    const stage = await LiveStage.begin();
    stage.live.give(100);
    await stage.after();
    expect(stage.foot).toContain('q Quit');
    stage.live.change('eno2', { state: 'waiting', sentence: DOWN });
    stage.live.tell(DOWN);
    await stage.after();
    expect(stage.foot).toContain(DOWN);
    stage.press('2');
    expect(stage.foot).not.toContain(DOWN);
    expect(stage.head).toContain('!eno2');
    stage.live.change('eno2', { state: 'capturing', sentence: null, restarts: 1 });
    stage.live.tell('eno2 is captured again');
    await stage.after();
    expect(stage.foot).toContain('eno2 is captured again');
    expect(stage.head).not.toContain('!');
    stage.live.change('eno3', { nameNow: 'eth7', lost: 5 });
    stage.live.tell('eno3 is called eth7 now: its capture goes on');
    await stage.after();
    expect(stage.foot).toContain('eno3 is called eth7 now: its capture goes on (and 1 more: I shows them)');
    stage.press(':interfaces<enter>');
    const page = stage.text();
    expect(page).toMatch(/eno2 +capturing tcpdump +kernel, ns yes +0 +0 +2/);
    expect(page).toMatch(/eno3>eth7 capturing tcpdump +kernel, ns yes +0 +5 +1/);
    expect(page.indexOf('5 frames lost')).toBeLessThan(page.indexOf('captured again'));
    expect(page.indexOf('captured again')).toBeLessThan(page.indexOf(DOWN));
    stage.press('<escape>');
    expect(stage.text()).toContain('[2 VSIs]');
    stage.app.quit();
  });
});

describe('following', () => {
  it('keeps the newest frame in sight until the selection goes up, and again with F', async () => {
    const stage = await LiveStage.begin();
    stage.live.give(100);
    await stage.after();
    stage.press('4');
    const selected = (): number => Number(/▶ +(\d+)/.exec(stage.text())![1]);
    await stage.after();
    const last = (): number => stage.live.frames.row(stage.live.frames.end - 1)!.no;
    expect(selected()).toBe(last());
    stage.live.give(50);
    await stage.after();
    expect(selected()).toBe(last());
    stage.press('k');
    const before = selected();
    stage.live.give(50);
    await stage.after();
    expect(selected()).toBe(before);
    expect(stage.head).not.toContain('FOLLOW');
    stage.press('F');
    expect(selected()).toBe(last());
    stage.app.quit();
  });

  it('shows a minute of the lanes that ends now, until they are panned', async () => {
    const stage = await LiveStage.begin();
    stage.live.give(3);
    await stage.after();
    stage.press('2');
    expect(stage.text()).toContain('window 60s');
    stage.live.give(600);
    await stage.after();
    const axis = (): string => stage.text().split('\n')[3]!.trimEnd();
    const before = axis();
    stage.press('h');
    expect(stage.head).not.toContain('FOLLOW');
    const panned = axis();
    expect(panned).not.toBe(before);
    stage.live.give(100);
    await stage.after();
    expect(axis()).toBe(panned);
    stage.app.quit();
  });

  it('ends where one thing is opened', async () => {
    const stage = await LiveStage.begin();
    stage.live.give(450);
    await stage.after();
    stage.press('e');
    const { frame } = stage.state.focus;
    stage.live.give(300);
    await stage.after();
    expect(stage.state.focus.frame).toBe(frame);
    stage.app.quit();
  });
});

describe('a paused screen', () => {
  it('takes nothing in, whatever is asked of it, and says how many frames wait', async () => {
    const stage = await LiveStage.begin();
    stage.live.give(300);
    await stage.after();
    stage.press('4p');
    const shown = stage.text().split('\n').slice(2);
    const [frames, lives, problems] = [stage.state.frames.count, stage.state.lives.count, stage.state.digest.problems.list.length];
    stage.live.give(400);
    await stage.after();
    expect(stage.head).toContain(`PAUSED +${stage.live.frames.end - frames}`);
    expect(stage.text().split('\n').slice(2)).toEqual(shown);
    stage.press('/link == eno5<enter>:set severity note<enter>2>z4/<C-u><enter>');
    expect([stage.state.frames.count, stage.state.lives.count, stage.state.digest.problems.list.length]).toEqual([frames, lives, problems]);
    stage.press('p');
    expect(stage.state.frames.count).toBe(stage.live.frames.end);
    expect(stage.state.lives.count).toBeGreaterThan(lives);
    expect(stage.head).not.toContain('PAUSED');
    stage.app.quit();
  });
});

describe('while the link is silent', () => {
  it('times go on: when a link was last heard, when a keep-alive is due', async () => {
    const stage = await LiveStage.begin({ size: { columns: 160, rows: 45 } });
    stage.live.give(500);
    await stage.after();
    const before = stage.text();
    stage.live.pass(4e9);
    await stage.after();
    const after = stage.text();
    const last = (text: string): string | undefined => /eno8 .*\d+\/\d+ +(\S+) /.exec(text)?.[1];
    expect([last(before), last(after)]).toEqual(['7s', '11s']);
    expect(before).toMatch(/next keep-alive due [\d.]+m?s/);
    expect(after).not.toContain(/next keep-alive due [\d.]+m?s/.exec(before)![0]);
    stage.app.quit();
  });

  it('a filter finds what became true of frames that came before', async () => {
    const stage = await LiveStage.begin();
    stage.press('4/rule == "VSI-01"<enter>');
    for (let turn = 0; turn < 60; turn++) {
      stage.live.give(10);
      await stage.after();
    }
    const live = stage.state.frames.count;
    stage.press('/<C-u>rule == "VSI-01"<enter>');
    expect(live).toBeGreaterThan(0);
    expect(live).toBe(stage.state.frames.count);
    stage.app.quit();
  });
});

describe('leaving a live capture', () => {
  const begun = async (): Promise<LiveStage> => {
    const stage = await LiveStage.begin();
    stage.live.give(200);
    await stage.after();
    return stage;
  };

  it('q asks where frames would be lost', async () => {
    const stage = await begun();
    stage.press('q');
    expect(stage.foot).toMatch(/^\d+ captured frames in no file \(s saves\): quit\? \(y\/n\)/);
    stage.press('n');
    expect(stage.foot).toContain('q Quit');
    stage.press('4q');
    expect(stage.text()).toContain('[1 Overview]');
    stage.press('qy');
    expect(await stage.ended).toBe('quit');
  });

  it('q does not ask where a file is written, where nothing came, and where all was saved', async () => {
    const written = await begun();
    written.live.writes('rec.pcapng', 1);
    written.press('q');
    expect(await written.ended).toBe('quit');
    const silent = await LiveStage.begin();
    silent.press('q');
    expect(await silent.ended).toBe('quit');
    const saved = await begun();
    saved.press('4:save all.pcapng<enter>');
    await saved.after();
    expect(saved.foot).toMatch(/saved \d+ frames to all\.pcapng/);
    saved.live.give(1);
    await saved.after();
    saved.press('qq');
    expect(saved.foot).toMatch(/^1 captured frame in no file/);
    saved.press('n4:save rest.pcapng<enter>');
    await saved.after();
    saved.press('qq');
    expect(await saved.ended).toBe('quit');
  });

  it('a part that was saved is not all', async () => {
    const stage = await begun();
    stage.press('4  :save some.pcapng<enter>');
    await stage.after();
    expect(stage.foot).toContain('saved 2 frames');
    stage.press('qq');
    expect(stage.foot).toContain('quit?');
    stage.app.quit();
  });

  it('Q and Ctrl-C do not ask, and Ctrl-C is told apart', async () => {
    const [one, other] = [await begun(), await begun()];
    one.press('Q');
    other.press('<C-c>');
    expect([await one.ended, await other.ended]).toEqual(['quit', 'interrupted']);
  });

  it('nothing but leaving it ends it', async () => {
    const stage = await begun();
    stage.press('<escape>:stop<enter>');
    expect(stage.foot).toContain('a live capture is read until you quit');
    stage.press('<escape>');
    stage.live.give(100);
    await stage.after();
    expect(stage.app.loader.isReading).toBe(true);
    stage.app.quit();
  });
});
