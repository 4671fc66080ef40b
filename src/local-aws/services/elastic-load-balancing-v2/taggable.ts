import type { Tag } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Region } from '../../core/account.ts';
import type { Table } from '../../core/table.ts';
import { validationError } from './errors.ts';
import { listeners, requireListener } from './listeners/listeners.ts';
import { loadBalancers, requireLoadBalancer } from './load-balancers/load-balancers.ts';
import { requireRule, rules } from './listeners/rules.ts';
import { requireTargetGroup, targetGroups } from './targets/target-groups.ts';

/** A resource that has tags, whatever its kind. */
interface Taggable {
  tags: readonly Tag[];
  setTags(tags: Tag[]): void;
}

/** Throws the error of the resource's kind when it is not there, and ValidationError for what has no tags. */
export function requireTaggable(region: Region, arn: string): Taggable {
  const type = arn.split(':')[5]?.split('/')[0];
  if (type === 'loadbalancer')
    return tagged(loadBalancers(region), arn, requireLoadBalancer(region, arn));
  if (type === 'targetgroup')
    return tagged(targetGroups(region), arn, requireTargetGroup(region, arn));
  if (type === 'listener') return tagged(listeners(region), arn, requireListener(region, arn));
  if (type === 'listener-rule') return tagged(rules(region), arn, requireRule(region, arn));
  // A guess at the wording.
  throw validationError(`'${arn}' is not a valid resource ARN`);
}

// --- internal ---

function tagged<Entity extends { tags: Tag[] }>(
  table: Table<Entity>,
  arn: string,
  entity: Entity,
): Taggable {
  return {
    tags: entity.tags,
    setTags: (tags) => void table.put(arn, { ...entity, tags }),
  };
}
