import { Invoke$, type InvokeCommandInput, type InvokeCommandOutput } from '@aws-sdk/client-lambda';
import { operation } from '../../../core/operation.ts';
import { notModelled } from '../../not-modelled.ts';
import { conflict } from '../errors.ts';
import { requireFunction } from '../functions/functions.ts';
import { onFunction } from '../permissions.ts';

/**
 * No container runs here, so nothing could answer: an invocation is refused with 501, and never answered with something
 * made up. `DryRun` asks only whether the caller may, which is known.
 */
export const invoke = operation<InvokeCommandInput, InvokeCommandOutput>(Invoke$, {
  permissions: ({ FunctionName }, region) => [onFunction('InvokeFunction', FunctionName, region)],
  run({ FunctionName = '', Qualifier, InvocationType }, region) {
    const { configuration } = requireFunction(region, FunctionName, Qualifier);
    if (configuration.State === 'Pending') {
      // AWS's words: https://github.com/remotion-dev/remotion/issues/1186
      throw conflict(
        'The operation cannot be performed at this time. The function is currently in the following state: Pending',
      );
    }
    if (InvocationType === 'DryRun') return { StatusCode: 204 };
    throw notModelled('the invocation of a function: no container runs');
  },
});
