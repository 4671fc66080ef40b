import { ClusterNotFoundException$ } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import { AwsError } from '../../../core/error.ts';
import { clusterArn, clusters } from '../../ecs/clusters/clusters.ts';
import { createCluster } from '../../ecs/operations/create-cluster.ts';
import { deleteCluster } from '../../ecs/operations/delete-cluster.ts';
import { putClusterCapacityProviders } from '../../ecs/operations/put-cluster-capacity-providers.ts';
import { tagResource } from '../../ecs/operations/tag-resource.ts';
import { untagResource } from '../../ecs/operations/untag-resource.ts';
import { updateCluster } from '../../ecs/operations/update-cluster.ts';
import { TAGS } from './property-shapes.ts';
import type { Properties, ResourceType } from './resource-type.ts';
import { camelCased, callService } from './service-call.ts';
import { stampEcs } from './stamp-ecs.ts';

/** `AWS::ECS::Cluster`. */
export const ecsCluster: ResourceType = {
  properties: {
    CapacityProviders: ['text'],
    ClusterName: 'text',
    ClusterSettings: ['object'],
    Configuration: 'object',
    DefaultCapacityProviderStrategy: ['object'],
    ServiceConnectDefaults: 'object',
    Tags: TAGS,
  },
  unmodelled: [],
  createOnly: ['ClusterName'],
  attributes: ['Arn'],
  name: { property: 'ClusterName', longest: 255 },
  service: 'AmazonECS',
  settles: 4_000,
  create(region, name, properties, made) {
    const existing = clusters(region).get(name);
    if (existing && existing.status !== 'INACTIVE') {
      // CreateCluster itself would return the cluster. A guess that a cluster is refused in the words for other types:
      // https://github.com/widdix/mastodon-on-aws/issues/27
      throw new AwsError(
        'AlreadyExists',
        `Resource of type 'AWS::ECS::Cluster' with identifier '${name}' already exists.`,
      );
    }
    callService(region, createCluster, { ...inputOf(properties), clusterName: name });
    made();
  },
  // Since 2022: https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/807
  stamp: (region, name, tags) => stampEcs(region, clusterArn(region, name), tags),
  update(region, name, before, after) {
    const { settings, configuration, serviceConnectDefaults, ...rest } = inputOf(after);
    const cluster = name;
    callService(region, updateCluster, {
      cluster,
      settings,
      configuration,
      serviceConnectDefaults,
    });
    const { capacityProviders = [], defaultCapacityProviderStrategy = [] } = rest;
    callService(region, putClusterCapacityProviders, {
      cluster,
      capacityProviders,
      defaultCapacityProviderStrategy,
    });
    changeTags(region, name, inputOf(before).tags, rest.tags);
  },
  remove(region, name) {
    try {
      deleteCluster.run({ cluster: name }, region);
    } catch (error) {
      if (error instanceof AwsError && error.code === ClusterNotFoundException$[2]) return;
      throw error;
    }
  },
  attribute: (region, name, attribute) =>
    attribute === 'Arn' ? clusterArn(region, name) : undefined,
};

// --- internal ---

interface Tag {
  key: string;
  value: string;
}

/** The properties as CreateCluster calls them. */
function inputOf({ ClusterSettings, ClusterName: _name, ...properties }: Properties): {
  settings?: unknown;
  configuration?: unknown;
  serviceConnectDefaults?: unknown;
  capacityProviders?: unknown;
  defaultCapacityProviderStrategy?: unknown;
  tags?: Tag[];
} {
  const settings = ClusterSettings === undefined ? {} : { settings: camelCased(ClusterSettings) };
  return { ...(camelCased(properties) as object), ...settings };
}

function changeTags(region: Region, name: string, before: Tag[] = [], after: Tag[] = []): void {
  const resourceArn = clusterArn(region, name);
  const gone = before.map(({ key }) => key).filter((key) => !after.some((tag) => tag.key === key));
  if (gone.length > 0) callService(region, untagResource, { resourceArn, tagKeys: gone });
  if (after.length > 0) callService(region, tagResource, { resourceArn, tags: after });
}
