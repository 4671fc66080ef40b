import type { Tag, TagSpecification } from '@aws-sdk/client-ec2';
import type { Region } from '../../core/account.ts';
import type { Permission } from '../../core/operation.ts';

/** The permission of a call that IAM cannot limit to resources, as every Describe call of EC2. */
export function onAnyResource(action: string): () => Permission[] {
  return () => [{ action: `ec2:${action}`, resource: '*' }];
}

/** The condition keys that the tags of an existing resource give: `aws:ResourceTag/<key>`. */
export function resourceTags(tags: readonly Tag[] = []): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [`aws:ResourceTag/${Key}`, Value ?? '']));
}

/** The condition keys that the tags in a request give: `aws:RequestTag/<key>` and `aws:TagKeys`. */
export function requestTags(tags: readonly Tag[]): Record<string, string | string[]> {
  if (tags.length === 0) return {};
  return {
    ...Object.fromEntries(tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value ?? ''])),
    'aws:TagKeys': tags.map(({ Key }) => Key ?? ''),
  };
}

/** The permission to tag while creating: `ec2:CreateTags` with the call's name in `ec2:CreateAction`. */
export function tagOnCreate(
  region: Region,
  operation: string,
  type: string,
  specifications: readonly TagSpecification[] | undefined,
): Permission[] {
  const tags = (specifications ?? []).flatMap(({ Tags = [] }) => Tags);
  if (tags.length === 0) return [];
  return [
    {
      action: 'ec2:CreateTags',
      resource: region.arn('ec2', `${type}/*`),
      context: { 'ec2:CreateAction': operation, ...requestTags(tags) },
    },
  ];
}

/** The permissions to make a resource whose id is not known yet, and to tag it. */
export function creationPermissions(
  region: Region,
  operation: string,
  type: string,
  specifications: readonly TagSpecification[] = [],
): Permission[] {
  const tags = specifications.flatMap(({ Tags = [] }) => Tags);
  const context = requestTags(tags);
  return [
    {
      action: `ec2:${operation}`,
      resource: region.arn('ec2', `${type}/*`),
      ...(tags.length > 0 && { context }),
    },
    ...tagOnCreate(region, operation, type, specifications),
  ];
}

/** The permission to act on one resource, with its tags as condition keys. */
export function resourcePermission(
  region: Region,
  operation: string,
  kind: { type: string },
  id: string,
  tags: readonly Tag[] | undefined,
): Permission {
  const context = resourceTags(tags);
  return {
    action: `ec2:${operation}`,
    resource: region.arn('ec2', `${kind.type}/${id}`),
    ...(Object.keys(context).length > 0 && { context }),
  };
}
