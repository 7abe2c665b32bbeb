import type { App } from './app.js';
import { SEVERITIES } from './digest/problems.js';
import { TIME_VIEWS } from './settings.js';

const SWITCH = ['on', 'off'] as const;

/** A setting that `:set` changes: what it takes, and what that does. */
interface Setting {
  readonly values: readonly string[] | 'a number';
  readonly apply: (app: App, value: string) => void;
}

const TABLE: Readonly<Record<string, Setting>> = {
  time: { values: TIME_VIEWS, apply: ({ state }, value) => void (state.settings.time = value as (typeof TIME_VIEWS)[number]) },
  names: { values: SWITCH, apply: ({ state }, value) => void (state.settings.hasNames = value === 'on') },
  severity: { values: SEVERITIES, apply: ({ state }, value) => void (state.settings.lowest = value as (typeof SEVERITIES)[number]) },
  expect: { values: 'a number', apply: ({ state }, value) => void (state.settings.expect = Number(value)) },
  mouse: { values: SWITCH, apply: ({ screen }, value) => screen.useMouse(value === 'on') },
};

/** Names of the settings. */
export const SETTINGS = Object.keys(TABLE);

/** Does `NAME VALUE`; what is wrong with it, null for nothing. */
export function parseSetting(app: App, text: string): string | null {
  const [name = '', value = ''] = text.split(/\s+/);
  const setting = TABLE[name];
  if (!setting) return `:set wants one of ${SETTINGS.join(', ')}`;
  const isFine = setting.values === 'a number' ? /^\d{1,9}$/.test(value) : setting.values.includes(value);
  if (!isFine) return `:set ${name} wants ${setting.values === 'a number' ? setting.values : setting.values.join(', ')}`;
  setting.apply(app, value);
  app.refresh();
  return null;
}
