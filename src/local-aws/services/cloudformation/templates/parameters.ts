import type { Parameter } from '@aws-sdk/client-cloudformation';
import { own } from '../../../core/own-entry.ts';
import { refuseMembers } from '../../not-modelled.ts';
import { validationError } from '../errors.ts';
import type { StackContent } from '../stacks/stacks.ts';
import type { Template } from './template-model.ts';

/** The values of a template's parameters. Throws ValidationError, in AWS's words. */
export function parameterValues(
  template: Template,
  given: readonly Parameter[] = [],
  before: StackContent['parameters'] = {},
): StackContent['parameters'] {
  for (const parameter of given) refuseMembers('a parameter', parameter, ['ResolvedValue']);
  const unknown = given
    .map(({ ParameterKey = '' }) => ParameterKey)
    .filter((key) => !own(template.parameters, key));
  if (unknown.length > 0) {
    // https://github.com/aws-samples/amazon-ec2-image-builder-samples/issues/18
    throw validationError(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
  }
  const values: [string, StackContent['parameters'][string]][] = [];
  const missing: string[] = [];
  for (const [name, { Type, Default, AllowedValues, NoEcho }] of Object.entries(
    template.parameters,
  )) {
    const parameter = given.find(({ ParameterKey }) => ParameterKey === name);
    const value = parameter?.UsePreviousValue
      ? own(before, name)?.value
      : (parameter?.ParameterValue ?? Default);
    if (value === undefined) missing.push(name);
    else {
      if (AllowedValues && !AllowedValues.includes(value)) {
        // https://github.com/aws-amplify/amplify-cli/issues/6224
        throw validationError(`Parameter '${name}' must be one of AllowedValues`);
      }
      if (Type === 'Number' && !Number.isFinite(Number(value))) {
        // https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/test_change_set_parameters.snapshot.json
        throw validationError(`Parameter '${name}' must be a number.`);
      }
      values.push([name, { value, type: Type, isSecret: NoEcho ?? false }]);
    }
  }
  if (missing.length > 0) {
    // https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/api/test_stacks.snapshot.json
    throw validationError(`Parameters: [${missing.join(', ')}] must have values`);
  }
  return Object.fromEntries(values);
}
