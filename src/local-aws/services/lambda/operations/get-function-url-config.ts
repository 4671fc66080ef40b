import {
  GetFunctionUrlConfig$,
  type GetFunctionUrlConfigCommandInput,
  type GetFunctionUrlConfigCommandOutput,
} from '@aws-sdk/client-lambda';
import { operation } from '../../../core/operation.ts';
import { requireUrl } from '../access/function-url.ts';
import { onFunction } from '../permissions.ts';

export const getFunctionUrlConfig = operation<
  GetFunctionUrlConfigCommandInput,
  GetFunctionUrlConfigCommandOutput
>(GetFunctionUrlConfig$, {
  permissions: ({ FunctionName }, region) => [
    onFunction('GetFunctionUrlConfig', FunctionName, region),
  ],
  run: ({ FunctionName = '', Qualifier }, region) =>
    requireUrl(region, FunctionName, Qualifier).url,
});
