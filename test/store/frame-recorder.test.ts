import { describe, expect, it } from 'vitest';
import type { StoredFrame } from '../../src/model/stored-frame.js';
import { ASSOC, DEASSOC, PREASSOC, tlv } from '../scenario.js';
import { Recorded as Stored } from './recorded.js';

class Recorded extends Stored {
  rows(from = 0): StoredFrame[] {
    return Array.from({ length: this.store.end - from }, (_, i) => this.store.row(from + i)!);
  }

  /** Of each row what it is, the number of the frame that its exchange began with, and its life. */
  told(from = 0): (string | number | null)[][] {
    return this.rows(from).map(({ kind, exchange, vsi }) => [kind, exchange === null ? null : this.store.row(exchange)!.no, vsi]);
  }
}

describe('rows', () => {
  it('say what a frame is, which exchange it belongs to and what life it is about', () => {
    const link = new Recorded();
    link.lldp('station');
    link.evb('station');
    link.lldp('bridge', [tlv.evb('bridge'), tlv.cdcp('bridge')]);
    link.exchange(PREASSOC).exchange(ASSOC).exchange(ASSOC).exchange(DEASSOC);
    link.send('bridge', [tlv.manager()]);
    link.frame('station', 'ecp', new Uint8Array(1));
    expect(link.told()).toEqual([
      ['lldp', null, null],
      ['lldp evb', null, null],
      ['lldp cdcp', null, null],
      ...['preassoc', 'assoc', 'assoc', 'deassoc'].flatMap((type, i) => {
        const request = 4 + 4 * i;
        return [[`${type} request`, request, 0], ['ecp ack', request, 0], [`${type} response`, request, 0], ['ecp ack', request, 0]];
      }),
      ['ecp request', 20, null],
      ['other', null, null],
    ]);
    expect(link.analysis.lives().map(({ id }) => id)).toEqual([0]);
  });

  it('give a new life a new number, and each its own', () => {
    const link = new Recorded();
    link.exchange(ASSOC, 1).exchange(ASSOC, 2).exchange(DEASSOC, 1).exchange(ASSOC, 1);
    const [requests, lives] = [link.rows().filter(({ kind }) => kind.endsWith(' request')), link.analysis.lives()];
    expect(requests.map(({ vsi }) => vsi)).toEqual([0, 1, 0, 2]);
    expect(lives.map(({ id, vsiid }) => [id, vsiid.at(-1)])).toEqual([[0, 1], [1, 2], [2, 1]]);
  });

  it('say that a frame is about more VSIs than the first one', () => {
    const link = new Recorded();
    link.send('station', [tlv.manager(), tlv.assoc(ASSOC, 1), tlv.assoc(ASSOC, 2)]);
    link.ack('bridge');
    link.respond(ASSOC, 2);
    expect(link.rows().map(({ vsi, hasMoreVsis }) => [vsi, hasMoreVsis])).toEqual([[0, true], [0, true], [1, false], [0, true]]);
  });

  it('count copies, and an unsolicited de-associate, to the exchange that they belong to', () => {
    const link = new Recorded();
    link.exchange(ASSOC);
    const copied = [tlv.manager(), tlv.assoc(DEASSOC, 1, { ack: 0 })];
    const first = link.send('bridge', copied, 70);
    link.wait(0.2).send('bridge', copied, 70);
    link.ack('station', 70);
    link.ack('station', 99);
    expect(link.told(4)).toEqual([
      ['deassoc request', first, 0],
      ['deassoc request', first, 0],
      ['ecp ack', first, 0],
      ['ecp ack', null, null],
    ]);
  });

  it('tell the answers of a draft, which look like requests, and their copies', () => {
    const link = new Recorded();
    const request = link.draft('station', 1, [tlv.draft(2, 1)]);
    link.wait(0.001).draft('bridge', 1, null);
    link.wait(0.001).draft('bridge', 1, [tlv.draft(2, 1)]);
    link.wait(0.2).draft('bridge', 1, [tlv.draft(2, 1)]);
    expect(link.told()).toEqual([
      ['assoc request', request, 0],
      ['ecp ack', request, 0],
      ['assoc response', request, 0],
      ['assoc response', request, 0],
    ]);
  });

  it('learn later what a lone de-associate was', () => {
    const link = new Recorded();
    link.send('bridge', [tlv.manager(), tlv.assoc(DEASSOC, 1, { ack: 0 })]);
    expect(link.told()).toEqual([['deassoc request', 1, null]]);
    link.quiet(2);
    expect(link.told()).toEqual([['deassoc request', 1, 0]]);
  });

  it('name the link as it is known by now: two taps of one direction each turn out to be one', () => {
    const link = new Recorded();
    const at = (id: number): Recorded => Object.assign(link, { point: { id, name: null, linkType: 1, file: null } });
    const names = (): string[] => link.rows().map(({ link: name }) => name);
    at(0).evb('station');
    at(1).evb('bridge');
    expect(names()).toEqual(['link1', 'link2']);
    at(0).send('station', [tlv.manager(), tlv.assoc(ASSOC, 1)]);
    at(1).ack('bridge');
    expect(link.analysis.links().map(({ name }) => name)).toEqual(['link1']);
    expect(names()).toEqual(['link1', 'link1', 'link1', 'link1']);
    expect(link.rows().map(({ point }) => point.id)).toEqual([0, 1, 0, 1]);
  });

  it('are there for frames that are not tracked', () => {
    const link = new Recorded();
    link.point = { id: 0, name: null, linkType: 147, file: null };
    link.lldp('station');
    expect(link.rows()).toMatchObject([{ no: 1, kind: 'other', link: '', channel: null, vsi: null, point: { linkType: 147 } }]);
  });
});
