import {
  UpdateFunctionCode$,
  type UpdateFunctionCodeCommandInput,
  type UpdateFunctionCodeCommandOutput,
} from '@aws-sdk/client-lambda';
import { operation } from '../../../core/operation.ts';
import { notModelled, refuseMembers } from '../../not-modelled.ts';
import { beginWork, requireSettled } from '../functions/change-function.ts';
import { invalidParameter } from '../errors.ts';
import { requireFunction } from '../functions/functions.ts';
import { checkImage, digestOf } from '../functions/function-images.ts';
import { onFunction } from '../permissions.ts';

/** Gives a function another image. With `DryRun` it is checked and nothing is changed. */
export const updateFunctionCode = operation<
  UpdateFunctionCodeCommandInput,
  UpdateFunctionCodeCommandOutput
>(UpdateFunctionCode$, {
  permissions: ({ FunctionName }, region) => [
    onFunction('UpdateFunctionCode', FunctionName, region),
  ],
  run(input, region) {
    const record = requireFunction(region, input.FunctionName ?? '');
    if (input.Publish || input.PublishTo) throw notModelled('versions of a function');
    const { ImageUri: imageUri } = input;
    if (imageUri === undefined || input.ZipFile || input.S3Bucket !== undefined) {
      // Recorded, as errors.ts says:
      // https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda_api.snapshot.json
      throw invalidParameter(
        'Please provide ImageUri when updating a function with packageType Image.',
      );
    }
    refuseMembers('the code of an image', input, [
      'S3Key',
      'S3ObjectVersion',
      'S3ObjectStorageMode',
      'SourceKMSKeyArn',
    ]);
    requireSettled(record, input.RevisionId);
    checkImage(region, imageUri);
    const configuration = {
      ...record.configuration,
      CodeSha256: digestOf(region, imageUri),
      ...(input.Architectures && { Architectures: input.Architectures }),
    };
    if (input.DryRun) return configuration;
    return beginWork(region, { ...record, imageUri, configuration }).configuration;
  },
});
