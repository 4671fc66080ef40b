import {
  DeleteFunctionUrlConfig$,
  type DeleteFunctionUrlConfigCommandInput,
  type DeleteFunctionUrlConfigCommandOutput,
} from '@aws-sdk/client-lambda';
import { operation } from '../../../core/operation.ts';
import { requireUrl } from '../access/function-url.ts';
import { functions } from '../functions/functions.ts';
import { onFunction } from '../permissions.ts';

export const deleteFunctionUrlConfig = operation<
  DeleteFunctionUrlConfigCommandInput,
  DeleteFunctionUrlConfigCommandOutput
>(DeleteFunctionUrlConfig$, {
  permissions: ({ FunctionName }, region) => [
    onFunction('DeleteFunctionUrlConfig', FunctionName, region),
  ],
  run({ FunctionName = '', Qualifier }, region) {
    const { url: _url, ...rest } = requireUrl(region, FunctionName, Qualifier);
    functions(region).put(rest.configuration.FunctionName, rest);
    return {};
  },
});
