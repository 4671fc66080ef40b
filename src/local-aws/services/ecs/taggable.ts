import {
  ClusterNotFoundException$,
  ResourceNotFoundException$,
  type Tag,
} from '@aws-sdk/client-ecs';
import type { Region } from '../../core/account.ts';
import { awsError } from '../../core/error.ts';
import { clusters } from './clusters/clusters.ts';
import { invalidParameter } from './errors.ts';
import { services } from './scheduling/services.ts';
import { taskDefinitions } from './task-definitions/task-definitions.ts';
import { findTask, tasks } from './tasks/tasks.ts';

/** Something with tags: what they are and how they are replaced. */
export interface Taggable {
  tags: readonly Tag[];
  write(tags: Tag[]): void;
}

/**
 * The resource of an ARN. Throws InvalidParameterException for a text that is no ARN of ECS in this account and Region and for
 * a cluster that is deleted, and ClusterNotFoundException or ResourceNotFoundException when nothing is there. The wordings are
 * guesses, but for a deleted cluster.
 */
export function requireTaggable(region: Region, arn: string): Taggable {
  const prefix = region.arn('ecs', '');
  if (!arn.startsWith(prefix)) throw invalidParameter(`Invalid resource ARN: ${arn}`);
  const found = findTaggable(region, arn);
  if (findTask(region, arn)?.task.lastStatus === 'STOPPED') {
    // https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/task_tokens.json
    throw invalidParameter('The specified task is stopped. Specify a running task and try again.');
  }
  if (found) return found;
  const [, cluster] = /^cluster\/(.*)$/.exec(arn.slice(prefix.length)) ?? [];
  if (cluster !== undefined && clusters(region).has(cluster)) {
    // https://github.com/gruntwork-io/cloud-nuke/issues/145
    throw invalidParameter(
      'The specified cluster is inactive. Specify an active cluster and try again.',
    );
  }
  if (cluster !== undefined) throw awsError(ClusterNotFoundException$, 'Cluster not found.');
  throw awsError(ResourceNotFoundException$, `The specified resource was not found: ${arn}`);
}

/** The same, or `undefined` when nothing is there. */
export function findTaggable(region: Region, arn: string): Taggable | undefined {
  const rest = arn.slice(region.arn('ecs', '').length);
  const kind = rest.split('/')[0]!;
  return lookUp(region, kind, rest.slice(kind.length + 1), arn);
}

// --- internal ---

function lookUp(region: Region, kind: string, name: string, arn: string): Taggable | undefined {
  switch (kind) {
    case 'cluster': {
      const cluster = clusters(region).get(name);
      if (!cluster || cluster.status === 'INACTIVE') return undefined;
      return {
        tags: cluster.tags ?? [],
        write: (tags) => clusters(region).put(name, { ...cluster, tags }),
      };
    }
    case 'service': {
      const record = services(region).get(arn);
      if (!record || record.service.status === 'INACTIVE') return undefined;
      return { tags: record.tags, write: (tags) => services(region).put(arn, { ...record, tags }) };
    }
    case 'task': {
      const record = findTask(region, arn);
      if (!record) return undefined;
      return {
        tags: record.task.tags ?? [],
        write: (tags) => tasks(region).put(arn, { ...record, task: { ...record.task, tags } }),
      };
    }
    case 'task-definition': {
      const definition = taskDefinitions(region).get(name);
      if (!definition) return undefined;
      return {
        tags: definition.tags,
        write: (tags) => taskDefinitions(region).put(name, { ...definition, tags }),
      };
    }
    default:
      return undefined;
  }
}
