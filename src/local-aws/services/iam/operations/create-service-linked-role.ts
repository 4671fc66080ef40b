import {
  CreateServiceLinkedRole$,
  InvalidInputException$,
  type CreateServiceLinkedRoleCommandInput,
  type CreateServiceLinkedRoleCommandOutput,
} from '@aws-sdk/client-iam';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { createdRole } from '../roles/role-views.ts';
import { roleArn, roles } from '../roles/roles.ts';
import { linkedRoleOf, makeServiceLinkedRole } from '../roles/service-linked-roles.ts';

export const createServiceLinkedRole = operation<
  CreateServiceLinkedRoleCommandInput,
  CreateServiceLinkedRoleCommandOutput
>(CreateServiceLinkedRole$, {
  permissions: ({ AWSServiceName: service = '' }, region) => [
    {
      action: 'iam:CreateServiceLinkedRole',
      resource: roleArn(
        region,
        `/aws-service-role/${service}/`,
        linkedRoleOf(service)?.name ?? '*',
      ),
      context: { 'iam:AWSServiceName': service },
    },
  ],
  run({ AWSServiceName: service = '', CustomSuffix, Description }, region) {
    const known = linkedRoleOf(service);
    if (!known) {
      // A guess at the wording: no public transcript was found.
      throw awsError(InvalidInputException$, `${service} is not a valid service principal.`);
    }
    if (CustomSuffix !== undefined) {
      // None of the services here takes one.
      // https://github.com/localstack/localstack/blob/main/tests/aws/services/iam/test_iam.snapshot.json
      throw awsError(InvalidInputException$, `Custom suffix is not allowed for ${service}`);
    }
    if (roles(region).has(known.name)) {
      throw awsError(
        InvalidInputException$,
        // https://github.com/localstack/localstack/blob/main/tests/aws/services/iam/test_iam.snapshot.json
        `Service role name ${known.name} has been taken in this account, please try a different suffix.`,
      );
    }
    return { Role: createdRole(makeServiceLinkedRole(region, service, Description)) };
  },
});
