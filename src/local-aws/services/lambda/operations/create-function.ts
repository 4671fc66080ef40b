import {
  CreateFunction$,
  type CreateFunctionCommandInput,
  type CreateFunctionCommandOutput,
} from '@aws-sdk/client-lambda';
import type { Region } from '../../../core/account.ts';
import { operation } from '../../../core/operation.ts';
import { passRole } from '../../iam/roles/pass-role.ts';
import { notModelled, refuseOthers } from '../../not-modelled.ts';
import { beginWork } from '../functions/change-function.ts';
import { checkSettings } from '../functions/check-settings.ts';
import { conflict, invalidParameter } from '../errors.ts';
import { functionArn, functions } from '../functions/functions.ts';
import { readReference } from '../functions/function-reference.ts';
import { checkImage, digestOf } from '../functions/function-images.ts';
import { onFunction, tagContext } from '../permissions.ts';
import { requireTags } from '../tags.ts';

/** Makes a function from an image in ECR. It is Pending for a while before it is Active. */
export const createFunction = operation<CreateFunctionCommandInput, CreateFunctionCommandOutput>(
  CreateFunction$,
  {
    permissions: ({ FunctionName, Role, Tags }, region) => [
      onFunction('CreateFunction', FunctionName, region, tagContext(Tags)),
      ...(Tags ? [onFunction('TagResource', FunctionName, region, tagContext(Tags))] : []),
      ...passRole([Role], 'lambda.amazonaws.com', region.accountId),
    ],
    run(input, region) {
      const { name } = readReference(input.FunctionName!);
      const imageUri = imageOf(input);
      checkSettings(region, input);
      requireTags(input.Tags ?? {});
      if (functions(region).has(name)) {
        // https://github.com/hashicorp/terraform/issues/15929
        throw conflict(`Function already exist: ${name}`);
      }
      checkImage(region, imageUri);
      const { configuration } = beginWork(region, {
        configuration: newConfiguration(region, name, imageUri, input),
        imageUri,
        tags: input.Tags ?? {},
        policy: [],
      });
      return configuration;
    },
  },
);

// --- internal ---

/** The image of a request. Functions from an archive are not modelled, and nor are versions. */
function imageOf(input: CreateFunctionCommandInput): string {
  const { PackageType = 'Zip', Code = {}, Publish, PublishTo } = input;
  if (PackageType !== 'Image') throw notModelled('functions of PackageType Zip');
  if (Publish || PublishTo) throw notModelled('versions of a function');
  // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/lambda/pf-lambda-image-requires-imageuri
  if (Code.ImageUri === undefined) throw invalidParameter('ImageUri is required.');
  if (Code.ZipFile || Code.S3Bucket !== undefined) {
    // A guess at the words, after those of UpdateFunctionCode.
    throw invalidParameter(
      'Please provide ImageUri when creating a function with packageType Image.',
    );
  }
  refuseOthers('the code of an image', Code, ['ImageUri']);
  return Code.ImageUri;
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html has the defaults. */
function newConfiguration(
  region: Region,
  name: string,
  imageUri: string,
  input: CreateFunctionCommandInput,
) {
  const architectures = input.Architectures ?? ['x86_64'];
  return {
    FunctionName: name,
    FunctionArn: functionArn(region, name),
    Role: input.Role!,
    // The size of an image is not counted here; AWS says 0 too.
    CodeSize: 0,
    CodeSha256: digestOf(region, imageUri),
    Description: input.Description ?? '',
    Timeout: input.Timeout ?? 3,
    MemorySize: input.MemorySize ?? 128,
    Version: '$LATEST',
    ...(input.Environment && { Environment: { Variables: input.Environment.Variables ?? {} } }),
    TracingConfig: { Mode: input.TracingConfig?.Mode ?? ('PassThrough' as const) },
    RevisionId: '',
    State: 'Pending' as const,
    PackageType: 'Image' as const,
    ...(input.ImageConfig && { ImageConfigResponse: { ImageConfig: input.ImageConfig } }),
    Architectures: architectures,
    EphemeralStorage: { Size: input.EphemeralStorage?.Size ?? 512 },
    SnapStart: { ApplyOn: 'None' as const, OptimizationStatus: 'Off' as const },
    LoggingConfig: {
      LogFormat: 'Text' as const,
      LogGroup: `/aws/lambda/${name}`,
      ...input.LoggingConfig,
    },
  };
}
