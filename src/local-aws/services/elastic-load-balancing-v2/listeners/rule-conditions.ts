import type { RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2';
import { notModelled, refuseOthers } from '../../not-modelled.ts';
import { validationError } from '../errors.ts';

/**
 * The conditions of a rule as AWS keeps them: `Values` and the configuration of the field say the same. Throws
 * ValidationError. The texts are AWS's, as moto's tests hold them, where a comment says nothing else.
 */
export function completeConditions(conditions: readonly RuleCondition[]): RuleCondition[] {
  if (conditions.length === 0) {
    // A guess at the wording.
    throw validationError('A rule must have at least one condition');
  }
  return conditions.map(completeCondition);
}

// --- internal ---

const CONFIGURATIONS = {
  'host-header': 'HostHeaderConfig',
  'path-pattern': 'PathPatternConfig',
  'http-header': 'HttpHeaderConfig',
  'http-request-method': 'HttpRequestMethodConfig',
  'query-string': 'QueryStringConfig',
  'source-ip': 'SourceIpConfig',
} as const;

type Field = keyof typeof CONFIGURATIONS;

function completeCondition(condition: RuleCondition): RuleCondition {
  const { Field: field = '' } = condition;
  if (!Object.hasOwn(CONFIGURATIONS, field)) {
    throw validationError(
      `Condition field '${field}' must be one of '[${Object.keys(CONFIGURATIONS).join(',')}]'`,
    );
  }
  if (condition.RegexValues?.length) throw notModelled('regular expressions in conditions');
  const member = CONFIGURATIONS[field as Field];
  refuseOthers(`a condition on ${field}`, condition, ['Field', 'Values', member]);
  const configuration = condition[member];
  if (configuration && 'RegexValues' in configuration && configuration.RegexValues?.length) {
    throw notModelled(`RegexValues of ${member}`);
  }
  const hasValues = field === 'host-header' || field === 'path-pattern';
  if (!hasValues) {
    if (condition.Values?.length) {
      throw validationError(`The 'Values' field is not compatible with '${field}'`);
    }
    if (!configuration) throw validationError(`A '${member}' must be specified with '${field}'`);
  }
  if (condition.Values?.length && configuration) {
    throw validationError(
      `You cannot provide both Values and '${member}' for a condition of type '${field}'`,
    );
  }
  const values: readonly unknown[] = configuration?.Values ?? condition.Values ?? [];
  if (values.length === 0) throw validationError('A condition value must be specified');
  checkValues(field as Field, values);
  if (!hasValues) return { Field: field, Values: [], [member]: configuration };
  return { Field: field, Values: values as string[], [member]: { Values: values as string[] } };
}

function checkValues(field: Field, values: readonly unknown[]): void {
  for (const value of values) {
    if (typeof value === 'string' && value.length > 128) {
      throw validationError(`The '${field}' value is too long; the limit is '128'`);
    }
    if (field === 'http-request-method' && !/^[A-Z_-]{1,40}$/.test(String(value))) {
      throw validationError(
        "The 'http-request-method' value is invalid; the allowed characters are A-Z, hyphen and underscore",
      );
    }
  }
}
