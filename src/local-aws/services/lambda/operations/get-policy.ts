import {
  GetPolicy$,
  type GetPolicyCommandInput,
  type GetPolicyCommandOutput,
} from '@aws-sdk/client-lambda';
import { operation } from '../../../core/operation.ts';
import { nothingThere } from '../errors.ts';
import { requireFunction } from '../functions/functions.ts';
import { onFunction } from '../permissions.ts';

export const getPolicy = operation<GetPolicyCommandInput, GetPolicyCommandOutput>(GetPolicy$, {
  permissions: ({ FunctionName }, region) => [onFunction('GetPolicy', FunctionName, region)],
  run({ FunctionName = '', Qualifier }, region) {
    const { policy, configuration } = requireFunction(region, FunctionName, Qualifier);
    if (policy.length === 0) throw nothingThere();
    return {
      Policy: JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: policy }),
      RevisionId: configuration.RevisionId,
    };
  },
});
