import {
  RemovePermission$,
  type RemovePermissionCommandInput,
  type RemovePermissionCommandOutput,
} from '@aws-sdk/client-lambda';
import { operation } from '../../../core/operation.ts';
import { notFound } from '../errors.ts';
import { putPolicy, requirePolicyRevision } from '../access/function-policy.ts';
import { requireFunction } from '../functions/functions.ts';
import { onFunction } from '../permissions.ts';

export const removePermission = operation<
  RemovePermissionCommandInput,
  RemovePermissionCommandOutput
>(RemovePermission$, {
  permissions: ({ FunctionName }, region) => [onFunction('RemovePermission', FunctionName, region)],
  run({ FunctionName = '', StatementId, Qualifier, RevisionId }, region) {
    const record = requireFunction(region, FunctionName, Qualifier);
    const rest = record.policy.filter(({ Sid }) => Sid !== StatementId);
    if (rest.length === record.policy.length) {
      // https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda_api.snapshot.json
      throw notFound(`Statement ${StatementId} is not found in resource policy.`);
    }
    requirePolicyRevision(record, RevisionId);
    putPolicy(region, record, rest);
    return {};
  },
});
