import { describe, expect, it } from 'vitest';
import { Names } from '../../src/cli/names.js';
import { WantedVsis } from '../../src/cli/wanted-vsis.js';
import { mac } from '../../src/text/mac.js';
import { engine, frameOf } from '../dissectors/respec.js';
import { goldenHex } from '../dissectors/frame-file.js';

const golden = goldenHex();
const [REQUEST, RESPONSE] = [golden.get('g11')!, golden.get('g12')!];
const UUID = 'aaaabbbb-cccc-dddd-eeee-ffff00001111';
const ID = UUID.replaceAll('-', '');
/** The Cisco name TLV of that VSI: `web-1`. */
const NAMED = `fe2b00000cf105${ID}05${ID}${Buffer.from('web-1').toString('hex')}`;
const NO_NAMES = new Names('', '');

/** What is wanted after these frames, in the default S-channel of point 3 unless told otherwise. */
function wanted(texts: readonly string[], frames: readonly string[], { names = NO_NAMES, channel = null, point = 3 }: { names?: Names; channel?: number | null; point?: number } = {}): WantedVsis {
  const found = new WantedVsis(texts, names);
  for (const [no, octets] of frames.entries()) {
    const data = Buffer.from(octets, 'hex');
    const at = { id: point, name: null, linkType: 1, file: null };
    const frame = { kind: 'frame' as const, no, timeNs: no, point: at, data, origLen: data.length, direction: null, offset: null };
    found.see({ frame, decoded: engine.decode(frameOf(data, 1)), link: 'link1', channel });
  }
  return found;
}

const shown = (found: WantedVsis): string[] => found.entries().map(({ mac: address, vid, channel, points }) => `${address && mac(address)} ${vid} ${channel} ${[...points].join()}`);

describe('the VSIs of --data-of', () => {
  const both = ['52:54:00:aa:bb:02 77 null 3', '52:54:00:aa:bb:03 78 null 3'];

  it.each([
    ['a UUID', UUID], ['a UUID in capitals', UUID.toUpperCase()], ['hex digits', ID], ['a MAC address of its filter', '52-54-00-AA-BB-03'], ['its Cisco name', 'web-1'],
  ])('are found by %s, in the VLANs that the bridge chose', (_, text) => {
    const found = wanted([text], [REQUEST + NAMED, RESPONSE]);
    expect(found.missing).toEqual([]);
    expect(shown(found)).toEqual(both);
  });

  it('are found by the names that the user gives them', () => {
    const names = new Names(`${UUID} mail\n52:54:00:aa:bb:01 other\n`, 'names');
    expect(shown(wanted(['mail'], [REQUEST, RESPONSE], { names }))).toEqual(both);
    expect(wanted(['other'], [REQUEST, RESPONSE], { names }).missing).toEqual(['other']);
  });

  it('are in any VLAN while the bridge has not chosen', () => {
    expect(shown(wanted([UUID], [REQUEST], { channel: 5, point: 0 }))).toEqual(['52:54:00:aa:bb:02 0 5 0', '52:54:00:aa:bb:03 0 5 0']);
  });

  it('are no others', () => {
    const found = wanted([UUID, 'web-2'], [golden.get('g4')!, RESPONSE]);
    expect(found.missing).toEqual(['web-2']);
    expect(shown(found)).toEqual(both);
  });

  it('have whole VLANs where their filter names no address', () => {
    const request = golden.get('g4')!;
    const at = request.indexOf('0621');
    // Format 1, one entry: VID 300 with PCP 5.
    const vlanOnly = `${request.slice(0, at)}061b${request.slice(at + 4, at + 48)}010001d12c`;
    expect(shown(wanted(['fa9b7fff-b0a0-4893-8e0e-beef4ff18f8f'], [vlanOnly]))).toEqual(['null 300 null 3']);
  });

  it('are bounded', () => {
    const found = wanted([UUID], Array.from({ length: 6000 }, (_, at) => RESPONSE.replaceAll('525400aabb', `5254${at.toString(16).padStart(6, '0')}`)));
    expect(found.entries().length).toBe(9999);
    expect(found.dropped).toBe(2001);
  });
});
