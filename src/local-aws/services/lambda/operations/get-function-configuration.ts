import {
  GetFunctionConfiguration$,
  type GetFunctionConfigurationCommandInput,
  type GetFunctionConfigurationCommandOutput,
} from '@aws-sdk/client-lambda';
import { operation } from '../../../core/operation.ts';
import { requireFunction } from '../functions/functions.ts';
import { onFunction } from '../permissions.ts';
import { shownConfiguration } from '../functions/shown-configuration.ts';

export const getFunctionConfiguration = operation<
  GetFunctionConfigurationCommandInput,
  GetFunctionConfigurationCommandOutput
>(GetFunctionConfiguration$, {
  permissions: ({ FunctionName }, region) => [
    onFunction('GetFunctionConfiguration', FunctionName, region),
  ],
  run({ FunctionName = '', Qualifier }, region) {
    const record = requireFunction(region, FunctionName, Qualifier);
    return shownConfiguration(record, FunctionName, Qualifier);
  },
});
