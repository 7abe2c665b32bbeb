import { describe, expect, it } from 'vitest';
import type { LinkDigest } from '../../../src/tui/digest/links.js';
import { linkCells } from '../../../src/tui/overview/link-cells.js';
import { fitted, linkColumns } from '../../../src/tui/overview/link-columns.js';
import { timersLine } from '../../../src/tui/overview/timers-line.js';
import { plainText } from '../../../src/tui/draw/line.js';
import { DEMO, stage } from '../stage.js';

describe('the cells of a link', () => {
  it('name both ends where LLDP does, else give their addresses', async () => {
    const state = await stage(DEMO);
    const [link] = state.digest.links;
    const named = { ...link!, state: { ...link!.state, stationName: 'host13', bridgeName: 'leaf-a2', bridgePort: 'Eth1/13' } };
    const cells = linkCells(named, state, false);
    expect([cells.station.text, cells.bridge.text]).toEqual(['host13', 'leaf-a2 Eth1/13']);
    expect(linkCells(named, state, true).station.text).toBe(`host13 ${link!.state.station}`);
    state.settings.hasNames = false;
    const addresses = linkCells(named, state, false);
    expect([addresses.station.text, addresses.bridge.text]).toEqual([link!.state.station, link!.state.bridge]);
  });

  it('say who was not seen', async () => {
    const state = await stage(DEMO);
    const of = (some: Partial<LinkDigest['state']>): string[] => {
      const { station, bridge, evb } = linkCells({ ...state.digest.links[0]!, state: { ...state.digest.links[0]!.state, ...some } }, state, false);
      return [station.text, bridge.text, evb.text];
    };
    expect(of({ bridge: null, channels: [] }).slice(1)).toEqual(['(no bridge seen)', 'no EVB']);
    expect(of({ station: null, bridge: null, others: ['02:00:00:00:00:01'] }).slice(0, 2)).toEqual(['02:00:00:00:00:01', '(no bridge seen)']);
    expect(of({ station: null, bridge: null })[0]).toBe('(no station seen)');
  });

  it('show nothing hostile, however long', async () => {
    const state = await stage(DEMO);
    const hostile = `a\x1b[31m\nb\u202e漢${'x'.repeat(300)}`;
    const link = { ...state.digest.links[0]!, state: { ...state.digest.links[0]!.state, name: hostile, stationName: hostile, bridgeName: hostile, bridgePort: hostile } };
    const cells = linkCells(link, state, true);
    for (const { text } of [...Object.values(cells), { text: plainText(timersLine(link, 0)) }]) expect(text).not.toMatch(/[\p{Cc}\p{Cf}漢]/u);
    const widths = linkColumns([cells], 62, false).map(({ width }) => width);
    expect(widths.reduce((sum, width) => sum + width + 1, -1)).toBe(62);
  });

  it('stay recognisable in little room: whole octets at the end of an address, both ends of a name', () => {
    const address = 'e6:f1:20:5a:b0:e2';
    expect([17, 16, 15, 13, 9, 7].map((width) => fitted(address, width))).toEqual([address, '…f1:20:5a:b0:e2', '…f1:20:5a:b0:e2', '…20:5a:b0:e2', '…5a:b0:e2', '…b0:e2']);
    expect(fitted('leaf-1 Ethernet1/7', 15)).toBe('leaf-1 …rnet1/7');
  });
});
