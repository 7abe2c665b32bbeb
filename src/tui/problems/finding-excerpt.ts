import { quoted } from '../../filter/print.js';
import type { Finding } from '../../model/finding.js';
import { wireText } from '../draw/wire-text.js';
import type { Recording } from '../recording.js';
import type { Excerpt } from '../view.js';

/** What is saved and copied of a finding: its evidence, and what it says. */
export function findingExcerpt({ rule, link, message, frames }: Finding, recording: Recording): Excerpt {
  const ids = frames.flatMap((no) => recording.frames.idOf(no) ?? []);
  return { value: `${rule} ${wireText(link)}: ${wireText(message)}`, filter: `rule == ${quoted(rule)}`, frames: ids };
}
