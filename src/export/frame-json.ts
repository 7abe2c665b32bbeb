import { present } from '../dissect/present.js';
import type { Raw } from '../dissect/types.js';
import type { FrameRow } from '../model/analysis.js';
import type { FieldValue, Layer, Pdu } from '../model/decoded.js';
import type { Timebase } from '../model/timebase.js';
import { isoTime } from '../text/time.js';
import type { FieldTable, LayerFields } from './field-table.js';

type Fields = Record<string, FieldValue | Fields[]>;

function fieldsOf(layer: LayerFields, values: Pdu, pdu: Pdu, list = ''): Fields {
  const out: Fields = {};
  for (const [key, value] of Object.entries(values)) {
    if (Array.isArray(value)) {
      out[`${layer.prefix}.${key}`] = (value as Pdu[]).map((row) => fieldsOf(layer, row, pdu, `${key}.`));
      continue;
    }
    const known = layer.fields.get(list + key);
    if (known) out[known.name] = typeof value === 'number' ? value : present(known.field, value as Raw, pdu).value;
  }
  return out;
}

function layerJson(layer: Layer, table: FieldTable): object {
  const { name, parent, start, end, complete, reserved, pdu } = layer;
  const known = table.get(name);
  return { name, parent, start, end, complete, reserved, fields: known ? fieldsOf(known, pdu, pdu) : {} };
}

/**
 * The `frame` event of a control frame: its layers, outermost first, each with its fields under their public names (a
 * list is an array of rows). `withFile` when several inputs were given.
 */
export function frameJson(row: FrameRow, timebase: Timebase, table: FieldTable, withFile: boolean): object {
  const { frame, decoded } = row;
  return {
    v: 1,
    event: 'frame',
    time: isoTime(timebase.originSec, frame.timeNs),
    frame: frame.no,
    ...(withFile ? { file: frame.point.file } : {}),
    link: row.link,
    channel: row.channel,
    layers: decoded.layers.map((layer) => layerJson(layer, table)),
    faults: decoded.faults,
    truncated: decoded.truncated,
    length: frame.origLen,
    captured: frame.data.length,
  };
}
