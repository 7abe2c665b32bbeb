import type { Severity } from '../model/finding.js';

/** The letter that stands for a severity wherever colour could be missing. */
export const SEVERITY_LETTER: Readonly<Record<Severity, string>> = { error: 'E', security: 'S', warning: 'W', note: 'N' };
