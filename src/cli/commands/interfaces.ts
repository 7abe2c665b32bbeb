import { PACKAGES } from '../../capture/live/advice.js';
import { backends } from '../../capture/live/backends.js';
import { describeInterface } from '../../capture/live/describe-interface.js';
import { listInterfaces } from '../../capture/live/list-interfaces.js';
import { presentBackends } from '../../capture/live/present-backends.js';
import { table } from '../../export/table.js';
import { jsonLine, safe } from '../../text/safe.js';
import type { Context } from '../context.js';

const COLUMNS = ['Interface', 'State', 'Carrier', 'MAC address', 'Speed', 'Driver', 'Kind'].map((title) => ({ title }));

const speedText = (mbitS: number): string => (mbitS >= 1000 ? `${mbitS / 1000} Gbit/s` : `${mbitS} Mbit/s`);

function list(context: Context): void {
  const { paint, output } = context;
  const rows = listInterfaces().map((one) => {
    const { mac, speedMbitS, driver, kind, master } = describeInterface(one);
    const carrier = one.hasCarrier === null ? '-' : one.hasCarrier ? 'yes' : 'no';
    return [
      { text: safe(one.name), paint: paint.bold },
      one.isUp ? { text: 'up', paint: paint.good } : { text: 'down', paint: paint.dim },
      { text: carrier, ...(one.hasCarrier === false ? { paint: paint.bad } : {}) },
      { text: mac ?? '-' },
      { text: speedMbitS === null ? '-' : speedText(speedMbitS) },
      { text: safe(driver ?? '-') },
      { text: safe(master === null ? kind : `${kind}, port of ${master}`) },
    ];
  });
  output.lines(table(COLUMNS, rows, paint));
  output.lines(['', ...table(
    ['Backend', 'Times', 'Where'].map((title) => ({ title })),
    presentBackends().map(({ name, path }) => [
      { text: name, paint: path === null ? paint.dim : paint.bold },
      { text: { ns: 'nanoseconds', us: 'microseconds', arrival: 'of arrival' }[backends[name].clock] },
      { text: path === null ? `not here: ${PACKAGES[name]}` : safe(path), ...(path === null ? { paint: paint.dim } : {}) },
    ]),
    paint,
  )]);
}

/** `interfaces`: those of this machine as they are now, and the programs that can capture on them; needs no rights. */
export function interfaces(context: Context): void {
  if (!context.has('json')) return list(context);
  const time = new Date().toISOString().replace('Z', '000000Z');
  for (const one of listInterfaces()) {
    const { mac, speedMbitS, driver, kind, master } = describeInterface(one);
    const speed = speedMbitS === null ? null : speedMbitS * 1e6;
    context.output.line(jsonLine({ v: 1, event: 'device', time, name: one.name, index: one.index, up: one.isUp, carrier: one.hasCarrier, mac, speed, driver, kind, master }));
  }
  for (const { name, path } of presentBackends()) context.output.line(jsonLine({ v: 1, event: 'backend', time, name, path, clock: backends[name].clock }));
}
