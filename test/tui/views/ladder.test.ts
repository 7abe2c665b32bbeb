import { describe, expect, it } from 'vitest';
import { toAscii } from '../../../src/tui/glyphs.js';
import { patternOf } from '../../../src/tui/pattern.js';
import type { State } from '../../../src/tui/state.js';
import { LadderView } from '../../../src/tui/views/ladder.js';
import { DEMO, pressing, shown, stage, STANDARD, WIDE } from '../stage.js';

const TALL = { columns: 100, rows: 77 };

async function ladder(path: string, life: number): Promise<{ state: State; view: LadderView }> {
  const state = await stage(path);
  state.focus.life = life;
  const view = new LadderView();
  view.settle(state, STANDARD);
  return { state, view };
}

const press = pressing(STANDARD);

/** The lines of the ladder, without times and deltas: labels and what is between the lifelines. */
function rungs(lines: readonly string[]): string[] {
  return lines.filter((line) => /^.{37,38}[│╎]/.test(line)).map((line) => line.slice(23).replace(/[─╌]+/g, (shaft) => shaft[0]!).replace(/ +/g, ' ').trim());
}

/** All of it, as it is saved. */
function saved(view: LadderView, state: State): string[] {
  return rungs([...view.excerpt(state).lines!()]);
}

describe('the ladder of a VSI', () => {
  it('has an arrow for each frame and the states of both ends where they change', async () => {
    // An associate, refused for want of resources with a de-associate response.
    const { state, view } = await ladder(DEMO, 14);
    expect(saved(view, state)).toEqual([
      '? unknown │ │ ? unknown',
      '○ assoc? │─ ECP 0x0001 req ASSOC ─▶│!',
      '│◀─ ECP 0x0001 ack ─│ ○ assoc?',
      '● REFUSED │◀─ ECP 0x0001 req DEASSOC err 2 ─│!● REFUSED',
      '│─ ECP 0x0001 ack ─▶│',
    ]);
    const lines = shown(view, state, STANDARD);
    expect(lines[0]).toMatch(/^ Time +Delta +Station +e6:f1:20:5a:b0:e7 eno2 +be:25:81:c8:d5:25 +Bridge/);
    expect(lines[4]).toMatch(/^ 12:00:38\.072 +\+125us /);
    expect(view.status()).toBe('VSI #15 a141…53aa on eno2  REFUSED');
  });

  it('names the timer that nothing came for: acknowledgement, retransmissions with their number of R, and the end of the wait', async () => {
    // Nobody acknowledges: first transmission and three copies, RTE 14 apart; the station gives up at 17.4 s.
    const { state, view } = await ladder('fixtures/captures/mix-noack/station.pcap', 0);
    expect(saved(view, state).slice(1)).toEqual([
      '○ assoc? │─ ECP 0x0001 req ASSOC ─▶│!',
      '╎ no ack for 164ms, RTE 14 = 164ms ╎',
      '│╌ ECP 0x0001 req ASSOC retx 1/3 ╌▶│!',
      '│╌ ECP 0x0001 req ASSOC retx 2/3 ╌▶│!',
      '│╌ ECP 0x0001 req ASSOC retx 3/3 ╌▶│!',
      '╎ no ack for 17s, RTE 14 = 164ms ╎',
      '○ TIMEOUT ╎ station gave up waiting ╎',
    ]);
  });

  it('names RWD where the bridge acknowledges and never answers, or takes too long and de-associates', async () => {
    const late = await ladder(DEMO, 10);
    expect(saved(late.view, late.state).slice(1)).toEqual([
      '○ assoc? │─ ECP 0x0001 req ASSOC ─▶│!',
      '│◀─ ECP 0x0001 ack ─│!○ assoc?',
      '╎ no VDP response for 17.3s, RWD 20 = 10.5s ╎',
      '○ TIMEOUT ╎ station gave up waiting ╎',
    ]);
    const ended = await ladder(DEMO, 12);
    expect(saved(ended.view, ended.state).slice(1)).toEqual([
      '○ assoc? │─ ECP 0x0001 req ASSOC ─▶│!',
      '│◀─ ECP 0x0001 ack ─│ ○ assoc?',
      '╎ no VDP response for 10.5s, RWD 20 = 10.5s ╎',
      '│◀─ ECP 0x0001 req DEASSOC ─│!● DEASSOC',
      '● DEASSOC │─ ECP 0x0001 ack ─▶│',
    ]);
  });

  it('names RKA where keep-alives are missing, and none while they come', async () => {
    const killed = await ladder('fixtures/captures/mix-station-killed/station.pcap', 0);
    const lines = saved(killed.view, killed.state);
    expect(lines.filter((line) => line.includes('keep-alive ─▶'))).toHaveLength(2);
    expect(lines.slice(13, 17)).toEqual([
      '╎ no keep-alive for 12.6s, RKA 20 = 10.5s ╎',
      '? ASSOC ╎ keep-alive overdue ╎ ? ASSOC',
      '╎ no keep-alive for 17.4s, RKA 20 = 10.5s ╎',
      '│◀─ ECP 0x0007 req DEASSOC ─│!● DEASSOC',
    ]);
    const alive = await ladder(DEMO, 11);
    expect(saved(alive.view, alive.state).join('\n')).not.toContain('no ');
  });

  it('holds drafts to their own timers: R 2, 500 ms', async () => {
    // The draft 0.2 bridge de-associates; the station acknowledges a second late: the last copy 500 ms.
    const { state, view } = await ladder(DEMO, 9);
    expect(saved(view, state).slice(-4)).toEqual([
      '● DEASSOC │◀─ ECP 0x0004 req DEASSOC ─│!● DEASSOC',
      '╎ no ack for 500ms, draft timer 500ms ╎',
      '│◀╌ ECP 0x0004 req DEASSOC retx 1/2 ╌│!',
      '│─ ECP 0x0004 ack ─▶│!',
    ]);
    const lone = await ladder('fixtures/captures/draft-noanswer-noecpack/station.pcap', 0);
    expect(saved(lone.view, lone.state).slice(-2)).toEqual(['╎ no ack for 2s, draft timer 500ms ╎', '○ TIMEOUT ╎ station gave up waiting ╎']);
  });

  it('says what a frame of several VSIs says of this one, and of how many more', async () => {
    const { state, view } = await ladder('fixtures/captures/draft-multi/station.pcap', 2);
    expect(saved(view, state).slice(1, 5)).toEqual([
      '○ assoc? │─ ECP 0x0002 req ASSOC +5 VSIs ─▶│',
      '│◀─ ECP 0x0002 ack ─│ ○ assoc?',
      '● ASSOC │◀─ ECP 0x0001 req ASSOC ok +5 VSIs ─│ ● ASSOC',
      '│─ ECP 0x0001 ack ─▶│',
    ]);
  });

  it('moves from arrow to arrow, past the lines without one, and opens the frame', async () => {
    const { state, view } = await ladder('fixtures/captures/mix-noack/station.pcap', 0);
    press(view, state, ['first']);
    const { frames } = state.recording;
    const numbers = [28, 29, 30, 31];
    for (const no of numbers) {
      expect(state.focus.frame).toBe(frames.idOf(no));
      expect(shown(view, state, STANDARD).find((line) => line.startsWith('▶'))).toContain('0x0001');
      press(view, state, ['down']);
    }
    expect(state.focus.frame).toBe(frames.idOf(31));
    expect(press(view, state, ['enter'])).toEqual({ open: 'packets' });
    expect(view.goTo(29, state)).toBeNull();
    expect(state.focus.frame).toBe(frames.idOf(29));
    expect(view.goTo(1, state)).toBe('frame #1 is not in this ladder');
    expect([...view.search(patternOf('retx 3/3'), false, state)]).toEqual([]);
    expect(state.focus.frame).toBe(frames.idOf(31));
  });

  it('goes to the frame that was selected elsewhere, else to the one that proves the gravest problem', async () => {
    const { state, view } = await ladder(DEMO, 14);
    expect(state.focus.frame).toBe(state.recording.frames.idOf(331));
    state.focus.frame = state.recording.frames.idOf(329);
    expect(shown(view, state, STANDARD).find((line) => line.startsWith('▶'))).toContain('ASSOC ─');
    state.focus.life = 9;
    state.focus.frame = null;
    expect(shown(view, state, STANDARD).find((line) => line.startsWith('▶'))).toContain('DEASSOC');
  });

  it('takes the first VSI with a problem where none is selected, and says which', async () => {
    const state = await stage(DEMO);
    const view = new LadderView();
    shown(view, state, STANDARD);
    const life = state.digest.problems.list.find((finding) => finding.life !== null)!.life!;
    expect([state.focus.life, view.status().startsWith(`VSI #${life + 1} `)]).toEqual([life, true]);
  });

  it('decodes the selected frame: ECP, VDP, problem, timing, states', async () => {
    const { state, view } = await ladder(DEMO, 14);
    const text = shown(view, state, STANDARD).join('\n');
    expect(text).toMatch(/Frame #331 {2}ECP 0x0001 req {2}DEASSOC err 2/);
    expect(text).toMatch(/ECP +version 1 {2}operation request \(0\) {2}subtype VDP \(1\) {2}sequence 1/);
    expect(text).toContain('deassoc response: error insufficient resources (2)  manager 1');
    expect(text).toContain('E VSI-11 bridge out of resources');
    expect(text).toMatch(/response 2\.26ms after #329, the request, 2\.13ms after #330, its acknowledgement;/);
    expect(text).toMatch(/RWD 20 +│\n│ +allows 10\.5s/);
    expect(text).toContain('station REFUSED   bridge REFUSED');
    const wide = shown(view, state, WIDE);
    expect(wide[0]).toMatch(/┌─ Frame #331/);
    // The sender's address and the type of ECP, as they are on the wire.
    expect(wide.join('\n')).toMatch(/0000 +01 80 c2 00 00 00 be 25 81 c8 d5 25 89 40 /);
    expect(wide.at(-1)).toMatch(/● confirmed state .*! problem *└─/);
    press(view, state, ['detail']);
    expect(shown(view, state, STANDARD).join('\n')).not.toContain('Frame #331');
    press(view, state, ['detail', 'detail-larger', 'detail-larger']);
    expect(shown(view, state, STANDARD).findIndex((line) => line.startsWith('┌'))).toBe(12);
  });

  it('counts acknowledgements of the other end only', async () => {
    // The bridge's acknowledgement of #276 was lost; #278 acknowledges the response, #281 the second copy.
    const { state, view } = await ladder(DEMO, 0);
    expect(view.goTo(276, state)).toBeNull();
    expect(shown(view, state, STANDARD).join('\n')).toMatch(/acknowledged 329ms later by #281/);
  });

  it('compares two marked frames', async () => {
    const { state, view } = await ladder(DEMO, 14);
    press(view, state, ['first', 'mark']);
    expect(press(view, state, ['down', 'down', 'mark'])).toEqual({ say: 'time and differences between the marked frames are below' });
    const text = shown(view, state, TALL).join('\n');
    expect(text).toContain('Marked #329 and #331');
    expect(text).toContain('2.26ms from #329 to #331');
    expect(text).toContain('Type: assoc (3) > deassoc (4)');
    expect(text).toContain('Response: 0 > 1');
    expect(text).not.toContain('VSI type ID:');
    press(view, state, ['mark']);
    expect(shown(view, state, TALL).join('\n')).not.toContain('Marked');
  });

  it('hides acknowledgements, shows all VSIs of the link, tells them apart', async () => {
    const { state, view } = await ladder(DEMO, 2);
    press(view, state, ['hide-acks']);
    expect(saved(view, state).join('\n')).not.toMatch(/ ack [─╌]/);
    press(view, state, ['all-vsis']);
    expect(view.status()).toBe('9 VSIs on eno5');
    const lines = saved(view, state);
    for (const number of [1, 5, 9]) expect(lines.some((line) => line.includes(`─ #${number} ECP`))).toBe(true);
    press(view, state, ['all-vsis']);
    expect(view.status()).toContain('VSI #3 ');
    state.focus.marked.add(2).add(3);
    shown(view, state, STANDARD);
    expect(view.status()).toBe('2 VSIs marked');
  });

  it('walks its problems, and leaves those of others to the walk through all', async () => {
    const { state, view } = await ladder(DEMO, 9);
    press(view, state, ['first']);
    expect(press(view, state, ['next-error'])).toMatchObject({ say: expect.stringMatching(/^VSI-15 /) as string });
    expect(press(view, state, ['next-error'])).toMatchObject({ say: expect.stringMatching(/^ECP-05 /) as string });
    expect(press(view, state, ['next-error'])).toMatchObject({ say: expect.stringMatching(/^ECP-15 /) as string });
    expect(press(view, state, ['next-error'])).toBe('ignored');
    expect(press(view, state, ['previous-error'])).toMatchObject({ say: expect.stringMatching(/^ECP-05 /) as string });
    expect(press(view, state, ['previous-error'])).toMatchObject({ say: expect.stringMatching(/^VSI-15 /) as string });
  });

  it('is what is saved: all frames, and all lines', async () => {
    const { state, view } = await ladder(DEMO, 11);
    const { frames, lines, value, filter } = view.excerpt(state);
    expect(frames).toEqual(state.recording.frames.framesOf(11));
    expect([value, filter]).toEqual(['a1412857-60f7-4ce1-e95a-2164943f53aa', `frame.number == ${state.recording.frames.row(state.focus.frame!)!.no}`]);
    const text = [...lines!()];
    expect(text[0]).toBe('VSI #12 a1412857-60f7-4ce1-e95a-2164943f53aa on eno1: DEASSOC');
    expect(text.filter((line) => /[▶◀]/.test(line))).toHaveLength(frames.length);
  });

  it('writes times as chosen, and addresses where names are not wanted', async () => {
    const { state, view } = await ladder(DEMO, 10);
    state.settings.time = 'start';
    expect(shown(view, state, STANDARD)[3]).toMatch(/^[ ▶] +\+31\ds? |^[ ▶] +\+31s/);
    expect(shown(view, state, STANDARD)[0]).toContain('f6:6d:96:be:9c:38 eth0');
    press(view, state, ['names']);
    expect(shown(view, state, STANDARD)[0]).not.toContain('eth0');
  });

  it('never fails, and has twins in ASCII for all it draws', async () => {
    for (const path of [DEMO, 'fixtures/captures/mix-malformed/station.pcap', 'fixtures/captures/evb22-1/station.pcap']) {
      const { state, view } = await ladder(path, 0);
      for (let columns = 20; columns <= 250; columns += 23) for (const rows of [3, 6, 12, 15, 21, 27, 42, 77]) expect(shown(view, state, { columns, rows })).toHaveLength(rows);
      press(view, state, ['down', 'up', 'mark', 'colour', 'colour', 'all-vsis', 'hide-acks', 'last', 'page-up', 'detail-smaller']);
      const glyphs = new Set(view.draw(state, WIDE).flatMap((line) => line.flatMap(({ text }) => [...text])));
      expect(toAscii([[{ text: [...glyphs].filter((glyph) => glyph !== '?').join(''), style: 'plain' }]])[0]![0]!.text).not.toContain('?');
    }
  });
});
