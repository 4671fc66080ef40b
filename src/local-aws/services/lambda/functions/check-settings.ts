import type {
  CreateFunctionCommandInput,
  UpdateFunctionConfigurationCommandInput,
} from '@aws-sdk/client-lambda';
import type { Region } from '../../../core/account.ts';
import { AwsError } from '../../../core/error.ts';
import { canAssume } from '../../iam/roles/assume.ts';
import { refuseMembers } from '../../not-modelled.ts';
import { invalid, invalidParameter } from '../errors.ts';
import { readReference } from './function-reference.ts';
import { functionArn } from './functions.ts';

type Settings = CreateFunctionCommandInput | UpdateFunctionConfigurationCommandInput;

/** Throws what is wrong with the settings that CreateFunction and UpdateFunctionConfiguration share. */
export function checkSettings(region: Region, input: Settings): void {
  refuseUnsupported(input);
  const { MemorySize: memory, Timeout: timeout } = input;
  if (memory !== undefined && memory > MOST_MEMORY) {
    // AWS's words, with the limit of the account: https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-deployment.html
    throw invalidParameter(
      `'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to ${MOST_MEMORY}`,
    );
  }
  if (timeout !== undefined && timeout > LONGEST) {
    // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/lambda/pf-lambda-timeout-max
    throw invalid({
      path: 'timeout',
      value: timeout,
      constraint: `Member must have value less than or equal to ${LONGEST}`,
    });
  }
  if (input.Runtime !== undefined || input.Handler !== undefined || input.Layers?.length) {
    // A guess at the words; that they are not for images is in the API reference.
    throw invalidParameter(
      'Runtime, Handler and Layers are not supported for functions created with container images.',
    );
  }
  checkEnvironment(input.Environment?.Variables ?? {});
  if (input.Role !== undefined) checkRole(region, input.Role, input.FunctionName!);
}

// --- internal ---

// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, read 2026-11-25: megabytes and seconds.
const MOST_MEMORY = 10_240;
const LONGEST = 900;

/** Bytes that all environment variables may have together. */
const MOST_ENVIRONMENT = 4096;

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html, read 2026-11-25. */
const RESERVED = [
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_DEFAULT_REGION',
  'AWS_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_LAMBDA_RUNTIME_API',
  'LAMBDA_TASK_ROOT',
  'LAMBDA_RUNTIME_DIR',
];

function refuseUnsupported(input: Settings): void {
  refuseMembers('a function', {
    VpcConfig: Object.values(input.VpcConfig ?? {})
      .flat()
      .filter(Boolean),
    DeadLetterConfig: input.DeadLetterConfig?.TargetArn,
    FileSystemConfigs: input.FileSystemConfigs,
    KMSKeyArn: input.KMSKeyArn,
    CapacityProviderConfig: input.CapacityProviderConfig,
    DurableConfig: input.DurableConfig,
    ...('TenancyConfig' in input && { TenancyConfig: input.TenancyConfig }),
    'SnapStart.ApplyOn': input.SnapStart?.ApplyOn === 'None' ? undefined : input.SnapStart?.ApplyOn,
    ...('CodeSigningConfigArn' in input && { CodeSigningConfigArn: input.CodeSigningConfigArn }),
  });
}

function checkEnvironment(variables: Record<string, string>): void {
  const reserved = Object.keys(variables).filter((name) => RESERVED.includes(name));
  if (reserved.length > 0) {
    // AWS's words: https://github.com/mattermost/mattermost-cloud-monitoring/pull/264
    throw invalidParameter(
      // https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda_api.snapshot.json
      `Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: ${reserved.join(', ')}`,
    );
  }
  const text = JSON.stringify(variables);
  if (new TextEncoder().encode(text).length <= MOST_ENVIRONMENT) return;
  // Recorded, as errors.ts says.
  throw invalidParameter(
    // https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda_api.snapshot.json
    `Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. String measured: ${text}`,
  );
}

function checkRole(region: Region, arn: string, functionName: string): void {
  if (arn.split(':')[4] !== region.accountId) {
    // As moto has it, which follows AWS: https://github.com/getmoto/moto/blob/master/moto/awslambda/exceptions.py
    throw new AwsError('AccessDeniedException', 'Cross-account pass role is not allowed.', 403);
  }
  const isFaulty = region.account.faults.take(['role-propagation'], { service: 'lambda' });
  // For which resource Lambda asks is a guess.
  const sourceArn = functionArn(region, readReference(functionName).name);
  if (!isFaulty && canAssume(region, arn, { service: 'lambda.amazonaws.com', sourceArn })) return;
  // AWS's words: https://github.com/pulumi/pulumi-aws-native/issues/148
  throw invalidParameter('The role defined for the function cannot be assumed by Lambda.');
}
