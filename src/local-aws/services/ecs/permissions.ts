import type { Tag } from '@aws-sdk/client-ecs';
import type { Permission } from '../../core/operation.ts';

/** The permission to tag while creating: an action without a call of its own. */
export function tagOnCreate(
  operation: string,
  resource: string,
  tags: Tag[] | undefined,
): Permission[] {
  if (!tags || tags.length === 0) return [];
  return [{ action: 'ecs:TagResource', resource, context: { 'ecs:CreateAction': operation } }];
}
