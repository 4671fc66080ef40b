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
      // As LocalStack has it, which follows AWS; its file is named in update-function-code.ts.
      throw notFound(`Statement ${StatementId} is not found in resource policy.`);
    }
    requirePolicyRevision(record, RevisionId);
    putPolicy(region, record, rest);
    return {};
  },
});
