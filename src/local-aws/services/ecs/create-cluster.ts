import {
  CreateCluster$,
  InvalidParameterException$,
  type CreateClusterCommandInput,
  type CreateClusterCommandOutput,
} from '@aws-sdk/client-ecs';
import { awsError } from '../../core/error.ts';
import { operation } from '../../core/operation.ts';
import { clusterArn, clusterName, clusters, type ClusterRecord } from './clusters.ts';
import { tagOnCreate } from './permissions.ts';
import { assumeServiceLinkedRole } from './service-linked-role.ts';

export const createCluster = operation<CreateClusterCommandInput, CreateClusterCommandOutput>(
  CreateCluster$,
  {
    permissions(input, region) {
      const arn = clusterArn(region, clusterName(input.clusterName));
      return [
        { action: 'ecs:CreateCluster', resource: arn },
        ...tagOnCreate('CreateCluster', arn, input.tags),
      ];
    },
    run(input, region) {
      const name = clusterName(input.clusterName);
      if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) {
        // The rule is in the API reference; the wording is a guess.
        throw awsError(InvalidParameterException$, `Invalid cluster name: ${name}`);
      }
      requireCapacityProviders(input);
      const existing = clusters(region).get(name);
      if (existing && existing.status !== 'INACTIVE') {
        requireSameArguments(input, existing);
        return { cluster: existing };
      }
      assumeServiceLinkedRole(region);
      if (existing) clusters(region).delete(name);
      const cluster = clusters(region).put(name, {
        clusterArn: clusterArn(region, name),
        clusterName: name,
        status: 'ACTIVE',
        registeredContainerInstancesCount: 0,
        runningTasksCount: 0,
        pendingTasksCount: 0,
        activeServicesCount: 0,
        statistics: [],
        tags: input.tags ?? [],
        settings: input.settings ?? [{ name: 'containerInsights', value: 'disabled' }],
        capacityProviders: input.capacityProviders ?? [],
        defaultCapacityProviderStrategy: input.defaultCapacityProviderStrategy ?? [],
        ...(input.configuration && { configuration: input.configuration }),
      });
      return { cluster };
    },
  },
);

// --- internal ---

function requireCapacityProviders({ capacityProviders = [] }: CreateClusterCommandInput): void {
  for (const provider of capacityProviders) {
    if (provider === 'FARGATE' || provider === 'FARGATE_SPOT') continue;
    // AWS refuses it; the wording is a guess.
    throw awsError(
      InvalidParameterException$,
      `The specified capacity provider '${provider}' was not found. Specify a valid name or ARN and try again.`,
    );
  }
}

/** A second call with the same arguments returns the cluster; with others it is refused, in AWS's words. */
function requireSameArguments(input: CreateClusterCommandInput, cluster: ClusterRecord): void {
  const differs = (given: unknown, kept: unknown) =>
    given !== undefined && JSON.stringify(given) !== JSON.stringify(kept);
  if (
    differs(input.capacityProviders, cluster.capacityProviders) ||
    differs(input.defaultCapacityProviderStrategy, cluster.defaultCapacityProviderStrategy) ||
    differs(input.settings, cluster.settings) ||
    differs(input.tags, cluster.tags)
  ) {
    throw awsError(
      InvalidParameterException$,
      'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
    );
  }
}
