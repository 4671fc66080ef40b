import {
  GetFunction$,
  type GetFunctionCommandInput,
  type GetFunctionCommandOutput,
} from '@aws-sdk/client-lambda';
import { operation } from '../../../core/operation.ts';
import { requireFunction } from '../functions/functions.ts';
import { resolvedImage } from '../functions/function-images.ts';
import { onFunction } from '../permissions.ts';
import { shownConfiguration } from '../functions/shown-configuration.ts';

export const getFunction = operation<GetFunctionCommandInput, GetFunctionCommandOutput>(
  GetFunction$,
  {
    permissions: ({ FunctionName }, region) => [onFunction('GetFunction', FunctionName, region)],
    run({ FunctionName = '', Qualifier }, region) {
      const record = requireFunction(region, FunctionName, Qualifier);
      return {
        Configuration: shownConfiguration(record, FunctionName, Qualifier),
        Code: {
          RepositoryType: 'ECR',
          ImageUri: record.imageUri,
          ResolvedImageUri: resolvedImage(region, record.imageUri),
        },
        ...(Object.keys(record.tags).length > 0 && { Tags: record.tags }),
      };
    },
  },
);
