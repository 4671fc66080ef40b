import {
  UpdateFunctionConfiguration$,
  type UpdateFunctionConfigurationCommandInput,
  type UpdateFunctionConfigurationCommandOutput,
} from '@aws-sdk/client-lambda';
import { operation } from '../../../core/operation.ts';
import { passRole } from '../../iam/roles/pass-role.ts';
import { beginWork, requireSettled } from '../functions/change-function.ts';
import { checkSettings } from '../functions/check-settings.ts';
import { requireFunction, type FunctionRecord } from '../functions/functions.ts';
import { onFunction } from '../permissions.ts';

/** Changes the settings that a request names, and leaves the others. The update is in progress for some seconds. */
export const updateFunctionConfiguration = operation<
  UpdateFunctionConfigurationCommandInput,
  UpdateFunctionConfigurationCommandOutput
>(UpdateFunctionConfiguration$, {
  permissions: ({ FunctionName, Role }, region) => [
    onFunction('UpdateFunctionConfiguration', FunctionName, region),
    ...passRole([Role], 'lambda.amazonaws.com', region.accountId),
  ],
  run(input, region) {
    const record = requireFunction(region, input.FunctionName ?? '');
    checkSettings(region, input);
    requireSettled(record, input.RevisionId);
    return beginWork(region, { ...record, configuration: changed(record, input) }).configuration;
  },
});

// --- internal ---

function changed(
  { configuration }: FunctionRecord,
  input: UpdateFunctionConfigurationCommandInput,
): FunctionRecord['configuration'] {
  return {
    ...configuration,
    ...(input.Role !== undefined && { Role: input.Role }),
    ...(input.Description !== undefined && { Description: input.Description }),
    ...(input.Timeout !== undefined && { Timeout: input.Timeout }),
    ...(input.MemorySize !== undefined && { MemorySize: input.MemorySize }),
    ...(input.Environment && { Environment: { Variables: input.Environment.Variables ?? {} } }),
    ...(input.TracingConfig && { TracingConfig: input.TracingConfig }),
    ...(input.ImageConfig && { ImageConfigResponse: { ImageConfig: input.ImageConfig } }),
    ...(input.EphemeralStorage && { EphemeralStorage: input.EphemeralStorage }),
    ...(input.LoggingConfig && {
      LoggingConfig: { ...configuration.LoggingConfig, ...input.LoggingConfig },
    }),
  };
}
