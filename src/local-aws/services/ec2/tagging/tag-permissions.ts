import type { Region } from '../../../core/account.ts';
import type { Permission } from '../../../core/operation.ts';
import { resourceTags } from '../permissions.ts';
import { findTaggable } from './taggable.ts';

/** The permissions to change the tags of resources, one for each, with the tags that they have and those requested. */
export function tagPermissions(
  region: Region,
  operation: string,
  ids: readonly string[],
  context: Record<string, string | string[]>,
): Permission[] {
  return ids.map((id) => {
    const found = findTaggable(region, id);
    return {
      action: `ec2:${operation}`,
      resource: region.arn('ec2', `${found?.kind.type ?? '*'}/${id}`),
      context: { ...context, ...resourceTags(found?.tags) },
    };
  });
}
