import type { Finding } from '../../model/finding.js';
import { wireText } from '../draw/wire-text.js';

/** What of a finding is searched. */
export function findingText({ rule, link, message }: Finding): string {
  return `${rule} ${wireText(link)} ${wireText(message)}`;
}
