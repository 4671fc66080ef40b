import type { Tag } from '@aws-sdk/client-ecs';
import type { Permission } from '../../core/operation.ts';
import { requestTags } from '../../policy/request-tags.ts';

/** The permission to tag while creating: an action without a call of its own. */
export function tagOnCreate(
  operation: string,
  resource: string,
  tags: Tag[] | undefined,
): Permission[] {
  if (!tags || tags.length === 0) return [];
  const context = { 'ecs:CreateAction': operation, ...requestTags({ tags }) };
  return [{ action: 'ecs:TagResource', resource, context }];
}
