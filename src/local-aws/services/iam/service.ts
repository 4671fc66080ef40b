import type { Service } from '../../core/operation.ts';
import { validationError } from '../validation-error.ts';
import { createServiceLinkedRole } from './create-service-linked-role.ts';
import { getRole } from './get-role.ts';
import { roles } from './roles.ts';

/** AWS Identity and Access Management: roles and their policies. Global, so every Region shares them. */
export const iam: Service = {
  id: 'iam',
  protocol: 'awsQuery',
  target: '',
  version: '2010-05-08',
  xmlNamespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
  operations: [createServiceLinkedRole, getRole],
  invalid: validationError,
  inventory: (region) =>
    roles(region)
      .all()
      .map(({ role, attached, inline }) => ({
        kind: 'role',
        id: role.Arn,
        content: {
          trust: role.AssumeRolePolicyDocument,
          tags: role.Tags ?? [],
          attached: attached.map((policy) => policy.PolicyArn),
          inline,
        },
      })),
};
