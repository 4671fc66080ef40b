import {
  AddPermission$,
  type AddPermissionCommandInput,
  type AddPermissionCommandOutput,
} from '@aws-sdk/client-lambda';
import { operation } from '../../../core/operation.ts';
import { conflict, invalidParameter } from '../errors.ts';
import { putPolicy, requirePolicyRevision } from '../access/function-policy.ts';
import { requireFunction } from '../functions/functions.ts';
import { onFunction } from '../permissions.ts';
import { statementOf } from '../access/policy-statement.ts';

/** Lets another service, another account or everybody call a function. */
export const addPermission = operation<AddPermissionCommandInput, AddPermissionCommandOutput>(
  AddPermission$,
  {
    permissions: ({ FunctionName, Principal, FunctionUrlAuthType }, region) => [
      onFunction('AddPermission', FunctionName, region, {
        ...(Principal !== undefined && { 'lambda:Principal': Principal }),
        ...(FunctionUrlAuthType && { 'lambda:FunctionUrlAuthType': FunctionUrlAuthType }),
      }),
    ],
    run(input, region) {
      const record = requireFunction(region, input.FunctionName ?? '', input.Qualifier);
      requirePolicyRevision(record, input.RevisionId);
      if (input.FunctionUrlAuthType && input.Action !== 'lambda:InvokeFunctionUrl') {
        // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/lambda/pf-lambda-perm-url-auth-action
        throw invalidParameter(
          'FunctionUrlAuthType is only supported for lambda:InvokeFunctionUrl action',
        );
      }
      if (record.policy.some(({ Sid }) => Sid === input.StatementId)) {
        // AWS's words: https://github.com/terraform-aws-modules/terraform-aws-lambda/issues/547
        throw conflict(
          `The statement id (${input.StatementId}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
        );
      }
      const statement = statementOf(input, record.configuration.FunctionArn);
      putPolicy(region, record, [...record.policy, statement]);
      return { Statement: JSON.stringify(statement) };
    },
  },
);
