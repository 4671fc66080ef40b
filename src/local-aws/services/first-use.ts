import type { Region } from '../core/account.ts';
import type { Permission } from '../core/operation.ts';
import { roleArn, roles } from './iam/roles/roles.ts';
import { makeServiceLinkedRole, SERVICE_LINKED_ROLES } from './iam/roles/service-linked-roles.ts';

/** Makes the role of a service where the account has none yet: AWS does so when the service is first used. */
export function ensureServiceLinkedRole(region: Region, service: string): void {
  const { name } = SERVICE_LINKED_ROLES[service]!;
  if (!roles(region).has(name)) makeServiceLinkedRole(region, service);
}

/** The permissions that the first user of a service needs beside the one for the call itself. */
export function firstUsePermissions(region: Region, service: string): Permission[] {
  const { name } = SERVICE_LINKED_ROLES[service]!;
  if (roles(region).has(name)) return [];
  return [
    {
      action: 'iam:CreateServiceLinkedRole',
      resource: roleArn(region, `/aws-service-role/${service}/`, name),
      context: { 'iam:AWSServiceName': service },
    },
  ];
}
