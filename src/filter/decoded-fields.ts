import { fieldName, listFields } from '../dissect/fields.js';
import type { Dissector, Field } from '../dissect/types.js';
import type { FieldInfo, Layer, Pdu } from '../model/decoded.js';
import type { FilterField, Names, Test, Value } from './field.js';
import type { VsiNow } from './row.js';
import { VSI_VALUES } from './vsi-fields.js';

/** Where a field stands: in which layer, under which key, as the column of which list. */
interface Source {
  readonly layer: string;
  readonly key: string;
  readonly list: string | null;
  readonly names: Names | undefined;
}

function sourcesByName(dissectors: readonly Dissector[]): Map<string, { readonly sources: Source[]; readonly fields: Field[] }> {
  const all = new Map<string, { sources: Source[]; fields: Field[] }>();
  for (const by of dissectors) {
    for (const field of by.layout.flatMap((part) => part.fields)) {
      const name = fieldName(by, field);
      const of = all.get(name) ?? { sources: [], fields: [] };
      all.set(name, of);
      of.fields.push(field);
      of.sources.push({ layer: by.name, key: field.key, list: field.list, names: field.show.values });
    }
  }
  return all;
}

function inLayer({ pdu }: Layer, { key, list, names }: Source, test: Test): boolean {
  if (list === null) {
    const value = pdu[key];
    return value !== undefined && test(value as Value, names);
  }
  for (const row of (pdu[list] as readonly Pdu[] | undefined) ?? []) {
    const value = row[key];
    if (value !== undefined && test(value as Value, names)) return true;
  }
  return false;
}

/** Reads a field of all layers of a frame that have it; of a row that is no frame, what the VSI itself has. */
function reader(sources: readonly Source[], names: Names | undefined, ofVsi: ((vsi: VsiNow) => readonly Value[]) | undefined): FilterField['some'] {
  return (row, test) => {
    if (row.frame === null) return ofVsi !== undefined && row.vsis().some((vsi) => ofVsi(vsi).some((value) => test(value, names)));
    for (const layer of row.decoded()?.layers ?? []) {
      for (const source of sources) if (source.layer === layer.name && inLayer(layer, source, test)) return true;
    }
    return false;
  };
}

function words({ names, byLayer }: { names: Names | null; byLayer: FieldInfo['valuesByLayer'] }): string[] {
  return [...new Set([...(names ? [names] : []), ...Object.values(byLayer ?? {})].flatMap((one) => Object.values(one)))];
}

/** Timers are exponents; the time that they stand for has a field of its own, in milliseconds where no unit is written. */
function timerField({ name, title, spec }: FieldInfo, some: FilterField['some'], ns: (value: number) => number): FilterField {
  return {
    name: `${name}_ms`, aliases: [], title: title.replace(/ exponent$/, ' timer'), type: 'duration', names: null, words: [], spec, isDerived: true, needs: ['decoded'],
    octets: null, unitNs: 1e6, some: (row, test) => some(row, (value) => test(ns(value as number))),
  };
}

/** Every field of the dissectors, and a duration for each that is the exponent of a timer. */
export function decodedFields(dissectors: readonly Dissector[]): FilterField[] {
  const all = sourcesByName(dissectors);
  return listFields(dissectors).flatMap((info) => {
    const { name, alias, title, type, values: names, valuesByLayer: byLayer, spec } = info;
    const { sources, fields } = all.get(name)!;
    const some = reader(sources, names ?? undefined, VSI_VALUES[name]);
    const widths = new Set(fields.map(({ bits }) => bits));
    const octets = type === 'bytes' && widths.size === 1 && fields[0]!.bits !== null ? fields[0]!.bits / 8 : null;
    const own: FilterField = {
      name, aliases: alias === null || alias === name ? [] : [alias], title, type, names, words: words({ names, byLayer }), spec, isDerived: false, needs: ['decoded'], octets, unitNs: null, some,
    };
    const ns = fields[0]!.show.ns;
    return ns ? [own, timerField(info, some, ns)] : [own];
  });
}

/** A field for each protocol and each of its parts: `vdp`, `lldp.chassis`. Nothing but whether the frame has such a layer. */
export function layerFields(dissectors: readonly Dissector[]): FilterField[] {
  const layers = new Map<string, { readonly names: Set<string>; readonly by: Dissector }>();
  for (const by of dissectors) {
    const parts = by.prefix.split('.');
    for (let length = 1; length <= parts.length; length++) {
      const name = parts.slice(0, length).join('.');
      const of = layers.get(name) ?? { names: new Set(), by };
      layers.set(name, of);
      of.names.add(by.name);
    }
  }
  return [...layers].map(([name, { names, by: { title, spec } }]) => ({
    name, aliases: [], title, type: 'layer', names: null, words: [], spec, isDerived: false, needs: ['decoded'], octets: null, unitNs: null,
    some: (row, test) => (row.decoded()?.layers ?? []).some((layer) => names.has(layer.name) && test(1)),
  }));
}
