import { describe, expect, it } from 'vitest';
import { FilterRows, type RowSource } from '../../src/filter/filter-rows.js';
import { Timebase } from '../../src/model/timebase.js';
import { ASSOC, DEASSOC, MAC, PREASSOC, tlv } from '../scenario.js';
import { Recorded } from '../store/recorded.js';
import { filter } from './sample-rows.js';

/** What a filter leaves of a scenario: numbers of frames, ids of lives, rules of findings. */
class Story extends Recorded {
  #rows: FilterRows | null = null;

  get source(): RowSource {
    return { frames: this.store, analysis: this.analysis, latencies: this.latencies, timebase: new Timebase() };
  }

  get rows(): FilterRows {
    return (this.#rows ??= new FilterRows(this.source));
  }

  frames(text: string): number[] {
    const { matches } = filter(text);
    const ids = Array.from({ length: this.store.end }, (_, id) => this.store.row(id)!);
    return ids.filter((row) => matches(this.rows.ofFrame(row))).map(({ no }) => no);
  }

  lives(text: string): number[] {
    const { matches } = filter(text);
    return this.analysis.lives().filter((life) => matches(this.rows.ofLife(life))).map(({ id }) => id);
  }

  rules(text: string): string[] {
    const { matches } = filter(text);
    return this.analysis.findings().filter((finding) => matches(this.rows.ofFinding(finding))).map(({ rule }) => rule);
  }
}

/** One VSI: LLDP (frames 1 to 4), pre-associate (5 to 8), associate (9 to 12), de-associate (13 to 16). */
function whole(): Story {
  const story = new Story();
  story.converge().exchange(PREASSOC).exchange(ASSOC).exchange(DEASSOC).analysis.end();
  return story;
}

describe('the rows of frames', () => {
  it('have the states of both ends just after them', () => {
    const story = whole();
    expect(story.frames('state == PREASSOC_PROCESSING')).toEqual([5, 6]);
    expect(story.frames('state == PREASSOC')).toEqual([7, 8]);
    expect(story.frames('state == ASSOC_PROCESSING')).toEqual([9, 10]);
    expect(story.frames('state == ASSOC')).toEqual([11, 12]);
    expect(story.frames('state == pending')).toEqual([5, 6, 9, 10, 13, 14]);
    expect(story.frames('state == DEASSOC')).toEqual([15, 16]);
    // A request is known to have reached the bridge when that acknowledges it.
    expect(story.frames('vsi.bridge_state == ASSOC')).toEqual([11, 12, 13]);
    expect(story.frames('vsi.bridge_state == pending')).toEqual([6, 10, 14]);
    expect(story.frames('vsi')).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
  });

  it('have the age of the state: the associate was asked for half a second after the pre-associate was granted', () => {
    expect(whole().frames('state == PREASSOC and age > 0')).toEqual([8]);
    expect(whole().frames('age >= 2ms and age < 1s')).toEqual([]);
  });

  it('have what they answer: acknowledgements in 0.1 ms, responses in 2.1 ms', () => {
    const story = whole();
    expect(story.frames('ecp.response_ns > 1ms')).toEqual([7, 11, 15]);
    expect(story.frames('latency.ack < 1ms')).toEqual([6, 8, 10, 12, 14, 16]);
    expect(story.frames('latency.assoc')).toEqual([11]);
    expect(story.frames('latency.preassoc in 2ms..3ms')).toEqual([7]);
  });

  it('have the ends of their link', () => {
    const story = whole();
    expect(story.frames(`link.station == ${MAC['station']!.replace(/..(?!$)/g, '$&:')}`)).toHaveLength(16);
    expect(story.frames(`link.bridge == ${MAC['station']!}`)).toEqual([]);
  });

  it('have every VSI that they are about, acknowledgements those of their request', () => {
    const story = new Story();
    story.converge();
    const request = story.send('station', [tlv.manager(), tlv.assoc(ASSOC, 1), tlv.assoc(ASSOC, 2)]);
    story.ack('bridge');
    story.request(ASSOC, 3);
    expect(story.lives('vsi')).toEqual([0, 1, 2]);
    expect(story.frames('vsi.mac == 52:54:00:00:00:01')).toEqual([request, request + 1]);
    expect(story.frames('vsi.mac == 52:54:00:00:00:02')).toEqual([request, request + 1]);
    expect(story.frames('vsi.mac == 52:54:00:00:00:03')).toEqual([request + 2, request + 3]);
  });
});

/** A refused VSI (life 0), then one that is associated. */
function refused(): Story {
  const story = new Story();
  story.converge();
  story.request(ASSOC, 1);
  story.respond(ASSOC, 1, { error: 2, hard: 1 });
  story.wait(1).exchange(ASSOC, 2).quiet(2).analysis.end();
  return story;
}

describe('the rows of VSIs and findings', () => {
  it('have the state at the end', () => {
    const story = refused();
    expect(story.lives('state == REFUSED')).toEqual([0]);
    expect(story.lives('state == ASSOC')).toEqual([1]);
    expect(story.lives('state == ASSOC and age > 2s')).toEqual([1]);
    expect(story.lives('age > 4s')).toEqual([]);
  });

  it('have what was answered of them, and what was found', () => {
    const story = refused();
    expect(story.lives('latency.assoc > 2ms')).toEqual([0, 1]);
    expect(story.lives('latency.preassoc')).toEqual([]);
    const rules = story.rules('vsi.mac == 52:54:00:00:00:01');
    expect(rules.length).toBeGreaterThan(0);
    expect(story.rules('state == REFUSED')).toEqual(rules);
    expect(story.lives(`rule in {${rules.join(', ')}}`)).toEqual([0]);
    expect(story.frames(`rule == ${rules[0]!}`)).toEqual(story.analysis.findings().find(({ rule }) => rule === rules[0])!.frames);
    expect(story.rules('state == ASSOC')).toEqual([]);
  });

  it('of a life begun anew goes on with the bridge where it was', () => {
    const story = new Story();
    story.converge().exchange(ASSOC).exchange(DEASSOC);
    const again = story.request(ASSOC);
    expect(story.lives('state == pending')).toEqual([1]);
    expect(story.frames('state == pending and vsi.bridge_state == DEASSOC')).toContain(again);
  });
});

it('layers are decoded, lives and findings are looked at only where a filter asks', () => {
  const { source, store } = whole();
  const refuse = (): never => {
    throw new Error('not asked for');
  };
  const blind = new FilterRows({ ...source, frames: { decode: refuse, furtherLives: refuse }, analysis: { ...source.analysis, findings: refuse, links: refuse } });
  const row = blind.ofFrame(store.row(10)!);
  expect(filter('frame == 11 and state == ASSOC and link == eno3').matches(row)).toBe(true);
  expect(() => filter('vdp').matches(row)).toThrow('not asked for');
  expect(() => filter('rule').matches(row)).toThrow('not asked for');
  const blinder = new FilterRows({ ...source, analysis: { ...source.analysis, life: refuse } });
  expect(filter('vdp.type == assoc and frame > 3').matches(blinder.ofFrame(store.row(10)!))).toBe(true);
});

describe('what a filter needs', () => {
  it.each<[string, readonly string[]]>([
    ['frame > 3 and link == eno3', []],
    ['vdp.type == assoc', ['decoded']],
    ['evb or vdp.generation == draft', ['decoded']],
    ['state == pending', ['tracked']],
    ['rule == VSI-01', ['story']],
    ['not (latency.assoc > 1s)', ['story']],
    ['vdp.hard == 1 and (state == REFUSED or severity == error)', ['decoded', 'tracked', 'story']],
  ])('%s', (text, needs) => {
    expect([...filter(text).needs]).toEqual(needs);
  });
});
