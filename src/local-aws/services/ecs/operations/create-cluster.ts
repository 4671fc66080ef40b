import {
  CreateCluster$,
  type CreateClusterCommandInput,
  type CreateClusterCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { accountSetting } from '../clusters/account-settings.ts';
import { completeStrategy } from '../clusters/capacity.ts';
import { checkClusterCapacity } from '../clusters/cluster-capacity.ts';
import { statusOfNewCluster } from '../clusters/cluster-provisioning.ts';
import { checkClusterConfiguration, checkClusterSettings } from '../clusters/cluster-settings.ts';
import { clusterArn, clusterName, clusters, type ClusterRecord } from '../clusters/clusters.ts';
import { invalidParameter } from '../errors.ts';
import { refuseMembers } from '../../not-modelled.ts';
import { tagOnCreate } from '../permissions.ts';
import { assumeServiceLinkedRole } from '../scheduling/service-linked-role.ts';
import { shownCluster } from '../views/shown-cluster.ts';
import { checkTags } from '../tags.ts';
import { isValidName } from '../valid-name.ts';

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
      if (!isValidName(name)) {
        // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-cluster-name
        throw invalidParameter('ClusterName must match ^[a-zA-Z0-9\\-_]{1,255}$');
      }
      const { capacityProviders = [], tags = [] } = input;
      refuseMembers('a cluster', input, ['serviceConnectDefaults']);
      checkClusterConfiguration(input.configuration);
      checkTags(tags, invalidParameter);
      checkClusterSettings(input.settings);
      checkClusterCapacity(capacityProviders, input.defaultCapacityProviderStrategy ?? []);
      const existing = clusters(region).get(name);
      if (existing && existing.status !== 'INACTIVE') {
        requireSameArguments(input, existing);
        return { cluster: shownCluster(region, existing, SHOWN) };
      }
      assumeServiceLinkedRole(region);
      if (existing) clusters(region).delete(name);
      const arn = clusterArn(region, name);
      const cluster = clusters(region).put(name, {
        clusterArn: arn,
        clusterName: name,
        ...statusOfNewCluster(region, arn, capacityProviders),
        registeredContainerInstancesCount: 0,
        tags,
        settings: input.settings ?? [
          { name: 'containerInsights', value: accountSetting(region, 'containerInsights') },
        ],
        capacityProviders,
        defaultCapacityProviderStrategy: completeStrategy(input.defaultCapacityProviderStrategy),
        ...(input.configuration && { configuration: input.configuration }),
      });
      return { cluster: shownCluster(region, cluster, SHOWN) };
    },
  },
);

// --- internal ---

/** The reply to CreateCluster shows everything. */
const SHOWN = ['TAGS', 'SETTINGS', 'CONFIGURATIONS'];

/** A second call with the same arguments returns the cluster; with others it is refused, in AWS's words. */
function requireSameArguments(input: CreateClusterCommandInput, cluster: ClusterRecord): void {
  const differs = (given: unknown, kept: unknown) =>
    given !== undefined && JSON.stringify(given) !== JSON.stringify(kept);
  if (
    differs(input.capacityProviders, cluster.capacityProviders) ||
    differs(
      input.defaultCapacityProviderStrategy &&
        completeStrategy(input.defaultCapacityProviderStrategy),
      cluster.defaultCapacityProviderStrategy,
    ) ||
    differs(input.settings, cluster.settings) ||
    differs(input.tags, cluster.tags)
  ) {
    // https://github.com/WillNye/cloudumi/blob/main/deploy/infrastructure/live/shared/staging-1/ecs_deployer.py
    throw invalidParameter(
      'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
    );
  }
}
