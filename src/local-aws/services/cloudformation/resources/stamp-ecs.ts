import type { Region } from '../../../core/account.ts';
import { requireTaggable } from '../../ecs/taggable.ts';
import { mergeTags } from '../../ecs/tags.ts';

/** Puts CloudFormation's own tags on something of ECS. TagResource takes none that begin with `aws:`. */
export function stampEcs(
  region: Region,
  arn: string,
  tags: Readonly<Record<string, string>>,
): void {
  const taggable = requireTaggable(region, arn);
  const stamp = Object.entries(tags).map(([key, value]) => ({ key, value }));
  taggable.write(mergeTags(taggable.tags, stamp));
}
