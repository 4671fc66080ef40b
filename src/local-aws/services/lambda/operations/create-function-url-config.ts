import {
  CreateFunctionUrlConfig$,
  type CreateFunctionUrlConfigCommandInput,
  type CreateFunctionUrlConfigCommandOutput,
} from '@aws-sdk/client-lambda';
import { wordId } from '../../../core/ids.ts';
import { operation } from '../../../core/operation.ts';
import { conflict } from '../errors.ts';
import { functions, requireFunction } from '../functions/functions.ts';
import { onFunction } from '../permissions.ts';

/** Gives a function an address of its own. Nothing answers there, for no container runs. */
export const createFunctionUrlConfig = operation<
  CreateFunctionUrlConfigCommandInput,
  CreateFunctionUrlConfigCommandOutput
>(CreateFunctionUrlConfig$, {
  permissions: ({ FunctionName, AuthType }, region) => [
    onFunction('CreateFunctionUrlConfig', FunctionName, region, {
      ...(AuthType && { 'lambda:FunctionUrlAuthType': AuthType }),
    }),
  ],
  run({ FunctionName = '', Qualifier, AuthType, Cors, InvokeMode }, region) {
    const record = requireFunction(region, FunctionName, Qualifier);
    const { FunctionArn: arn, FunctionName: name } = record.configuration;
    if (record.url) {
      // AWS's words, with two blanks, as public transcripts of Terraform show.
      throw conflict(
        // https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda_api.snapshot.json
        `Failed to create function url config for [functionArn = ${arn}]. Error message:  FunctionUrlConfig exists for this Lambda function`,
      );
    }
    const id = wordId(32, ALPHABET, region.account.seed, 'function-url', arn);
    const created = region.date.toISOString();
    const url = {
      FunctionUrl: `https://${id}.lambda-url.${region.name}.on.aws/`,
      FunctionArn: arn,
      AuthType,
      ...(Cors && { Cors }),
      CreationTime: created,
      LastModifiedTime: created,
      InvokeMode: InvokeMode ?? ('BUFFERED' as const),
    };
    functions(region).put(name, { ...record, url });
    const { LastModifiedTime: _modified, ...shown } = url;
    return shown;
  },
});

// --- internal ---

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
