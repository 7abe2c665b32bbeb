import { describe, expect, it } from 'vitest';
import { FilterError } from '../../src/filter/filter-error.js';
import { filter } from './sample-rows.js';

/** What is told of a filter, and the piece of it that is pointed at. */
function told(text: string): { message: string; piece: string; at: number } {
  try {
    filter(text);
  } catch (error) {
    if (error instanceof FilterError) return { message: error.message, piece: text.slice(error.at, error.at + error.length), at: error.at };
    throw error;
  }
  throw new Error(`${text} is no mistake`);
}

describe('a wrong filter is pointed at and explained', () => {
  it.each([
    // names
    ['vdp.vsid', 'unknown field vdp.vsid, did you mean vdp.vsiid?', 'vdp.vsid'],
    ['ecp and vdp.filtr.mac', 'unknown field vdp.filtr.mac, did you mean vdp.filter.mac?', 'vdp.filtr.mac'],
    ['stat == ASSOC', 'unknown field stat, did you mean state?', 'stat'],
    ['qqqqqqqqqqqqqqqq', 'unknown field qqqqqqqqqqqqqqqq; evbscope fields lists them', 'qqqqqqqqqqqqqqqq'],
    ['vdp.type == asoc', 'vdp.type is never asoc, did you mean assoc?', 'asoc'],
    ['vdp.type in {assoc, deasoc}', 'vdp.type is never deasoc, did you mean deassoc?', 'deasoc'],
    ['state == ASOC', 'vsi.state is never ASOC, did you mean ASSOC?', 'ASOC'],
    ['rule == VSI-0', 'rule is never VSI-0, did you mean VSI-01?', 'VSI-0'],
    ['severity >= bad', 'severity is never bad, it is one of: note, warning, security, error', 'bad'],
    ['evb.mode == 0 or evb.mode == switch', 'evb.mode is never switch, it is one of: not supported, bridge, station, reserved', 'switch'],
    // types
    ['ecp.seqno == "x"', 'ecp.seqno is a number, such as 26 or 0x1a, not a text in quotes', '"x"'],
    ['ecp.seqno == x', 'ecp.seqno is a number, such as 26 or 0x1a, not x', 'x'],
    ['ecp.seqno == 1.5', 'ecp.seqno is a number, such as 26 or 0x1a, not 1.5', '1.5'],
    ['ecp.seqno == 10ms', 'ecp.seqno is a number, such as 26 or 0x1a, not 10ms', '10ms'],
    ['ecp.seqno in 1..y', 'ecp.seqno is a number, such as 26 or 0x1a, not y', 'y'],
    ['vdp.hard == maybe', 'vdp.hard is a yes or no, such as true or 0, not maybe', 'maybe'],
    ['vdp.filter.mac == 52:54:00', 'vdp.filter.mac is a MAC address, such as 52:54:00:aa:bb:01, not 52:54:00', '52:54:00'],
    ['vdp.filter.mac == 52:54:00:01:aa:1g', 'vdp.filter.mac is a MAC address, such as 52:54:00:aa:bb:01, not 52:54:00:01:aa:1g', '52:54:00:01:aa:1g'],
    ['ip.src == 192.0.2.256', 'ip.src is an IPv4 address, such as 192.0.2.1 or 192.0.2.0/24, not 192.0.2.256', '192.0.2.256'],
    ['ip.src == 192.0.2.0/33', 'ip.src is an IPv4 address, such as 192.0.2.1 or 192.0.2.0/24, not 192.0.2.0/33', '192.0.2.0/33'],
    ['ipv6.src == 1::2::3', 'ipv6.src is an IPv6 address, such as 2001:db8::1 or 2001:db8::/32, not 1::2::3', '1::2::3'],
    ['vdp.vsiid == 5e0c', 'vdp.vsiid is octets, such as 5e:0c:00:15, 0x5e0c0015, a UUID, an address or a "text", not 5e0c', '5e0c'],
    ['vdp.vsiid contains 5e0', 'vdp.vsiid is octets, such as 5e:0c:00:15, 0x5e0c0015, a UUID, an address or a "text", not 5e0', '5e0'],
    ['age > soon', 'vsi.age is a duration, such as 10ms, 2s or 5m, not soon', 'soon'],
    ['frame.time > 25:00', 'frame.time is a time, such as 12:04:31 or 2026-11-23T12:04:31Z (UTC), not 25:00', '25:00'],
    ['link == ens..4', 'a range of texts is one of the number at their end, such as eno1..eno4 or eno1..4', 'ens..4'],
    ['link in {eno1..ens4}', 'a range of texts is one of the number at their end, such as eno1..eno4 or eno1..4', 'eno1..ens4'],
    // operators
    ['vdp == 3', '== is not for vdp: that is a layer, which is there or not', 'vdp'],
    ['lldp matches "x"', 'matches is not for lldp: that is a layer, which is there or not', 'lldp'],
    ['ecp.seqno contains 1', 'contains is not for ecp.seqno: that is a number', 'ecp.seqno'],
    ['age matches "1"', 'matches is not for age: that is a duration', 'age'],
    ['state < ASSOC', '< is not for state: that is a name', 'state'],
    ['state in ASSOC..EXIT', 'a range is not for state: that is a name', 'state'],
    ['vdp.type > assoc', 'the names of vdp.type have no order: drafts number them differently', 'assoc'],
    ['ecp.seqno[0] == 1', 'ecp.seqno is a number, only octets and texts have slices', 'ecp.seqno'],
    ['ecp.seqno < 1..4', '< takes one value, no range', '1..4'],
    // patterns
    ['link matches "("', 'in the pattern: a ) is missing', '"("'],
    ['link matches "a**"', 'in the pattern: nothing to repeat', '"a**"'],
    ['link matches r"(?=x)"', 'in the pattern: groups are ( ) and (?: ), nothing looks ahead or back', 'r"(?=x)"'],
    ['link matches r"(a)\\1"', 'in the pattern: \\1 is not known here', 'r"(a)\\1"'],
    // form
    ['', 'a field is wanted here; the filter ends', ''],
    ['   ', 'a field is wanted here; the filter ends', ''],
    ['vdp and', 'a field is wanted here; the filter ends', ''],
    ['and vdp', 'a field is wanted here, not and', 'and'],
    ['not', 'a field is wanted here; the filter ends', ''],
    ['== 3', 'a field is wanted here, not ==', '=='],
    ['"x" == 3', 'a field is wanted here, not a text', '"x"'],
    ['ecp.seqno ==', 'a value is wanted here; the filter ends', ''],
    ['ecp.seqno == and', 'a value is wanted here, not and', 'and'],
    ['ecp.seqno == == 3', 'a value is wanted here, not ==', '=='],
    ['ecp.seqno == 3 4', 'and, or or the end is wanted here, not 4', '4'],
    ['ecp vdp', 'an operator, and, or or the end is wanted here, not vdp', 'vdp'],
    ['link ~ "eno"', 'an operator, and, or or the end is wanted here, not ~; did you mean matches?', '~'],
    ['link like eno', 'an operator, and, or or the end is wanted here, not like; did you mean contains?', 'like'],
    ['ecp.seqno = 3', 'one = is no operator, == compares', '='],
    ['ecp & vdp', 'one & is no operator, && or and joins', '&'],
    ['ecp | vdp', 'one | is no operator, || or or joins', '|'],
    ["link == 'eno3'", 'text stands in double quotes', "'"],
    ['link == "eno3', 'the quote that ends this text is missing', '"'],
    ['link == "\\q"', 'no character is written \\q; \\\\ is the backslash, and r"…" has no escapes', '\\q'],
    ['(ecp or vdp', 'the ) to this ( is missing', '('],
    ['ecp)', 'no ( is open here', ')'],
    ['(ecp vdp)', 'an operator, and, or or the end is wanted here, not vdp', 'vdp'],
    ['()', 'a field is wanted here, not )', ')'],
    ['ecp.seqno in {1, 2', 'the } to this { is missing', '{'],
    ['ecp.seqno in {1 2}', 'a comma or } is wanted here, not 2', '2'],
    ['ecp.seqno in {}', 'a value is wanted here, not }', '}'],
    ['vdp.vsiid[x] == 5e', 'a slice is [start:count], [first-last], [start], [:count] or [start:]', '[x]'],
    ['vdp.vsiid[3-1] == 5e', 'this slice has no octets', '[3-1]'],
    ['vdp.vsiid[0:0] == 5e', 'this slice has no octets', '[0:0]'],
    ['vdp.vsiid[0:99999]', 'a slice ends within 65535 octets', '[0:99999]'],
    ['vdp.vsiid[0 == 5e', 'the ] that ends this slice is missing', '['],
  ])('%s', (text, message, piece) => {
    expect(told(text)).toMatchObject({ message, piece });
  });

  it('at the place where it stands, also when the same stands elsewhere', () => {
    expect(told('ecp.seqno == 1 and ecp.seqno == x').at).toBe(32);
    expect(told('vdp and ').at).toBe(8);
    expect(told('link == "ü" and vdp.vsid').at).toBe(16);
  });
});
