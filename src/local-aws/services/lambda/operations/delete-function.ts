import {
  DeleteFunction$,
  type DeleteFunctionCommandInput,
  type DeleteFunctionCommandOutput,
} from '@aws-sdk/client-lambda';
import { operation } from '../../../core/operation.ts';
import { FUNCTION_TIMER } from '../functions/change-function.ts';
import { invalidParameter } from '../errors.ts';
import { functions, requireFunction } from '../functions/functions.ts';
import { readReference } from '../functions/function-reference.ts';
import { onFunction } from '../permissions.ts';

/** Takes the policy and the URL along. */
export const deleteFunction = operation<DeleteFunctionCommandInput, DeleteFunctionCommandOutput>(
  DeleteFunction$,
  {
    permissions: ({ FunctionName }, region) => [onFunction('DeleteFunction', FunctionName, region)],
    run({ FunctionName = '', Qualifier }, region) {
      if ((Qualifier ?? readReference(FunctionName).qualifier) === '$LATEST') {
        // https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda_api.snapshot.json
        throw invalidParameter('$LATEST version cannot be deleted without deleting the function.');
      }
      const { configuration } = requireFunction(region, FunctionName, Qualifier);
      functions(region).delete(configuration.FunctionName);
      region.account.cancel(FUNCTION_TIMER, configuration.FunctionArn);
      return { StatusCode: 204 };
    },
  },
);
