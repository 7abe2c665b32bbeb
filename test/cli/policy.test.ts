import { describe, expect, it } from 'vitest';
import { NO_CONFIG, parseConfig } from '../../src/cli/config.js';
import { policyOf } from '../../src/cli/policy.js';

const NOTHING = { disabled: [], severities: [], minConfidence: null, migrationGap: null };

describe('what the operator decides of rules', () => {
  it('takes the configuration, and then the command line', () => {
    const config = parseConfig('c', '{ "rules": { "ecp-05": "off", "ECP-09": "error", "VSI-01": "off" } }');
    const { disabled, severities, minConfidence, migrationGapNs } = policyOf(config, { disabled: ['evb-07,EVB-08'], severities: ['vsi-01=note'], minConfidence: 'inferred', migrationGap: '500ms' });
    expect(migrationGapNs).toBe(500e6);
    expect([...disabled]).toEqual(['ECP-05', 'EVB-07', 'EVB-08']);
    expect([...severities]).toEqual([['ECP-09', 'error'], ['VSI-01', 'note']]);
    expect(minConfidence).toBe('inferred');
  });

  it('shows everything without one', () => {
    expect(policyOf(NO_CONFIG, NOTHING)).toEqual({ disabled: new Set(), severities: new Map(), minConfidence: 'stale', suppressions: [], migrationGapNs: 1e9 });
  });

  it.each([
    [{ ...NOTHING, migrationGap: 'soon' }, '--migration-gap wants a time'],
    [{ ...NOTHING, disabled: ['ECP-99'] }, '--disable: no rule ECP-99, did you mean ECP-'],
    [{ ...NOTHING, severities: ['ECP-05'] }, '--severity wants ID=SEVERITY'],
    [{ ...NOTHING, severities: ['ECP-05=bad'] }, '--severity: no severity bad: error, security, warning, note'],
  ])('refuses %j', (options, message) => {
    expect(() => policyOf(NO_CONFIG, options)).toThrow(message);
  });

  it('says which line of the file is wrong', () => {
    expect(() => policyOf(parseConfig('c', '{\n"rules": {\n"XYZ-01": "off" } }'), NOTHING)).toThrow('c:3: no rule XYZ-01');
    expect(() => policyOf(parseConfig('c', '{\n"suppress": [\n{ "rule": "no", "reason": "r" }] }'), NOTHING)).toThrow('c:3: no rule no');
  });
});
